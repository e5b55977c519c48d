import { expect, test } from 'vitest';
import { alarmHistory, noteAcknowledged, noteAlarms, standingAlarms } from '../../src-main/records/alarms';
import { listAudit } from '../../src-main/records/audit-pages';
import { cameraFacts } from '../../src-main/records/camera-facts';
import { setAdmission } from '../../src-main/records/cameras';
import { recordFailedTransfers } from '../../src-main/records/transfers';
import type { Alarm } from '../../src-shared/domain/alarm';
import { alarmId, cameraKey } from '../../src-shared/domain/ids';
import { addTestCapture, newRecords } from '../support/station-records';

const alarm = (id: number): Alarm => ({
  id: alarmId(id),
  cause: 'network-failure *',
  kind: 'network-failure',
  priority: 'high',
  subject: { camera: null, cameras: [cameraKey(1)], network: null, standstill: null, photoProblem: null, detail: null },
  raisedAtMs: 1000 + id,
  acknowledgedAtMs: null,
  acknowledgedBy: '',
  clearedAtMs: null,
  end: null,
});

test('an alarm is what its events have made of it', () => {
  const { writer } = newRecords();
  expect(standingAlarms(writer)).toEqual({ open: [], lastId: 0 });
  const more = { ...alarm(1), subject: { ...alarm(1).subject, cameras: [cameraKey(1), cameraKey(2)] } };
  noteAlarms(writer, [
    { what: 'raised', alarm: alarm(1) },
    { what: 'raised', alarm: alarm(2) },
    { what: 'updated', alarm: more, atMs: 1500 },
  ]);
  noteAcknowledged(writer, more, { operator: 'Ada', atMs: 2000 });
  noteAlarms(writer, [{ what: 'cleared', alarm: alarm(2), atMs: 3000, end: 'folded' }]);
  expect(standingAlarms(writer)).toEqual({
    open: [{ ...more, acknowledgedAtMs: 2000, acknowledgedBy: 'Ada' }],
    lastId: 2,
  });
  expect(alarmHistory(writer, { before: null, limit: 5 })).toEqual([{ ...alarm(2), clearedAtMs: 3000, end: 'folded' }]);
  expect(listAudit(writer, { filter: { kind: 'alarm' }, before: null, limit: 5 })).toMatchObject([
    { operator: 'Ada', action: 'acknowledge', subject: '#1 network-failure' },
  ]);
});

test('the log of alarms is only added to, and nothing is acknowledged or cleared twice', () => {
  const { writer } = newRecords();
  noteAlarms(writer, [{ what: 'raised', alarm: alarm(1) }]);
  noteAcknowledged(writer, alarm(1), { operator: 'Ada', atMs: 2000 });
  expect(() => noteAcknowledged(writer, alarm(1), { operator: 'Bob', atMs: 2001 })).toThrow('never replaced');
  expect(listAudit(writer, { filter: {}, before: null, limit: 5 })).toHaveLength(1);
  for (const table of ['alarm', 'alarm_event']) {
    expect(() => writer.run(`DELETE FROM ${table}`)).toThrow('never removed');
    expect(() => writer.run(`UPDATE ${table} SET id = 9`)).toThrow('never changed');
  }
  const cleared = { what: 'cleared', alarm: alarm(1), atMs: 3000, end: 'over' } as const;
  expect(() => noteAlarms(writer, [{ what: 'raised', alarm: alarm(2) }, cleared, cleared])).toThrow('never replaced');
  expect(standingAlarms(writer)).toMatchObject({ open: [{ id: 1 }], lastId: 1 });
});

test('no program replaces an alarm or an event, by its number or by what it is of its alarm', () => {
  const { writer } = newRecords();
  noteAlarms(writer, [
    { what: 'raised', alarm: alarm(1) },
    { what: 'updated', alarm: alarm(1), atMs: 1500 },
    { what: 'updated', alarm: alarm(1), atMs: 1600 },
  ]);
  noteAcknowledged(writer, alarm(1), { operator: 'Ada', atMs: 2000 });
  const rows = (): unknown[] => [writer.all('SELECT * FROM alarm'), writer.all('SELECT * FROM alarm_event')];
  const before = rows();
  for (const statement of [
    'INSERT OR REPLACE INTO alarm SELECT * FROM alarm',
    'REPLACE INTO alarm_event SELECT * FROM alarm_event ORDER BY id LIMIT 1',
    `INSERT OR REPLACE INTO alarm_event (alarm, what, at_ms, operator) VALUES (1, 'acknowledged', 9, 'Mallory')`,
  ]) {
    expect(() => writer.db.exec(statement)).toThrow('never replaced');
  }
  expect(rows()).toEqual(before);
});

test('the history comes page by page, newest first', () => {
  const { writer } = newRecords();
  for (let id = 1; id <= 25; id += 1) {
    noteAlarms(writer, [
      { what: 'raised', alarm: alarm(id) },
      { what: 'cleared', alarm: alarm(id), atMs: 5000, end: 'over' },
    ]);
  }
  const first = alarmHistory(writer, { before: null, limit: 10 });
  const rest = alarmHistory(writer, { before: first.at(-1)?.id ?? null, limit: 100 });
  expect([...first, ...rest].map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, at) => 25 - at));
});

test('a camera has a usual gap when it sent regularly, and a night among them does not count', () => {
  const { writer } = newRecords();
  const nowMs = 1_790_000_000_000;
  const night = 12 * 3_600_000;
  for (let at = 0; at < 20; at += 1)
    addTestCapture(writer, { cameraId: 1, receivedAtMs: nowMs - at * 30_000 - (at > 9 ? night : 0) });
  for (let at = 0; at < 4; at += 1) addTestCapture(writer, { cameraId: 2, receivedAtMs: nowMs - at * 30_000 });
  for (let at = 0; at < 20; at += 1) addTestCapture(writer, { cameraId: 3, receivedAtMs: nowMs - at * night });
  const camera = { cameraId: 2, address: '10.0.0.1', port: 44_444 };
  const failed = { camera, packetCount: 9, receivedPackets: 3, missing: [1], rounds: 2 };
  recordFailedTransfers(writer, [
    { ...failed, atMs: nowMs - 60_000, reason: 'incomplete' },
    { ...failed, atMs: nowMs - 60_000, reason: 'too-large' },
    { ...failed, atMs: nowMs - 2 * 3_600_000, reason: 'incomplete' },
  ]);
  setAdmission(writer, cameraKey(3), 'blocked', { operator: '', atMs: nowMs });
  expect(
    cameraFacts(writer, nowMs).map(({ cameraId, usualGapMs, incompleteLastHour, tooLargeLastHour, admission }) => [
      cameraId,
      usualGapMs,
      incompleteLastHour,
      tooLargeLastHour,
      admission,
    ]),
  ).toEqual([
    [1, 30_000, 0, 0, 'new'],
    [2, null, 1, 1, 'new'],
    [3, null, 0, 0, 'blocked'],
  ]);
});
