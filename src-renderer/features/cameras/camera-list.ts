/** Which cameras the list shows, and in which order. Pure. */
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { type CameraKey, cameraKey } from '../../../src-shared/domain/ids';
import type { CameraState } from './camera-state';

export const sortColumns = [
  'name',
  'product',
  'state',
  'lastPhoto',
  'photosToday',
  'lost',
  'rounds',
  'transfer',
  'incomplete',
] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface CameraOrder {
  /** Null: by camera id. */
  readonly column: SortColumn | null;
  readonly descending: boolean;
}

export interface CameraChoice {
  /** In a name, an id, an address or a product, in any case. */
  readonly text: string;
  readonly state: CameraState | null;
  /** Those an alarm is about; null: all. */
  readonly only: ReadonlySet<CameraKey> | null;
}

/** `only=3,7` of the screen's address. */
export function onlyFrom(search: string): CameraChoice['only'] {
  const keys = (new URLSearchParams(search).get('only') ?? '').split(',').map(Number);
  const good = keys.filter((key) => Number.isSafeInteger(key) && key > 0).map(cameraKey);
  return good.length === 0 ? null : new Set(good);
}

/** What the list knows of a camera beside its row. */
export interface CameraWords {
  readonly name: string;
  readonly product: string;
  readonly state: CameraState;
}

const stateRank: Readonly<Record<CameraState, number>> = { silent: 0, new: 1, live: 2, refused: 3 };

export function listedCameras(
  cameras: readonly CameraStatus[],
  wordsOf: (camera: CameraStatus) => CameraWords,
  { text, state, only }: CameraChoice,
  { column, descending }: CameraOrder,
): readonly CameraStatus[] {
  const wanted = text.trim().toLocaleLowerCase();
  const rows = cameras
    .filter(({ key }) => only === null || only.has(key))
    .map((camera) => ({ camera, words: wordsOf(camera) }))
    .filter(({ words }) => state === null || words.state === state)
    .filter(({ camera, words }) =>
      `${words.name}\n${camera.cameraId}\n${camera.address}\n${words.product}`.toLocaleLowerCase().includes(wanted),
    );
  if (column === null) return rows.map(({ camera }) => camera);
  const way = descending ? -1 : 1;
  const values = rows.map(({ camera, words }) => ({ camera, value: sortValue(camera, words, column) }));
  return values.toSorted((one, other) => order(one.value, other.value, way)).map(({ camera }) => camera);
}

function sortValue(camera: CameraStatus, words: CameraWords, column: SortColumn): string | number | null {
  switch (column) {
    case 'name':
      return words.name;
    case 'product':
      return words.product;
    case 'state':
      return stateRank[words.state];
    case 'lastPhoto':
      return camera.lastCaptureAtMs;
    case 'photosToday':
      return camera.photosToday;
    case 'lost':
      return camera.missingToday;
    case 'rounds':
      return camera.medianRounds;
    case 'transfer':
      return camera.medianTransferMs;
    case 'incomplete':
      return camera.incompleteToday;
  }
}

/** What has no value comes last, whichever way. */
function order(one: string | number | null, other: string | number | null, way: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'number' && typeof other === 'number') return way * (one - other);
  return way * `${one}`.localeCompare(`${other}`, undefined, { numeric: true });
}

/** Another column begins with what matters most in it; the same one turns round, then back to the camera ids. */
export function nextOrder(before: CameraOrder, column: SortColumn): CameraOrder {
  const first = column !== 'name' && column !== 'product' && column !== 'state';
  if (before.column !== column) return { column, descending: first };
  return before.descending === first ? { column, descending: !first } : { column: null, descending: false };
}
