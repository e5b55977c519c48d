/** What is wrong now, from what the station knows. Pure; the thresholds are lower for what stands already, so that it stays. */
import { type AlarmCamera, type Condition, ofStation } from './alarm';
import { foldCameras, foldSilence } from './alarm-groups';
import { type AlarmState, type Conditions, raisedAlarm } from './alarm-machine';
import type { Camera, PhotoWarning } from './camera';
import type { CameraKey, ProductKey } from './ids';
import type { MqttOutputStatus } from './mqtt-output';
import type { DiskOutlook } from './retention';
import type { InspectionStatus, StorageStatus, UdpStatus } from './station-status';

/** What of a camera bears on alarms. */
export interface CameraFacts extends Camera {
  /** Between its photos; null when it did not send regularly so far. */
  readonly usualGapMs: number | null;
  readonly tooLargeLastHour: number;
  readonly incompleteLastHour: number;
  readonly photoWarnings: readonly PhotoWarning[];
}

/** This machine's own connection to a network, as its system tells. */
export interface NetworkLink {
  /** As 192.168.1.0/24. */
  readonly network: string;
  /** Since when it stands; null: it is gone. */
  readonly sinceMs: number | null;
}

export interface StationFacts {
  readonly nowMs: number;
  readonly udp: Pick<UdpStatus, 'state' | 'problem'>;
  /** Since when cameras can be heard; null while the port is not open. */
  readonly listeningSinceMs: number | null;
  readonly storage: StorageStatus;
  readonly disk: DiskOutlook;
  readonly inspection: Pick<InspectionStatus, 'state' | 'problem'>;
  /** Why a scheduled report is not written; null when none is late. */
  readonly reportProblem: string | null;
  /** Why the backup that was due is not made; null when none is wanting. */
  readonly backupProblem: string | null;
  readonly output: Pick<MqttOutputStatus, 'failingSinceMs' | 'waiting' | 'problem'>;
  readonly cameras: readonly CameraFacts[];
  /** Camera ids that more than one board uses at present. */
  readonly sharedIds: ReadonlySet<number>;
  /** A camera is never called silent before so long. */
  readonly silentAfterMs: number;
  /** The networks that this machine is, or was, a member of, for the cameras in them. Others are reached through a router. */
  readonly links: ReadonlyMap<CameraKey, NetworkLink>;
  /** Simulated cameras are not missed unless they were heard since. */
  readonly simulatedSinceMs: number;
}

/** A broker that is started again is no alarm. */
const outputMayFailMs = 5 * 60_000;
const nearlyFullBytes = 2 * 2 ** 30;
const roomAgainBytes = 3 * 2 ** 30;
/** Until the disk is full: to begin, and to stay. */
const fillsWithinDays = { begin: 5, stay: 7 } as const;
/** Photos in the last hour: to begin, and to stay. */
const tooLarge = { begin: 3, stay: 1 } as const;
const incomplete = { begin: 5, stay: 2 } as const;
/** Of so many judged photos. */
const photosJudged = 5;
/** A camera that was away for so long was taken away. */
const takenAwayMs = 7 * 24 * 3_600_000;
/** So many of its usual gaps: one missed photo is no silence. */
const gapsMissed = 3;

/** Of the silence that is allowed. */
const lateShare = 0.8;

/** How long a camera with that usual gap may send nothing. */
export const silenceAllowedMs = (usualGapMs: number | null, leastMs: number): number =>
  Math.max(leastMs, gapsMissed * (usualGapMs ?? 0));

export function conditionsNow(facts: StationFacts, state: AlarmState): Conditions {
  const stands = (cause: string): boolean => raisedAlarm(state, cause) !== null;
  const cameras = facts.cameras.filter(({ admission }) => admission !== 'blocked');
  const silence = foldSilence(quietCameras(facts, cameras, state), state);
  const others = foldCameras(cameraConditions(facts, cameras, stands), state);
  return {
    met: [...stationConditions(facts, stands), ...cutOff(facts, cameras), ...silence.met, ...others.met],
    folded: new Map([...silence.folded, ...others.folded]),
  };
}

function stationConditions(
  { nowMs, storage, disk, udp, inspection, reportProblem, backupProblem, output }: StationFacts,
  stands: (cause: string) => boolean,
): Condition[] {
  const met: Condition[] = [];
  const add = (kind: Condition['kind'], detail: string | null): void => {
    met.push({ cause: kind, kind, subject: { ...ofStation, detail } });
  };
  if (storage.state === 'unavailable') add('storage-unavailable', storage.detail);
  else if (storage.freeBytes !== null) {
    const enough = stands('disk-nearly-full') ? roomAgainBytes : nearlyFullBytes;
    if (storage.freeBytes < enough) add('disk-nearly-full', null);
    else if (fills(disk, stands('disk-fills'))) add('disk-fills', null);
  }
  if (udp.state === 'failed') add('port-not-open', udp.problem);
  if (inspection.state === 'failed') add('inspection-failed', inspection.problem);
  if (reportProblem !== null) add('report-failed', reportProblem);
  if (backupProblem !== null) add('backup-failed', backupProblem);
  const mayFailMs = stands('output-failed') ? 0 : outputMayFailMs;
  // Not below 0: a clock that is set back ends no alarm.
  const failsMs = output.failingSinceMs === null ? null : Math.max(0, nowMs - output.failingSinceMs);
  if (output.waiting > 0 && failsMs !== null && failsMs >= mayFailMs)
    add('output-failed', output.problem?.detail ?? null);
  return met;
}

