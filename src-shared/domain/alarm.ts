/**
 * Alarms after EEMUA 191: each asks the operator for an action, has one cause, a priority that says how soon, and is
 * acknowledged once. What needs no action is no alarm, however odd it is.
 */
import type { AlarmId, CameraKey } from './ids';
import type { PhotoProblem } from './inspection';

export const alarmKinds = [
  'storage-unavailable',
  'port-not-open',
  'station-cut-off',
  'network-failure',
  'inspection-failed',
  'disk-nearly-full',
  'disk-fills',
  'camera-silent',
  'duplicate-id',
  'photos-too-large',
  'incomplete-transfers',
  'photo-problem',
  'report-failed',
  'backup-failed',
  'output-failed',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** `high`: photos are being lost or refused on the whole line; `low`: today will do. */
export const alarmPriorities = ['high', 'medium', 'low'] as const;
export type AlarmPriority = (typeof alarmPriorities)[number];

const priorities: Readonly<Record<AlarmKind, AlarmPriority>> = {
  'storage-unavailable': 'high',
  'port-not-open': 'high',
  'station-cut-off': 'high',
  'network-failure': 'high',
  'inspection-failed': 'medium',
  'disk-nearly-full': 'medium',
  'camera-silent': 'medium',
  'duplicate-id': 'medium',
  'photos-too-large': 'medium',
  'incomplete-transfers': 'low',
  'photo-problem': 'low',
  'disk-fills': 'low',
  'report-failed': 'low',
  'backup-failed': 'low',
  'output-failed': 'low',
};

/** A line that may only stand asks for a look, not for running. */
export const alarmPriority = ({ kind, subject }: Condition): AlarmPriority =>
  kind === 'network-failure' && subject.standstill !== null ? 'medium' : priorities[kind];

/**
 * Cameras that fell silent together and are every camera there is (`station`), or every one of their products while those
 * of others send (`products`): their line may just stand. A camera sends when it has a photo and says nothing otherwise, so
 * from here a line that stands and a network that fails behind the station's own connection look the same.
 */
export type Standstill = 'station' | 'products';

/** A camera as it was called when the alarm began. */
export interface AlarmCamera {
  readonly key: CameraKey;
  readonly cameraId: number;
  readonly name: string;
  readonly address: string;
}

/** What an alarm is about; empty members say that it is about the station. */
export interface AlarmSubject {
  /** Of a single camera's alarm. */
  readonly camera: AlarmCamera | null;
  /** Of an alarm that stands for several cameras: how many, and which. */
  readonly cameras: readonly CameraKey[];
  /** The network they share, as 192.168.1.0/24; null when it is several. */
  readonly network: string | null;
  /** Of cameras that fell silent together; null when others of their product still send. */
  readonly standstill: Standstill | null;
  readonly photoProblem: PhotoProblem | null;
  /** The system's own words. */
  readonly detail: string | null;
}

export const ofStation: AlarmSubject = {
  camera: null,
  cameras: [],
  network: null,
  standstill: null,
  photoProblem: null,
  detail: null,
};

/** What is wrong at this moment, under a name that stays the same while it is wrong. */
export interface Condition {
  readonly cause: string;
  readonly kind: AlarmKind;
  readonly subject: AlarmSubject;
}

/** `over`: the cause is gone. `folded`: another alarm stands for it together with others. */
export type AlarmEnd = 'over' | 'folded';

export interface Alarm extends Condition {
  readonly id: AlarmId;
  readonly priority: AlarmPriority;
  readonly raisedAtMs: number;
  readonly acknowledgedAtMs: number | null;
  /** Empty until then. */
  readonly acknowledgedBy: string;
  readonly clearedAtMs: number | null;
  readonly end: AlarmEnd | null;
}

/** One line of the alarm log. */
export type AlarmChange =
  | { readonly what: 'raised'; readonly alarm: Alarm }
  /** It stands for other cameras than before. */
  | { readonly what: 'updated'; readonly alarm: Alarm; readonly atMs: number }
  | { readonly what: 'cleared'; readonly alarm: Alarm; readonly atMs: number; readonly end: AlarmEnd };

/** Highest priority first; among equals the newest. */
export const byUrgency = (one: Alarm, other: Alarm): number =>
  alarmPriorities.indexOf(one.priority) - alarmPriorities.indexOf(other.priority) ||
  other.raisedAtMs - one.raisedAtMs ||
  other.id - one.id;
