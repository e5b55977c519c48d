import { expect, test } from 'vitest';
import { AlarmDesk } from '../../src-main/alarms/alarm-desk';
import { alarmHistory, noteAcknowledged, noteAlarms, standingAlarms } from '../../src-main/records/alarms';
import type { Writer } from '../../src-main/records/handles';
import type { StationFacts } from '../../src-shared/domain/alarm-conditions';
import { alarmId } from '../../src-shared/domain/ids';
import { outputOff } from '../../src-shared/domain/mqtt-output';
import { newRecords } from '../support/station-records';

/** A station whose storage may be away, on a clock of its own, with a real log. */
function openDesk(writer: Writer) {
  const station = { nowMs: 1_790_000_000_000, storageAway: false, inspectionFailed: false, told: 0 };
  const facts = (): StationFacts => ({
    nowMs: station.nowMs,
    udp: { state: 'listening', problem: null },
    listeningSinceMs: 0,
    storage: {
      state: station.storageAway ? 'unavailable' : 'ok',
      problem: station.storageAway ? 'disk-full' : null,
      detail: null,
      freeBytes: 10 ** 12,
      quarantinedFiles: 0,
      missingFiles: 0,
    },
    disk: { daysLeft: null, roomShort: false },
    inspection: { state: station.inspectionFailed ? 'failed' : 'ready', problem: null },
    reportProblem: null,
    backupProblem: null,
    output: outputOff,
    cameras: [],
    sharedIds: new Set(),
    links: new Map(),
    silentAfterMs: 60_000,
    simulatedSinceMs: 0,
  });
  const stored = async (work: () => void): Promise<void> => {
    if (station.storageAway) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    work();
  };
  const desk = new AlarmDesk({
    standing: standingAlarms(writer),
    nowMs: () => station.nowMs,
    facts: async () => facts(),
    note: (changes) => stored(() => noteAlarms(writer, changes)),
    noteAcknowledged: (alarm, by) => stored(() => noteAcknowledged(writer, alarm, by)),
    onChange: () => {
      station.told += 1;
    },
  });
  const run = async (looks: number): Promise<void> => {
    for (let look = 0; look < looks; look += 1) {
      station.nowMs += 5000;
      await desk.look().catch(() => undefined);
    }
  };
  return { station, desk, run };
}

test('the alarm that nothing can be stored stands at once, and is in the log when something can', async () => {
  const { writer } = newRecords();
  const { station, desk, run } = openDesk(writer);
  station.storageAway = true;
  await run(5);
  expect(desk.active).toMatchObject([{ kind: 'storage-unavailable', priority: 'high' }]);
  expect(standingAlarms(writer).open).toEqual([]);
  await expect(desk.acknowledge(alarmId(1), 'Ada')).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(desk.active[0]?.acknowledgedAtMs).toBeNull();
  station.storageAway = false;
  await run(1);
  expect(standingAlarms(writer).open).toMatchObject([{ kind: 'storage-unavailable' }]);
  await run(10);
  expect(alarmHistory(writer, { before: null, limit: 9 })).toMatchObject([
    { kind: 'storage-unavailable', end: 'over', acknowledgedAtMs: null },
  ]);
  expect(station.told).toBe(2);
});

test('of two who acknowledge at once one does, and a restart knows of it', async () => {
  const { writer } = newRecords();
  const { station, desk, run } = openDesk(writer);
  station.inspectionFailed = true;
  await run(3);
  const answers = await Promise.all([desk.acknowledge(alarmId(1), 'Ada'), desk.acknowledge(alarmId(1), 'Bob')]);
  expect(answers).toEqual([{ state: 'acknowledged' }, { state: 'again' }]);
  expect(await desk.acknowledge(alarmId(7), 'Bob')).toEqual({ state: 'gone' });
  const next = openDesk(writer);
  next.station.nowMs = station.nowMs + 3_600_000;
  next.station.inspectionFailed = true;
  await next.run(20);
  expect(next.desk.active).toMatchObject([{ id: 1, acknowledgedBy: 'Ada' }]);
});
