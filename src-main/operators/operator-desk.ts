/** Who is at the station: signing in and out, and the people who may. PINs are looked at here, never in the window. */
import type { OperatorKey } from '../../src-shared/domain/ids';
import type { Role, Session, SignedIn } from '../../src-shared/domain/operator';
import type { OperatorChange, PinChange, SignInOutcome, WrongPin } from '../../src-shared/ipc/contract';
import type { Deed } from '../records/audit';
import type { OperatorPatch, OperatorSecret } from '../records/operators';
import type { ReaderMethods } from '../records/reader-methods';
import { RecordsError } from '../records/records-error';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { hashPin, pinMatches } from './pin';
import { waitAfter, waitLeft } from './wrong-pins';

type OperatorReads = Pick<Remote<ReaderMethods>, 'listOperators' | 'operatorSecret'>;
type OperatorWrites = Pick<
  Remote<StorageMethods>,
  | 'addOperator'
  | 'createAdministrator'
  | 'changeOperator'
  | 'setOperatorPin'
  | 'noteSignIn'
  | 'noteSignOut'
  | 'noteWrongPin'
>;

export interface OperatorDeskParts {
  readonly reader: OperatorReads;
  readonly storage: OperatorWrites;
  readonly nowMs: () => number;
  /** Null: never. */
  readonly signOutAfterMs: () => number | null;
  readonly onSession: (session: Session) => void;
  readonly onOperators: () => void;
}

/** Methods throw RecordsError, or what the storage says. */
export class OperatorDesk {
  #operator: SignedIn | null = null;
  #lastInputMs: number;
  /** PINs are looked at one after the other: many at once would get round the wait. */
  #trying: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly parts: OperatorDeskParts,
    private isNew: boolean,
  ) {
    this.#lastInputMs = parts.nowMs();
  }

  static async open(parts: OperatorDeskParts): Promise<OperatorDesk> {
    return new OperatorDesk(parts, (await parts.reader.listOperators()).length === 0);
  }

  get session(): Session {
    return { operator: this.#operator, isNew: this.isNew };
  }

  /** A key or a touch in the window. */
  noteInput(): void {
    this.#lastInputMs = this.parts.nowMs();
  }

  /** To be called every few seconds. */
  async signOutWhenIdle(): Promise<void> {
    const after = this.parts.signOutAfterMs();
    if (this.#operator && after !== null && this.parts.nowMs() - this.#lastInputMs >= after) await this.leave('idle');
  }

  signIn(key: OperatorKey, pin: string): Promise<SignInOutcome> {
    return this.inTurn(async () => {
      const looked = await this.lookAtPin(key, pin);
      if ('state' in looked) return looked;
      await this.parts.storage.noteSignIn(key, this.parts.nowMs());
      this.enter(looked.operator);
      return { state: 'signed-in', session: this.session };
    });
  }

  /** Of whoever is signed in; the old one is looked at as it is at the sign-in. Throws RecordsError `refused` for nobody. */
  changeOwnPin(old: string, pin: string): Promise<PinChange> {
    const operator = this.#operator;
    return this.inTurn(async () => {
      if (operator === null) throw new RecordsError('refused', 'nobody is signed in');
      const looked = await this.lookAtPin(operator.key, old);
      if ('state' in looked) return looked;
      await this.setPin(operator.key, pin, operator.name);
      return { state: 'changed' };
    });
  }

  private inTurn<T>(look: () => Promise<T>): Promise<T> {
    const looked = this.#trying.then(look);
    this.#trying = looked.catch(() => undefined);
    return looked;
  }

  /** Whose PIN it is, or why not. */
  private async lookAtPin(key: OperatorKey, pin: string): Promise<OperatorSecret | WrongPin> {
    const { reader, storage, nowMs } = this.parts;
    const secret = await reader.operatorSecret(key);
    const waitMs = waitLeft(secret.wrongPins, secret.lastWrongPinMs, nowMs());
    if (waitMs > 0) return { state: 'too-early', waitMs };
    if ((await pinMatches(pin, secret.pin)) && !secret.operator.disabled) return secret;
    return { state: 'wrong-pin', waitMs: waitAfter(await storage.noteWrongPin(key, nowMs())) };
  }

  private enter({ key, name, role }: SignedIn): void {
    this.noteInput();
    this.#operator = { key, name, role };
    this.parts.onSession(this.session);
    this.parts.onOperators();
  }

  /** Nobody is signed in afterwards, whatever the storage says. */
  signOut(): Promise<void> {
    return this.leave('sign-out');
  }

  private async leave(how: 'sign-out' | 'idle'): Promise<void> {
    const operator = this.#operator;
    if (!operator) return;
    this.#operator = null;
    this.parts.onSession(this.session);
    await this.parts.storage.noteSignOut(how, { operator: operator.name, atMs: this.parts.nowMs() });
  }

  async createAdministrator(name: string, pin: string): Promise<OperatorChange> {
    const { storage, nowMs } = this.parts;
    const created = await storage.createAdministrator(name, await hashPin(pin), nowMs());
    if (created.state !== 'changed') return created;
    await storage.noteSignIn(created.operator.key, nowMs());
    this.isNew = false;
    this.enter(created.operator);
    return created;
  }

  async add(name: string, role: Role, pin: string, operator: string): Promise<OperatorChange> {
    const added = await this.parts.storage.addOperator({ name, role, pin: await hashPin(pin) }, this.deed(operator));
    this.parts.onOperators();
    return added;
  }

  /** Whoever is signed in and concerned feels it at once. */
  async change(key: OperatorKey, patch: OperatorPatch, operator: string): Promise<OperatorChange> {
    const changed = await this.parts.storage.changeOperator(key, patch, this.deed(operator));
    if (changed.state === 'changed' && this.#operator?.key === key) {
      const { name, role, disabled } = changed.operator;
      this.#operator = disabled ? null : { key, name, role };
      this.parts.onSession(this.session);
    }
    this.parts.onOperators();
    return changed;
  }

  async setPin(key: OperatorKey, pin: string, operator: string): Promise<void> {
    await this.parts.storage.setOperatorPin(key, await hashPin(pin), this.deed(operator));
  }

  private deed(operator: string): Deed {
    return { operator, atMs: this.parts.nowMs() };
  }
}
