import { type Alarm, type AlarmChange, byUrgency } from '../../src-shared/domain/alarm';
import { conditionsNow, type StationFacts } from '../../src-shared/domain/alarm-conditions';
import {
  type AlarmState,
  acknowledged,
  activeAlarms,
  restoredAlarms,
  stepAlarms,
} from '../../src-shared/domain/alarm-machine';
import type { AlarmId } from '../../src-shared/domain/ids';
import type { AlarmAcknowledgement } from '../../src-shared/ipc/contract';

export interface AlarmDeskParts {
  readonly standing: { readonly open: readonly Alarm[]; readonly lastId: AlarmId };
  readonly nowMs: () => number;
  readonly facts: () => Promise<StationFacts>;
  /** Writes into the log; rejects while the storage is not available. */
  readonly note: (changes: readonly AlarmChange[]) => Promise<void>;
  readonly noteAcknowledged: (alarm: Alarm, by: { operator: string; atMs: number }) => Promise<void>;
  readonly onChange: (active: readonly Alarm[]) => void;
}

/**
 * Holds the alarms that stand. What happens to them is written into the log as soon as the storage takes it: the alarm that
 * says that it takes nothing must not wait for it.
 */
export class AlarmDesk {
  private state: AlarmState;
  /** In their order, not yet in the log. */
  private unwritten: readonly AlarmChange[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: AlarmDeskParts) {
    this.state = restoredAlarms(parts.standing.open, parts.standing.lastId, parts.nowMs());
  }

  /** The most urgent first. */
  get active(): readonly Alarm[] {
    return activeAlarms(this.state).toSorted(byUrgency);
  }

  /** Looks at the station once. Rejects when it cannot be looked at, or the log takes nothing: the next look goes on. */
  look(): Promise<void> {
    return this.inTurn(async () => {
      const facts = await this.parts.facts();
      const { state, changes } = stepAlarms(this.state, conditionsNow(facts, this.state), facts.nowMs);
      this.state = state;
      this.unwritten = [...this.unwritten, ...changes];
      if (changes.length > 0) this.parts.onChange(this.active);
      await this.write();
    });
  }

  /** Rejects while the storage is not available: nobody's name would be in the log. */
  acknowledge(id: AlarmId, operator: string): Promise<AlarmAcknowledgement> {
    return this.inTurn(async () => {
      const by = { operator, atMs: this.parts.nowMs() };
      const answer = acknowledged(this.state, id, operator, by.atMs);
      if (answer.outcome !== 'acknowledged') return { state: answer.outcome };
      await this.write();
      await this.parts.noteAcknowledged(answer.alarm, by);
      this.state = answer.state;
      this.parts.onChange(this.active);
      return { state: 'acknowledged' };
    });
  }

  private async write(): Promise<void> {
    if (this.unwritten.length === 0) return;
    await this.parts.note(this.unwritten);
    this.unwritten = [];
  }

  /** One after the other: no look may come between an acknowledgement and its place in the log. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
