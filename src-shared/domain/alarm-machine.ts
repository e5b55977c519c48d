/**
 * Which alarms stand, from what is wrong at one moment after the other. Pure: the clock is an argument, and the state a
 * value. A cause raises one alarm, after it has lasted a little, and ends it when it has been gone for a little longer; one
 * that keeps coming back stays up. However bad the day, no more than `raisedMost` alarms of single cameras in ten minutes
 * (the rate EEMUA 191 calls manageable): the others wait and come if they still hold.
 */
import { type Alarm, type AlarmChange, type AlarmEnd, type AlarmKind, alarmPriority, type Condition } from './alarm';
import { type AlarmId, alarmId } from './ids';

const minuteMs = 60_000;

/** How long a cause must hold before its alarm, and must be gone before it ends. */
const delays: Readonly<Record<AlarmKind, { readonly onMs: number; readonly offMs: number }>> = {
  'storage-unavailable': { onMs: 5000, offMs: 30_000 },
  'port-not-open': { onMs: 5000, offMs: 15_000 },
  'station-cut-off': { onMs: 5000, offMs: 15_000 },
  'network-failure': { onMs: 15_000, offMs: minuteMs },
  'inspection-failed': { onMs: 5000, offMs: minuteMs },
  'disk-nearly-full': { onMs: 5000, offMs: minuteMs },
  'disk-fills': { onMs: 5000, offMs: minuteMs },
  'camera-silent': { onMs: 15_000, offMs: 30_000 },
  'duplicate-id': { onMs: 5000, offMs: minuteMs },
  'photos-too-large': { onMs: 0, offMs: minuteMs },
  'incomplete-transfers': { onMs: 0, offMs: minuteMs },
  'photo-problem': { onMs: 15_000, offMs: minuteMs },
  'report-failed': { onMs: 0, offMs: 5000 },
  'backup-failed': { onMs: 0, offMs: 5000 },
  // As long as a start may take until it knows whether the broker is still away.
  'output-failed': { onMs: 0, offMs: 30_000 },
};

/** Raised so often within the hour, a cause chatters: its alarm then stays until it has been gone for long. */
const chatter = { raisings: 3, withinMs: 60 * minuteMs, offMs: 30 * minuteMs } as const;
/** Alarms of single cameras in so long a time. */
export const alarmRate = { raisedMost: 10, withinMs: 10 * minuteMs } as const;
/** What an alarm says of itself changes in the log at most so often. */
const updateEveryMs = minuteMs;

interface Cause {
  /** Null until it is raised, and after it has ended. */
  readonly alarm: Alarm | null;
  /** Since when it holds; null when it does not. */
  readonly sinceMs: number | null;
  readonly lastMetMs: number;
  /** The last times it was raised. */
  readonly raisings: readonly number[];
  readonly updatedAtMs: number;
  /** How long it must be gone; decided when it is raised. */
  readonly offMs: number;
}

export interface AlarmState {
  readonly causes: ReadonlyMap<string, Cause>;
  /** When alarms of single cameras were raised lately. */
  readonly raisings: readonly number[];
  readonly lastId: AlarmId;
}

export interface AlarmStep {
  readonly state: AlarmState;
  readonly changes: readonly AlarmChange[];
}

/** Everything that is wrong now. `folded`: causes that raise nothing of their own, each with the one that stands for it. */
export interface Conditions {
  readonly met: readonly Condition[];
  readonly folded: ReadonlyMap<string, string>;
}

/** The alarms that stood when the station was closed go on; `lastId` was given to the newest alarm of all. */
export function restoredAlarms(open: readonly Alarm[], lastId: AlarmId, nowMs: number): AlarmState {
  const causes = open.map((alarm): [string, Cause] => [
    alarm.cause,
    {
      alarm,
      sinceMs: alarm.raisedAtMs,
      lastMetMs: nowMs,
      raisings: [alarm.raisedAtMs],
      updatedAtMs: nowMs,
      offMs: delays[alarm.kind].offMs,
    },
  ]);
  return { causes: new Map(causes), raisings: [], lastId };
}

export const activeAlarms = (state: AlarmState): readonly Alarm[] =>
  [...state.causes.values()].flatMap(({ alarm }) => alarm ?? []);

/** The alarm of that cause, when it stands. */
export const raisedAlarm = (state: AlarmState, cause: string): Alarm | null => state.causes.get(cause)?.alarm ?? null;

export function stepAlarms(state: AlarmState, { met, folded }: Conditions, nowMs: number): AlarmStep {
  const work = new Work(state, nowMs);
  const held = new Set(met.map(({ cause }) => cause));
  // What stands for others comes first: they end when it is raised, and not before.
  for (const condition of met) if (!folded.has(condition.cause)) work.meet(condition);
  for (const condition of met) if (folded.has(condition.cause)) work.hold(condition.cause);
  for (const cause of state.causes.keys()) if (!held.has(cause)) work.miss(cause);
  for (const [cause, by] of folded) work.fold(cause, by);
  return work.done();
}

/** `again`: somebody did before, and that stands. `gone`: it does not stand any more. */
export type Acknowledgement =
  | { readonly outcome: 'acknowledged'; readonly state: AlarmState; readonly alarm: Alarm }
  | { readonly outcome: 'again' | 'gone' };

