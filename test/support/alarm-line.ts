/** A line of cameras and the station's alarms on a clock of its own. */
import type { Alarm, AlarmChange } from '../../src-shared/domain/alarm';
import { type CameraFacts, conditionsNow, type StationFacts } from '../../src-shared/domain/alarm-conditions';
import { type AlarmState, activeAlarms, restoredAlarms, stepAlarms } from '../../src-shared/domain/alarm-machine';
import { alarmId, cameraKey, productKey } from '../../src-shared/domain/ids';
import { outputOff } from '../../src-shared/domain/mqtt-output';

const secondMs = 1000;
export const minuteMs = 60_000;

export interface LineCamera {
  readonly key: number;
  readonly address: string;
  readonly everyMs: number;
  sends: boolean;
  lastSeenMs: number;
  tooLargeLastHour: number;
  incompleteLastHour: number;
  dark: boolean;
  product: number;
  blocked: boolean;
}

export class AlarmLine {
  nowMs = 1_790_000_000_000;
  state: AlarmState;
  readonly changes: AlarmChange[] = [];
  readonly cameras: LineCamera[];
  station: Partial<StationFacts> = {};
  private listeningSinceMs: number;

  constructor(cameras: number, { everyMs = 10_000, perNetwork = 250 } = {}) {
    this.listeningSinceMs = this.nowMs;
    this.state = restoredAlarms([], alarmId(0), this.nowMs);
    this.cameras = Array.from({ length: cameras }, (_, at) => ({
      key: at + 1,
      address: `10.0.${Math.floor(at / perNetwork)}.${(at % perNetwork) + 1}`,
      everyMs,
      sends: true,
      lastSeenMs: this.nowMs - ((at * 997) % everyMs),
      tooLargeLastHour: 0,
      incompleteLastHour: 0,
      dark: false,
      product: 1,
      blocked: false,
    }));
  }

  /** Time goes by, with a look at everything every five seconds. */
  run(ms: number): this {
    for (const end = this.nowMs + ms; this.nowMs < end; ) {
      this.nowMs += 5 * secondMs;
      for (const camera of this.cameras) {
        if (camera.sends && this.nowMs - camera.lastSeenMs >= camera.everyMs) camera.lastSeenMs = this.nowMs;
      }
      this.step();
    }
    return this;
  }

  step(): void {
    const { state, changes } = stepAlarms(this.state, conditionsNow(this.facts(), this.state), this.nowMs);
    this.state = state;
    this.changes.push(...changes);
  }

  /** As after closing the program and starting it again later. */
  restart(awayMs: number): this {
    const last = Math.max(0, ...this.changes.map(({ alarm }) => alarm.id));
    const open = this.active;
    this.nowMs += awayMs;
    this.listeningSinceMs = this.nowMs;
    this.state = restoredAlarms(open, alarmId(last), this.nowMs);
    return this;
  }

  get active(): readonly Alarm[] {
    return activeAlarms(this.state);
  }

  get kinds(): string[] {
    return this.active.map(({ kind, subject }) => `${kind}${subject.camera ? ` ${subject.camera.key}` : ''}`);
  }

  raised(kind?: string): readonly AlarmChange[] {
    return this.changes.filter(({ what, alarm }) => what === 'raised' && (kind === undefined || alarm.kind === kind));
  }

  private facts(): StationFacts {
    return {
      nowMs: this.nowMs,
      udp: { state: 'listening', problem: null },
      listeningSinceMs: this.listeningSinceMs,
      storage: {
        state: 'ok',
        problem: null,
        detail: null,
        freeBytes: 2 ** 40,
        quarantinedFiles: 0,
        missingFiles: 0,
      },
      disk: { daysLeft: null, roomShort: false },
      inspection: { state: 'ready', problem: null },
      reportProblem: null,
      backupProblem: null,
      output: outputOff,
      cameras: this.cameras.map(factsOf),
      sharedIds: new Set(),
      links: new Map(),
      silentAfterMs: 5 * minuteMs,
      simulatedSinceMs: 0,
      ...this.station,
    };
  }
}

const factsOf = (camera: LineCamera): CameraFacts => ({
  key: cameraKey(camera.key),
  cameraId: camera.key % 256,
  address: camera.address,
  name: '',
  admission: camera.blocked ? 'blocked' : 'admitted',
  product: productKey(camera.product),
  firstSeenMs: 0,
  lastSeenMs: camera.lastSeenMs,
  usualGapMs: camera.everyMs,
  tooLargeLastHour: camera.tooLargeLastHour,
  incompleteLastHour: camera.incompleteLastHour,
  photoWarnings: camera.dark ? [{ problem: 'too-dark', count: 8, of: 10 }] : [],
});
