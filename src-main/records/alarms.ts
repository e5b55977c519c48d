/** The log of alarms: rows are only added, triggers refuse everything else. */
import {
  type Alarm,
  type AlarmChange,
  type AlarmEnd,
  type AlarmKind,
  type AlarmPriority,
  type AlarmSubject,
  ofStation,
} from '../../src-shared/domain/alarm';
import { type AlarmId, alarmId } from '../../src-shared/domain/ids';
import { type Deed, noteChange } from './audit';
import type { Reader, Writer } from './handles';

interface AlarmRow {
  readonly id: number;
  readonly cause: string;
  readonly kind: AlarmKind;
  readonly priority: AlarmPriority;
  readonly subject: string;
  readonly raised_at_ms: number;
  readonly acknowledged_at_ms: number | null;
  readonly acknowledged_by: string | null;
  readonly cleared_at_ms: number | null;
  readonly ending: AlarmEnd | null;
}

/** An alarm as its events have left it. */
const alarmRows = `
  SELECT a.id, a.cause, a.kind, a.priority, a.raised_at_ms,
    ifnull((SELECT u.subject FROM alarm_event u WHERE u.alarm = a.id AND u.what = 'updated' ORDER BY u.id DESC LIMIT 1),
      a.subject) AS subject,
    k.at_ms AS acknowledged_at_ms, k.operator AS acknowledged_by, c.at_ms AS cleared_at_ms, c.ending
  FROM alarm a
  LEFT JOIN alarm_event k ON k.alarm = a.id AND k.what = 'acknowledged'
  LEFT JOIN alarm_event c ON c.alarm = a.id AND c.what = 'cleared'`;

const rowToAlarm = (row: AlarmRow): Alarm => ({
  id: alarmId(row.id),
  cause: row.cause,
  kind: row.kind,
  priority: row.priority,
  // What an older alarm did not say yet, it does not say.
  subject: { ...ofStation, ...(JSON.parse(row.subject) as Partial<AlarmSubject>) },
  raisedAtMs: row.raised_at_ms,
  acknowledgedAtMs: row.acknowledged_at_ms,
  acknowledgedBy: row.acknowledged_by ?? '',
  clearedAtMs: row.cleared_at_ms,
  end: row.ending,
});

/** In one commit, in their order. */
export function noteAlarms(writer: Writer, changes: readonly AlarmChange[]): void {
  writer.transaction(() => {
    for (const change of changes) noteAlarm(writer, change);
  });
}

function noteAlarm(writer: Writer, change: AlarmChange): void {
  const { id, cause, kind, priority, subject, raisedAtMs } = change.alarm;
  if (change.what === 'raised') {
    writer.run(
      'INSERT INTO alarm (id, cause, kind, priority, subject, raised_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      cause,
      kind,
      priority,
      JSON.stringify(subject),
      raisedAtMs,
    );
    return;
  }
  writer.run(
    'INSERT INTO alarm_event (alarm, what, at_ms, subject, ending) VALUES (?, ?, ?, ?, ?)',
    id,
    change.what,
    change.atMs,
    change.what === 'updated' ? JSON.stringify(subject) : null,
    change.what === 'cleared' ? change.end : null,
  );
}

/** Throws SQLite's constraint error when it was acknowledged before. */
export function noteAcknowledged(writer: Writer, alarm: Alarm, by: Deed): void {
  writer.transaction(() => {
    writer.run(
      `INSERT INTO alarm_event (alarm, what, at_ms, operator) VALUES (?, 'acknowledged', ?, ?)`,
      alarm.id,
      by.atMs,
      by.operator,
    );
    noteChange(writer, {
      ...by,
      kind: 'alarm',
      action: 'acknowledge',
      subject: `#${alarm.id} ${alarm.kind}`,
      before: null,
      after: { raisedAt: new Date(alarm.raisedAtMs).toISOString(), ...subjectForPeople(alarm.subject) },
    });
  });
}

const subjectForPeople = ({ camera, cameras, network }: AlarmSubject): object => ({
  ...(camera && { camera: camera.name || `${camera.cameraId} (${camera.address})` }),
  ...(cameras.length > 0 && { cameras: cameras.length }),
  ...(network && { network }),
});

export interface StandingAlarms {
  readonly open: readonly Alarm[];
  /** Of the newest alarm of all; 0 when there was none yet. */
  readonly lastId: AlarmId;
}

/** What a start goes on with. */
export function standingAlarms(reader: Reader): StandingAlarms {
  const last = reader.get<{ id: number | null }>('SELECT max(id) AS id FROM alarm');
  const open = reader.all<AlarmRow>(`${alarmRows} WHERE c.id IS NULL ORDER BY a.id`).map(rowToAlarm);
  return { open, lastId: alarmId(last?.id ?? 0) };
}

export interface AlarmPageRequest {
  /** Those before this one; null begins with the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** Alarms that are over, newest first. */
export const alarmHistory = (reader: Reader, { before, limit }: AlarmPageRequest): Alarm[] =>
  reader
    .all<AlarmRow>(
      `${alarmRows} WHERE c.id IS NOT NULL AND a.id < ? ORDER BY a.id DESC LIMIT ?`,
      before ?? Number.MAX_SAFE_INTEGER,
      limit,
    )
    .map(rowToAlarm);