function fills({ daysLeft, roomShort }: DiskOutlook, stands: boolean): boolean {
  return roomShort || (daysLeft !== null && daysLeft < fillsWithinDays[stands ? 'stay' : 'begin']);
}

/** The system says that its own connection is down: no camera of that network can be heard, whatever it does. */
function cutOff(facts: StationFacts, cameras: readonly CameraFacts[]): Condition[] {
  const missed = cameras.filter(({ key }) => facts.links.get(key)?.sinceMs === null);
  const expected = missed.filter((camera) => isMissed(camera, facts, false));
  const networks = new Set(expected.map(({ key }) => facts.links.get(key)?.network ?? ''));
  if (networks.size === 0) return [];
  const [network = null] = networks.size === 1 ? networks : [];
  const subject = { ...ofStation, network, cameras: expected.map(({ key }) => key) };
  return [{ cause: 'station-cut-off', kind: 'station-cut-off', subject }];
}

export interface QuietCamera {
  readonly camera: AlarmCamera;
  readonly product: ProductKey;
  /** `late`: not silent yet, but so near to it that it falls silent with the others. */
  readonly state: 'sends' | 'late' | 'silent';
}

/** Cameras that sent regularly and are missed when they do not. */
function quietCameras(facts: StationFacts, cameras: readonly CameraFacts[], state: AlarmState): QuietCamera[] {
  const { nowMs, listeningSinceMs, silentAfterMs } = facts;
  const silentSoFar = silentCameras(state);
  return cameras.flatMap((camera): QuietCamera[] => {
    const wasSilent = silentSoFar.has(camera.key);
    if (!isMissed(camera, facts, wasSilent)) return [];
    const linkedMs = facts.links.get(camera.key)?.sinceMs;
    if (linkedMs === null && !wasSilent) return [];
    // What was silent is so until it is heard; nobody else can be, before the station has listened for long enough.
    const sinceMs = wasSilent
      ? camera.lastSeenMs
      : Math.max(camera.lastSeenMs, listeningSinceMs ?? nowMs, linkedMs ?? 0);
    const share = (nowMs - sinceMs) / silenceAllowedMs(camera.usualGapMs, silentAfterMs);
    const how = share > 1 ? 'silent' : share > lateShare ? 'late' : 'sends';
    return [{ camera: cameraOf(camera), product: camera.product, state: how }];
  });
}

function isMissed(camera: CameraFacts, { nowMs, simulatedSinceMs }: StationFacts, wasSilent: boolean): boolean {
  // On this machine itself there are only simulated ones, which end when somebody ends them.
  if (camera.address.startsWith('127.') && camera.lastSeenMs < simulatedSinceMs) return false;
  return wasSilent || (camera.usualGapMs !== null && nowMs - camera.lastSeenMs < takenAwayMs);
}

function silentCameras({ causes }: AlarmState): ReadonlySet<number> {
  const silent = new Set<number>();
  for (const { alarm } of causes.values()) {
    if (alarm?.kind === 'camera-silent' && alarm.subject.camera) silent.add(alarm.subject.camera.key);
    if (alarm?.kind === 'network-failure') for (const key of alarm.subject.cameras) silent.add(key);
  }
  return silent;
}

function cameraConditions(
  { sharedIds }: StationFacts,
  cameras: readonly CameraFacts[],
  stands: (cause: string) => boolean,
): Condition[] {
  const met: Condition[] = [];
  const shown = new Set<number>();
  for (const camera of cameras) {
    const add = (kind: Condition['kind'], cause: string, photoProblem: PhotoWarning['problem'] | null = null): void => {
      met.push({ cause, kind, subject: { ...ofStation, camera: cameraOf(camera), photoProblem } });
    };
    // One alarm an id, however many boards use it.
    if (sharedIds.has(camera.cameraId) && !shown.has(camera.cameraId)) {
      shown.add(camera.cameraId);
      add('duplicate-id', `duplicate-id ${camera.cameraId}`);
    }
    const large = `photos-too-large ${camera.key}`;
    if (camera.tooLargeLastHour >= (stands(large) ? tooLarge.stay : tooLarge.begin)) add('photos-too-large', large);
    const broken = `incomplete-transfers ${camera.key}`;
    if (camera.incompleteLastHour >= (stands(broken) ? incomplete.stay : incomplete.begin))
      add('incomplete-transfers', broken);
    for (const { problem, of } of camera.photoWarnings) {
      if (of >= photosJudged) add('photo-problem', `photo-problem ${camera.key} ${problem}`, problem);
    }
  }
  return met;
}

const cameraOf = ({ key, cameraId, name, address }: CameraFacts): AlarmCamera => ({ key, cameraId, name, address });
