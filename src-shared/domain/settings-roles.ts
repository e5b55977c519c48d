import { higherOf, type Needed } from './operator';
import type { Settings } from './settings';

type Part = Exclude<keyof Settings, 'version'>;
export type SettingsChange = { readonly [P in Part]?: Settings[P] | undefined };

/** Who may change which part. How the window looks is nobody's business but that of who looks at it. */
const roleOfPart: Readonly<Record<Part, Needed>> = {
  network: 'administrator',
  dataFolder: 'administrator',
  operators: 'administrator',
  retention: 'administrator',
  alarms: 'quality',
  language: 'anyone',
  theme: 'anyone',
  review: 'administrator',
  reasons: 'quality',
  keys: 'quality',
  shifts: 'administrator',
  stationName: 'administrator',
  exportFolder: 'quality',
  reportSchedule: 'quality',
  backup: 'administrator',
  outputs: 'administrator',
};

/** The role that a change needs: the highest among the parts that really differ. */
export function roleOfSettingsChange(change: SettingsChange, current: Settings): Needed {
  let needed: Needed = 'anyone';
  for (const part of Object.keys(roleOfPart) as Part[]) {
    const wanted = change[part];
    if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(current[part])) continue;
    needed = higherOf(needed, onlyOrder(change, current, part) ? 'anyone' : roleOfPart[part]);
  }
  return needed;
}

/** The order of the queue is a way to look at it; what waits in it is not. */
const onlyOrder = (change: SettingsChange, current: Settings, part: Part): boolean =>
  part === 'review' && change.review?.policy === current.review.policy;
