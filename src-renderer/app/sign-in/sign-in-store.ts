/** The sign-in panel: opened by whoever needs somebody to be signed in, and answered once. */
import { create } from 'zustand';
import { mayAct, type Operator, type Role } from '../../../src-shared/domain/operator';
import { ask, beforeRefusal } from '../../api/station';
import { showProblem } from '../notices';
import { setSession, useStation } from '../state/station-store';

export interface SignInState {
  readonly open: boolean;
  /** What is wanted needs this role; null when somebody just signs in or changes. */
  readonly needs: Role | null;
  /** Whoever is signed in gives themselves another PIN. */
  readonly changingPin: boolean;
  readonly operators: readonly Operator[];
  readonly chosen: Operator | null;
  /** A PIN is being looked at. */
  readonly busy: boolean;
  readonly wrong: boolean;
  /** No PIN of the chosen operator is looked at before. */
  readonly waitUntilMs: number;
}

const closed: SignInState = {
  open: false,
  needs: null,
  changingPin: false,
  operators: [],
  chosen: null,
  busy: false,
  wrong: false,
  waitUntilMs: 0,
};

export const useSignIn = create<SignInState>(() => closed);

let waiting: ((signedIn: boolean) => void)[] = [];

function close(signedIn: boolean): void {
  useSignIn.setState(closed);
  const answered = waiting;
  waiting = [];
  for (const answer of answered) answer(signedIn);
}

export const closeSignIn = (): void => close(false);

/** Resolves to whether somebody with the role is signed in then; false when the panel was closed. */
export function requestSignIn(needs: Role | null): Promise<boolean> {
  useSignIn.setState({ ...closed, open: true, needs });
  void loadOperators();
  return new Promise((resolve) => waiting.push(resolve));
}

async function loadOperators(): Promise<void> {
  const list = await ask('listOperators', undefined);
  if (!list.ok) {
    showProblem(list);
    return;
  }
  const able = list.value.filter(({ disabled }) => !disabled);
  // With one name there is nothing to choose.
  useSignIn.setState({ operators: list.value, chosen: able.length === 1 ? (able[0] ?? null) : null });
}

export const chooseOperator = (chosen: Operator | null): void =>
  useSignIn.setState({ chosen, wrong: false, waitUntilMs: 0 });

export const changePin = (): void => useSignIn.setState({ changingPin: true });

export async function enterPin(pin: string): Promise<void> {
  const { chosen, busy, needs } = useSignIn.getState();
  if (chosen === null || busy) return;
  useSignIn.setState({ busy: true, wrong: false });
  const answer = await ask('signIn', { operator: chosen.key, pin });
  useSignIn.setState({ busy: false });
  if (!answer.ok) {
    showProblem(answer);
    return;
  }
  const outcome = answer.value;
  if (outcome.state !== 'signed-in') {
    useSignIn.setState({ wrong: outcome.state === 'wrong-pin', waitUntilMs: Date.now() + outcome.waitMs });
    return;
  }
  setSession(outcome.session);
  if (needs === null || mayAct(outcome.session.operator?.role ?? null, needs)) close(true);
  else useSignIn.setState({ chosen: null });
}

/** Null when it worked; else what was wrong. */
export async function createAdministrator(name: string, pin: string): Promise<'name-taken' | 'failed' | null> {
  useSignIn.setState({ busy: true });
  const answer = await ask('createAdministrator', { name, pin });
  useSignIn.setState({ busy: false });
  if (!answer.ok) {
    showProblem(answer);
    return 'failed';
  }
  if (answer.value.state !== 'changed') return 'name-taken';
  close(true);
  return null;
}

/** Shown at once: whoever comes next must not act under the name of whoever leaves. */
export async function signOut(): Promise<void> {
  setSession({ operator: null, isNew: false });
  close(false);
  const answer = await ask('signOut', undefined);
  if (!answer.ok) showProblem(answer);
}

/** Does it at once when whoever is signed in may, or after somebody who may has signed in. */
export function withRole(needs: Role, action: () => void): void {
  if (mayAct(useStation.getState().session?.operator?.role ?? null, needs)) action();
  else void requestSignIn(needs).then((signedIn) => signedIn && action());
}

/** What the station refuses for want of somebody signed in is asked again after the panel. */
export const connectSignIn = (): void => beforeRefusal(requestSignIn);
