/** One alarm for what has one cause: cameras of one network that fall silent together, or share any other trouble. */
import { type Condition, ofStation, type Standstill } from './alarm';
import type { QuietCamera } from './alarm-conditions';
import { type AlarmState, type Conditions, raisedAlarm } from './alarm-machine';

/** As many as this fall silent by one cause, or half of those there are when these are at least `few`. */
const many = 8;
const few = 3;
/** So many cameras with the same trouble have it from one cause: a lamp, a channel, a setting. */
const sameTrouble = 5;

export function foldSilence(cameras: readonly QuietCamera[], state: AlarmState): Conditions {
  const networks = [...groupBy(cameras, ({ camera }) => networkOf(camera.address))];
  const failed = networks.filter(([network, members]) => together(members, standing(network, state)));
  const whole = standing(null, state);
  const quiet = cameras.filter(({ state: how }) => how !== 'sends');
  const silent = cameras.filter(({ state: how }) => how === 'silent');
  // Two networks at once have one cause; so have a few cameras of each of many.
  const everywhere =
    failed.length > 1 || ((whole || failed.length === 0) && networks.length > 1 && together(cameras, whole));
  const conditions = everywhere
    ? [failure(null, quiet, cameras)]
    : failed.map(([network, members]) =>
        failure(
          network,
          members.filter(({ state: how }) => how !== 'sends'),
          cameras,
        ),
      );
  return {
    met: [...conditions, ...silent.map(({ camera }) => silence(camera))],
    folded: coveredSilence(conditions, state),
  };
}

const failureCause = (network: string | null): string => `network-failure ${network ?? '*'}`;

const standing = (network: string | null, state: AlarmState): boolean =>
  raisedAlarm(state, failureCause(network)) !== null;

/** `stands`: it stays while more than a couple are left. */
function together(cameras: readonly QuietCamera[], stands: boolean): boolean {
  const quiet = cameras.filter(({ state }) => state !== 'sends').length;
  if (!cameras.some(({ state }) => state === 'silent')) return false;
  // Two that are all there are fell silent because the line stands, sooner than each for a reason of its own.
  if (quiet < few) return quiet > 1 && quiet === cameras.length;
  return stands || quiet >= many || quiet >= cameras.length / 2;
}

const silence = (camera: QuietCamera['camera']): Condition => ({
  cause: `camera-silent ${camera.key}`,
  kind: 'camera-silent',
  subject: { ...ofStation, camera },
});

const failure = (network: string | null, quiet: readonly QuietCamera[], all: readonly QuietCamera[]): Condition => ({
  cause: failureCause(network),
  kind: 'network-failure',
  subject: {
    ...ofStation,
    network,
    standstill: standstillOf(quiet, all),
    cameras: quiet.map(({ camera }) => camera.key),
  },
});

function standstillOf(quiet: readonly QuietCamera[], all: readonly QuietCamera[]): Standstill | null {
  const sending = all.filter(({ camera }) => !quiet.some((silent) => silent.camera.key === camera.key));
  if (sending.length === 0) return 'station';
  const products = new Set(quiet.map(({ product }) => product));
  return sending.some(({ product }) => products.has(product)) ? null : 'products';
}

/** What the failures that hold or stand speak for: their cameras, and smaller failures within a larger one. */
function coveredSilence(conditions: readonly Condition[], state: AlarmState): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  const cover = ({ cause, subject }: Condition): void => {
    for (const key of subject.cameras) folded.set(`camera-silent ${key}`, cause);
  };
  const whole = conditions.find(({ cause }) => cause === failureCause(null));
  for (const { alarm } of state.causes.values()) {
    if (alarm?.kind !== 'network-failure') continue;
    cover(alarm);
    if (whole && alarm.cause !== whole.cause) folded.set(alarm.cause, whole.cause);
  }
  for (const condition of conditions) cover(condition);
  return folded;
}

/** IPv4 addresses that share all but their last number. */
export function networkOf(address: string): string {
  const end = address.lastIndexOf('.');
  return end < 0 ? address : `${address.slice(0, end)}.0/24`;
}

/** The same trouble of many cameras becomes one condition. */
export function foldCameras(conditions: readonly Condition[], state: AlarmState): Conditions {
  const met: Condition[] = [...conditions];
  const folded = new Map<string, string>();
  for (const [cause, members] of groupBy(conditions, groupCause)) {
    const stands = raisedAlarm(state, cause) !== null;
    const holds = members.length >= (stands ? few : sameTrouble);
    if (holds) met.push(groupOf(cause, members));
    if (holds || stands) for (const member of members) folded.set(member.cause, cause);
  }
  return { met, folded };
}

const groupCause = ({ kind, subject: { photoProblem } }: Condition): string =>
  photoProblem === null ? `${kind} *` : `${kind} * ${photoProblem}`;

function groupOf(cause: string, members: readonly [Condition, ...Condition[]]): Condition {
  const [{ kind, subject }] = members;
  const cameras = members.flatMap((member) => member.subject.camera?.key ?? []);
  return { cause, kind, subject: { ...ofStation, cameras, photoProblem: subject.photoProblem } };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