export function acknowledged(state: AlarmState, id: AlarmId, by: string, atMs: number): Acknowledgement {
  for (const [name, cause] of state.causes) {
    if (cause.alarm?.id !== id) continue;
    if (cause.alarm.acknowledgedAtMs !== null) return { outcome: 'again' };
    const alarm = { ...cause.alarm, acknowledgedAtMs: atMs, acknowledgedBy: by };
    const causes = new Map(state.causes).set(name, { ...cause, alarm });
    return { outcome: 'acknowledged', state: { ...state, causes }, alarm };
  }
  return { outcome: 'gone' };
}

/** One step under way. */
class Work {
  private readonly causes: Map<string, Cause>;
  private readonly changes: AlarmChange[] = [];
  private raisings: number[];
  private lastId: number;

  constructor(
    state: AlarmState,
    private readonly nowMs: number,
  ) {
    this.causes = new Map(state.causes);
    // A clock that was set back leaves no times in the future.
    this.raisings = state.raisings.filter((at) => at <= nowMs && nowMs - at < alarmRate.withinMs);
    this.lastId = state.lastId;
  }

  meet(condition: Condition): void {
    const cause = this.hold(condition.cause);
    if (cause.alarm) this.update(cause, cause.alarm, condition);
    else if (this.nowMs - (cause.sinceMs ?? this.nowMs) >= delays[condition.kind].onMs) this.raise(cause, condition);
  }

  /** It is wrong still, or from now on. */
  hold(name: string): Cause {
    const { nowMs } = this;
    const before = this.causes.get(name) ?? { alarm: null, sinceMs: null, raisings: [], updatedAtMs: nowMs, offMs: 0 };
    const sinceMs = before.sinceMs === null ? nowMs : Math.min(before.sinceMs, nowMs);
    const cause: Cause = { ...before, sinceMs, lastMetMs: nowMs };
    this.causes.set(name, cause);
    return cause;
  }

  miss(name: string): void {
    const cause = this.causes.get(name);
    if (!cause) return;
    if (cause.alarm) {
      if (this.nowMs < cause.lastMetMs) this.causes.set(name, { ...cause, lastMetMs: this.nowMs });
      else if (this.nowMs - cause.lastMetMs >= cause.offMs) this.end(name, { ...cause, sinceMs: null }, 'over');
      return;
    }
    // Known as long as it may chatter.
    const raisings = recent(cause.raisings, this.nowMs);
    if (raisings.length === 0) this.causes.delete(name);
    else this.causes.set(name, { ...cause, sinceMs: null, raisings });
  }

  fold(name: string, by: string): void {
    const cause = this.causes.get(name);
    if (cause?.alarm && this.causes.get(by)?.alarm) this.end(name, cause, 'folded');
  }

  done(): AlarmStep {
    const state = { causes: this.causes, raisings: this.raisings, lastId: alarmId(this.lastId) };
    return { state, changes: this.changes };
  }

  private raise(cause: Cause, condition: Condition): void {
    const single = condition.subject.camera !== null;
    if (single && this.raisings.length >= alarmRate.raisedMost) return;
    if (single) this.raisings.push(this.nowMs);
    this.lastId += 1;
    const alarm: Alarm = {
      ...condition,
      id: alarmId(this.lastId),
      priority: alarmPriority(condition),
      raisedAtMs: this.nowMs,
      acknowledgedAtMs: null,
      acknowledgedBy: '',
      clearedAtMs: null,
      end: null,
    };
    const raisings = [...recent(cause.raisings, this.nowMs), this.nowMs];
    const offMs = raisings.length >= chatter.raisings ? chatter.offMs : delays[condition.kind].offMs;
    this.causes.set(condition.cause, { ...cause, alarm, raisings, offMs, updatedAtMs: this.nowMs });
    this.changes.push({ what: 'raised', alarm });
  }

  private update(cause: Cause, before: Alarm, { cause: name, subject }: Condition): void {
    if (this.nowMs - cause.updatedAtMs < updateEveryMs) return;
    if (sameSubject(before, subject)) return;
    const alarm = { ...before, subject };
    this.causes.set(name, { ...cause, alarm, updatedAtMs: this.nowMs });
    this.changes.push({ what: 'updated', alarm, atMs: this.nowMs });
  }

  private end(name: string, cause: Cause, end: AlarmEnd): void {
    if (!cause.alarm) return;
    const alarm = { ...cause.alarm, clearedAtMs: this.nowMs, end };
    this.causes.set(name, { ...cause, alarm: null });
    this.changes.push({ what: 'cleared', alarm, atMs: this.nowMs, end });
  }
}

const recent = (times: readonly number[], nowMs: number): number[] =>
  times.filter((at) => at <= nowMs && nowMs - at < chatter.withinMs);

/** A camera's new name is no news of the alarm. */
const sameSubject = (before: Alarm, subject: Condition['subject']): boolean =>
  before.subject.network === subject.network &&
  before.subject.standstill === subject.standstill &&
  before.subject.detail === subject.detail &&
  before.subject.cameras.length === subject.cameras.length &&
  before.subject.cameras.every((key) => subject.cameras.includes(key));
