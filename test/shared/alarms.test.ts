import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byUrgency } from '../../src-shared/domain/alarm';
import { acknowledged, alarmRate } from '../../src-shared/domain/alarm-machine';
import { alarmId, cameraKey } from '../../src-shared/domain/ids';
import { AlarmLine, type LineCamera, minuteMs } from '../support/alarm-line';

const hourMs = 60 * minuteMs;
const camera = (line: AlarmLine, at: number): LineCamera => line.cameras[at] as LineCamera;
const silence = (line: AlarmLine, cameras: readonly LineCamera[]): void => {
  for (const each of line.cameras) each.sends = !cameras.includes(each);
};

describe('a silent camera', () => {
  it('raises one alarm after the allowed silence and clears it when it sends again', () => {
    const line = new AlarmLine(10).run(hourMs);
    expect(line.changes).toEqual([]);
    camera(line, 3).sends = false;
    line.run(5 * minuteMs);
    expect(line.kinds).toEqual([]);
    line.run(minuteMs);
    expect(line.kinds).toEqual(['camera-silent 4']);
    line.run(8 * hourMs);
    expect(line.raised()).toHaveLength(1);
    camera(line, 3).sends = true;
    line.run(2 * minuteMs);
    expect(line.kinds).toEqual([]);
    expect(line.changes.map(({ what }) => what)).toEqual(['raised', 'cleared']);
  });

  it('is given three of its usual gaps when these are longer', () => {
    const line = new AlarmLine(2, { everyMs: 10 * minuteMs }).run(2 * hourMs);
    camera(line, 0).sends = false;
    line.run(29 * minuteMs);
    expect(line.kinds).toEqual([]);
    line.run(12 * minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
  });

  it('is not missed when it is blocked, or was taken away a week ago', () => {
    const line = new AlarmLine(2);
    silence(line, [camera(line, 0)]);
    line.run(10 * minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
    camera(line, 0).blocked = true;
    line.run(minuteMs);
    expect(line.kinds).toEqual([]);
    camera(line, 1).sends = false;
    line.restart(8 * 24 * hourMs).run(hourMs);
    expect(line.kinds).toEqual([]);
  });

  it('is not held against it while the station was closed, and is still known after', () => {
    const line = new AlarmLine(4).run(minuteMs);
    camera(line, 0).sends = false;
    line.run(10 * minuteMs).restart(12 * hourMs);
    line.run(4 * minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
    expect(line.raised()).toHaveLength(1);
  });

  it('means nothing while the port is not open', () => {
    const line = new AlarmLine(20).run(minuteMs);
    line.station = { udp: { state: 'failed', problem: 'EADDRINUSE' }, listeningSinceMs: null };
    silence(line, line.cameras);
    line.run(hourMs);
    expect(line.kinds).toEqual(['port-not-open']);
  });

  it('of a simulated camera counts only while it is heard in this run', () => {
    const line = new AlarmLine(1).run(minuteMs);
    const simulated = { ...camera(line, 0), address: '127.0.0.1', sends: false };
    line.cameras.splice(0, 1, simulated);
    line.station = { simulatedSinceMs: line.nowMs + 1 };
    line.run(hourMs);
    expect(line.kinds).toEqual([]);
    line.station = {};
    line.run(minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
  });
});

describe('cameras that fall silent together', () => {
  it('raise one alarm, which names how many', () => {
    const line = new AlarmLine(60).run(hourMs);
    silence(line, line.cameras);
    line.run(2 * hourMs);
    expect(line.raised()).toHaveLength(1);
    expect(line.active).toMatchObject([
      { kind: 'network-failure', priority: 'medium', subject: { network: '10.0.0.0/24', standstill: 'station' } },
    ]);
    expect(line.active[0]?.subject.cameras).toHaveLength(60);
  });

  it('raise one alarm when they are of several networks', () => {
    const line = new AlarmLine(60, { perNetwork: 10 }).run(hourMs);
    silence(line, line.cameras);
    line.run(2 * hourMs);
    expect(line.raised()).toHaveLength(1);
    expect(line.active).toMatchObject([{ kind: 'network-failure', subject: { network: null } }]);
    expect(line.active[0]?.subject.cameras).toHaveLength(60);
  });

  it('raise one alarm however far apart their photos are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 100 }), fc.integer({ min: 2, max: 55 }), (count, everySeconds) => {
        const line = new AlarmLine(count, { everyMs: everySeconds * 1000 }).run(5 * minuteMs);
        silence(line, line.cameras);
        line.run(15 * minuteMs);
        expect(line.raised()).toHaveLength(1);
        expect(line.active[0]?.subject.cameras).toHaveLength(count);
      }),
      { numRuns: 8 },
    );
  });

  it('fold the single alarms that stood, and give them back when the rest sends again', () => {
    const line = new AlarmLine(30).run(minuteMs);
    silence(line, [camera(line, 0)]);
    line.run(10 * minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
    silence(line, line.cameras);
    line.run(10 * minuteMs);
    expect(line.kinds).toEqual(['network-failure']);
    expect(line.changes.map(({ what, alarm }) => `${what} ${alarm.kind} ${alarm.end ?? ''}`)).toEqual([
      'raised camera-silent ',
      'raised network-failure ',
      'cleared camera-silent folded',
    ]);
    silence(line, [camera(line, 0), camera(line, 7)]);
    line.run(30_000);
    expect(line.kinds).toEqual(['network-failure']);
    line.run(2 * minuteMs);
    expect(line.kinds.toSorted()).toEqual(['camera-silent 1', 'camera-silent 8']);
  });

  it('say in the log when more join, at most once a minute', () => {
    const line = new AlarmLine(40).run(minuteMs);
    silence(line, line.cameras.slice(0, 20));
    line.run(10 * minuteMs);
    silence(line, line.cameras.slice(0, 30));
    line.run(10 * minuteMs);
    expect(line.raised()).toHaveLength(1);
    expect(line.active[0]?.subject.cameras).toHaveLength(30);
    const updates = line.changes.filter(({ what }) => what === 'updated');
    expect(updates.length).toBeGreaterThan(0);
    expect(updates.length).toBeLessThan(4);
  });

  it('survive a restart as the same alarm', () => {
    const line = new AlarmLine(60).run(minuteMs);
    silence(line, line.cameras);
    line
      .run(10 * minuteMs)
      .restart(8 * hourMs)
      .run(hourMs);
    expect(line.raised()).toHaveLength(1);
    silence(line, []);
    line.run(3 * minuteMs);
    expect(line.active).toEqual([]);
  });
});

describe('a line that stands', () => {
  const about = (line: AlarmLine) =>
    line.active.map(({ kind, priority, subject }) => [kind, priority, subject.standstill, subject.cameras.length]);

  it('is told from a failure: all cameras of the station, or all of one product, or only a part of them', () => {
    const line = new AlarmLine(30, { perNetwork: 10 });
    for (const [at, each] of line.cameras.entries()) each.product = at < 10 ? 1 : 2;
    line.run(minuteMs);
    silence(line, line.cameras.slice(0, 10));
    line.run(10 * minuteMs);
    expect(about(line)).toEqual([['network-failure', 'medium', 'products', 10]]);
    silence(line, []);
    line.run(5 * minuteMs);
    silence(line, line.cameras.slice(10, 20));
    line.run(10 * minuteMs);
    expect(about(line)).toEqual([['network-failure', 'high', null, 10]]);
    silence(line, []);
    line.run(5 * minuteMs);
    silence(line, line.cameras);
    line.run(10 * minuteMs);
    expect(about(line)).toEqual([['network-failure', 'medium', 'station', 30]]);
  });

  it('of two cameras is one alarm too; a single one of them is missed by itself', () => {
    const line = new AlarmLine(2).run(minuteMs);
    silence(line, line.cameras);
    line.run(10 * minuteMs);
    expect(about(line)).toEqual([['network-failure', 'medium', 'station', 2]]);
    silence(line, [camera(line, 1)]);
    line.run(3 * minuteMs);
    expect(line.kinds).toEqual(['camera-silent 2']);
  });
});

describe('a station that is cut off', () => {
  const link = (line: AlarmLine, cameras: readonly LineCamera[], sinceMs: number | null): void => {
    const network = '10.0.0.0/24';
    line.station = { links: new Map(cameras.map(({ key }) => [cameraKey(key), { network, sinceMs }])) };
  };

  it('says so within seconds, and blames no camera, also not in the time after', () => {
    const line = new AlarmLine(20, { perNetwork: 10 }).run(minuteMs);
    const cut = line.cameras.slice(0, 10);
    link(line, cut, null);
    silence(line, cut);
    line.run(15_000);
    expect(line.active).toMatchObject([
      { kind: 'station-cut-off', priority: 'high', subject: { network: '10.0.0.0/24' } },
    ]);
    expect(line.active[0]?.subject.cameras).toHaveLength(10);
    line.run(2 * hourMs);
    expect(line.kinds).toEqual(['station-cut-off']);
    link(line, cut, line.nowMs);
    line.run(4 * minuteMs);
    expect(line.kinds).toEqual([]);
    // Those that are not heard in the time a camera may be silent are missed then.
    line.run(4 * minuteMs);
    expect(line.kinds).toEqual(['network-failure']);
  });

  it('is none while nobody was heard through that connection, and cameras that were silent before stay so', () => {
    const line = new AlarmLine(4).run(minuteMs);
    silence(line, [camera(line, 0)]);
    line.run(10 * minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
    camera(line, 1).blocked = true;
    link(line, [camera(line, 1)], null);
    line.run(minuteMs);
    expect(line.kinds).toEqual(['camera-silent 1']);
    link(line, line.cameras, null);
    line.run(minuteMs);
    expect(line.kinds.toSorted()).toEqual(['camera-silent 1', 'station-cut-off']);
  });
});

describe('troubles of cameras', () => {
  it('have an alarm each while they are few, and one together when many share it', () => {
    const line = new AlarmLine(60).run(minuteMs);
    for (const each of line.cameras.slice(0, 2)) each.dark = true;
    line.run(5 * minuteMs);
    expect(line.kinds).toEqual(['photo-problem 1', 'photo-problem 2']);
    for (const each of line.cameras) each.dark = true;
    line.run(5 * minuteMs);
    expect(line.kinds).toEqual(['photo-problem']);
    expect(line.active[0]?.subject).toMatchObject({ photoProblem: 'too-dark', camera: null });
    expect(line.active[0]?.subject.cameras).toHaveLength(60);
  });

  it('begin when they are repeated, and stay until the hour is clean', () => {
    const line = new AlarmLine(3).run(minuteMs);
    camera(line, 0).tooLargeLastHour = 2;
    camera(line, 1).incompleteLastHour = 4;
    line.run(minuteMs);
    expect(line.kinds).toEqual([]);
    camera(line, 0).tooLargeLastHour = 3;
    camera(line, 1).incompleteLastHour = 5;
    line.run(minuteMs);
    expect(line.kinds).toEqual(['photos-too-large 1', 'incomplete-transfers 2']);
    camera(line, 0).tooLargeLastHour = 1;
    camera(line, 1).incompleteLastHour = 1;
    line.run(2 * minuteMs);
    expect(line.kinds).toEqual(['photos-too-large 1']);
  });

  it('name an id once, however many boards use it', () => {
    const line = new AlarmLine(3).run(minuteMs);
    line.station = { sharedIds: new Set([1, 2]) };
    line.run(minuteMs);
    expect(line.kinds).toEqual(['duplicate-id 1', 'duplicate-id 2']);
  });
});

describe('troubles of the station', () => {
  const storage = {
    state: 'ok',
    problem: null,
    detail: null,
    freeBytes: 10 ** 12,
    quarantinedFiles: 0,
    missingFiles: 0,
  } as const;

  it('are alarms of their own, the most urgent first', () => {
    const line = new AlarmLine(1);
    line.station = {
      storage: { ...storage, state: 'unavailable', problem: 'disk-full', freeBytes: 0 },
      inspection: { state: 'failed', problem: 'no memory' },
    };
    line.run(minuteMs);
    expect(line.active.toSorted(byUrgency).map(({ kind, priority }) => [kind, priority])).toEqual([
      ['storage-unavailable', 'high'],
      ['inspection-failed', 'medium'],
    ]);
  });

  it('do not chatter about a disk whose free space goes up and down', () => {
    const line = new AlarmLine(1);
    for (let at = 0; at < 100; at += 1) {
      line.station = { storage: { ...storage, freeBytes: (at % 2 ? 1.9 : 2.1) * 2 ** 30 } };
      line.run(minuteMs);
    }
    expect(line.raised()).toHaveLength(1);
    line.station = { storage: { ...storage, freeBytes: 4 * 2 ** 30 } };
    line.run(3 * minuteMs);
    expect(line.active).toEqual([]);
  });

  it('stay up when they keep coming back', () => {
    const line = new AlarmLine(1);
    for (let at = 0; at < 120; at += 1) {
      line.station = { inspection: { state: at % 4 === 0 ? 'failed' : 'ready', problem: null } };
      line.run(minuteMs);
    }
    expect(line.raised().length).toBeLessThanOrEqual(3);
    expect(line.active).toHaveLength(1);
    line.station = {};
    line.run(32 * minuteMs);
    expect(line.active).toEqual([]);
  });

  it('are no alarm when they last a moment', () => {
    const line = new AlarmLine(1);
    line.station = { inspection: { state: 'failed', problem: null } };
    line.step();
    line.station = {};
    line.run(minuteMs);
    expect(line.changes).toEqual([]);
  });
});

describe('acknowledging', () => {
  it('is done once, and says by whom and when', () => {
    const line = new AlarmLine(2);
    silence(line, [camera(line, 0)]);
    line.run(10 * minuteMs);
    const { id } = line.active[0] ?? { id: alarmId(0) };
    const first = acknowledged(line.state, id, 'Ada', 5);
    if (first.outcome !== 'acknowledged') throw new Error(first.outcome);
    expect(first.alarm).toMatchObject({ acknowledgedBy: 'Ada', acknowledgedAtMs: 5 });
    line.state = first.state;
    expect(acknowledged(line.state, id, 'Bob', 6)).toEqual({ outcome: 'again' });
    line.run(hourMs);
    expect(line.active).toMatchObject([{ id, acknowledgedBy: 'Ada' }]);
    camera(line, 0).sends = true;
    line.run(5 * minuteMs);
    expect(acknowledged(line.state, id, 'Bob', 6)).toEqual({ outcome: 'gone' });
    camera(line, 0).sends = false;
    line.run(10 * minuteMs);
    expect(line.active).toMatchObject([{ acknowledgedBy: '', acknowledgedAtMs: null }]);
  });
});

describe('whatever happens', () => {
  const events = fc.array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 20 }),
      cameras: fc.array(fc.nat({ max: 63 }), { maxLength: 64 }),
      what: fc.constantFrom('silent', 'sends', 'dark', 'bright', 'large', 'small', 'broken', 'whole', 'restart'),
    }),
    { maxLength: 40 },
  );

  it('no cause has two alarms, ids grow, what is raised ends once, and few are raised in any ten minutes', () => {
    fc.assert(
      fc.property(events, (list) => {
        const line = new AlarmLine(64, { perNetwork: 16 }).run(minuteMs);
        for (const { minutes, cameras, what } of list) {
          if (what === 'restart') line.restart(minutes * minuteMs);
          for (const at of cameras) suffer(camera(line, at), what);
          line.run(minutes * minuteMs);
          const causes = line.active.map(({ cause }) => cause);
          expect(new Set(causes).size).toBe(causes.length);
        }
        const raised = line.raised().map(({ alarm }) => alarm);
        expect(raised.map(({ id }) => id)).toEqual(raised.map((_, at) => at + 1));
        const ended = line.changes.flatMap(({ what, alarm }) => (what === 'cleared' ? alarm.id : []));
        expect(new Set(ended).size).toBe(ended.length);
        expect(ended.length + line.active.length).toBe(raised.length);
        const singles = raised.filter(({ subject }) => subject.camera !== null);
        // A start forgets how many were raised before it.
        const restarted = list.some(({ what }) => what === 'restart');
        const tooSoon = singles.filter(({ raisedAtMs }, at) => {
          const before = singles[at - alarmRate.raisedMost]?.raisedAtMs ?? Number.NEGATIVE_INFINITY;
          return raisedAtMs - before < alarmRate.withinMs;
        });
        expect(restarted ? [] : tooSoon).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

function suffer(each: LineCamera, what: string): void {
  if (what === 'silent' || what === 'sends') each.sends = what === 'sends';
  if (what === 'dark' || what === 'bright') each.dark = what === 'dark';
  if (what === 'large' || what === 'small') each.tooLargeLastHour = what === 'large' ? 5 : 0;
  if (what === 'broken' || what === 'whole') each.incompleteLastHour = what === 'broken' ? 9 : 0;
}

describe('a disk that fills within days', () => {
  const full = { state: 'ok', problem: null, detail: null, quarantinedFiles: 0, missingFiles: 0 } as const;

  it('is told while something can still be done, and until there is room for a week', () => {
    const line = new AlarmLine(1);
    const outlook = (daysLeft: number | null, roomShort = false): readonly string[] => {
      line.station = { disk: { daysLeft, roomShort } };
      return line.run(3 * minuteMs).kinds;
    };
    expect(outlook(6)).toEqual([]);
    expect(outlook(4.9)).toEqual(['disk-fills']);
    expect(line.active).toMatchObject([{ kind: 'disk-fills', priority: 'low' }]);
    expect(outlook(6)).toEqual(['disk-fills']);
    expect(outlook(8)).toEqual([]);
    expect(outlook(null, true)).toEqual(['disk-fills']);
    expect(outlook(null)).toEqual([]);
    expect(line.raised('disk-fills')).toHaveLength(2);
  });

  it('has the more urgent alarm alone when it is nearly full', () => {
    const line = new AlarmLine(1);
    line.station = { disk: { daysLeft: 1, roomShort: true }, storage: { ...full, freeBytes: 2 ** 30 } };
    expect(line.run(3 * minuteMs).kinds).toEqual(['disk-nearly-full']);
  });
});

describe('a scheduled report that is not written', () => {
  it('raises one alarm with the reason, which ends when it is written', () => {
    const line = new AlarmLine(1);
    line.station = { reportProblem: 'there is no folder /reports' };
    line.run(2 * hourMs);
    expect(line.raised()).toHaveLength(1);
    expect(line.active).toMatchObject([
      { kind: 'report-failed', priority: 'low', subject: { detail: 'there is no folder /reports' } },
    ]);
    line.station = {};
    line.run(minuteMs);
    expect(line.kinds).toEqual([]);
  });
});

describe('a backup that is due and not made', () => {
  it('raises one low alarm with the reason, which ends when one is made', () => {
    const line = new AlarmLine(1);
    line.station = { backupProblem: 'there is no folder /mnt/disk' };
    line.run(2 * hourMs);
    expect(line.raised()).toHaveLength(1);
    expect(line.active).toMatchObject([
      { kind: 'backup-failed', priority: 'low', subject: { detail: 'there is no folder /mnt/disk' } },
    ]);
    line.station = {};
    line.run(minuteMs);
    expect(line.kinds).toEqual([]);
  });
});

describe('an output that does not get through', () => {
  const broken = (line: AlarmLine, waiting: number): void => {
    const problem = { code: 'refused', detail: 'connect ECONNREFUSED', atMs: 0 } as const;
    line.station = { output: { failingSinceMs: line.nowMs, waiting, problem } };
  };

  it('raises one low alarm after five minutes with messages waiting, which ends by itself', () => {
    const line = new AlarmLine(1);
    broken(line, 3);
    line.run(4 * minuteMs);
    expect(line.kinds).toEqual([]);
    line.run(2 * minuteMs);
    expect(line.active).toMatchObject([
      { kind: 'output-failed', priority: 'low', subject: { detail: 'connect ECONNREFUSED' } },
    ]);
    line.station = {};
    line.run(minuteMs);
    expect(line.kinds).toEqual([]);
    expect(line.raised()).toHaveLength(1);
  });

  it('is not ended by a clock that is set back', () => {
    const line = new AlarmLine(1);
    broken(line, 3);
    line.run(6 * minuteMs);
    line.nowMs -= hourMs;
    line.run(minuteMs);
    expect(line.kinds).toEqual(['output-failed']);
  });

  it('raises none while nothing waits', () => {
    const line = new AlarmLine(1);
    broken(line, 0);
    line.run(hourMs);
    expect(line.raised()).toEqual([]);
  });
});
