import { expect, it } from 'vitest';
import { listedCameras, nextOrder, onlyFrom } from '../../../src-renderer/features/cameras/camera-list';
import type { CameraState } from '../../../src-renderer/features/cameras/camera-state';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { cameraKey, productKey } from '../../../src-shared/domain/ids';

const camera = (id: number, changes: Partial<CameraStatus> = {}): CameraStatus => ({
  key: cameraKey(id),
  cameraId: id,
  address: `10.0.0.${id}`,
  name: '',
  admission: 'admitted',
  product: productKey(1),
  firstSeenMs: 0,
  lastSeenMs: 0,
  lastCaptureAtMs: null,
  photosToday: 0,
  packetsToday: 0,
  missingToday: 0,
  resentToday: 0,
  incompleteToday: 0,
  medianTransferMs: null,
  medianRounds: null,
  usualGapMs: null,
  hoursFromMs: 0,
  photosByHour: [],
  missingByHour: [],
  warnings: [],
  photoWarnings: [],
  ...changes,
});

const cameras = [
  camera(2, { photosToday: 5, lastCaptureAtMs: 20 }),
  camera(10, { photosToday: 9, name: 'Éclisse' }),
  camera(30, { photosToday: 7, lastCaptureAtMs: 10 }),
];
const wordsOf = ({ cameraId, name }: CameraStatus) => ({
  name: name || `Camera ${cameraId}`,
  product: cameraId === 30 ? 'Plug' : 'Cable',
  state: (cameraId === 10 ? 'silent' : 'live') as CameraState,
});
const byId = { column: null, descending: false } as const;
const ids = (
  choice: Partial<Parameters<typeof listedCameras>[2]> = {},
  order: Parameters<typeof listedCameras>[3] = byId,
): number[] =>
  listedCameras(cameras, wordsOf, { text: '', state: null, only: null, ...choice }, order).map(
    ({ cameraId }) => cameraId,
  );

it('looks for a camera by name, id, address and product, and by state', () => {
  expect(ids()).toEqual([2, 10, 30]);
  expect(ids({ text: ' éclisse ' })).toEqual([10]);
  expect(ids({ text: '10.0.0.3' })).toEqual([30]);
  expect(ids({ text: 'plug' })).toEqual([30]);
  expect(ids({ state: 'silent' })).toEqual([10]);
  expect(ids({ text: 'cable', state: 'live' })).toEqual([2]);
});

it('shows those of an alarm alone, as its link names them', () => {
  expect(ids({ only: onlyFrom('only=2,30') })).toEqual([2, 30]);
  expect(ids({ only: onlyFrom('only=2,30'), text: 'plug' })).toEqual([30]);
  expect(['', 'only=', 'only=x,-3,0.5', 'state=live'].map(onlyFrom)).toEqual([null, null, null, null]);
});

it('sorts by a column, numbers in names as numbers, and puts what has no value last', () => {
  expect(ids({}, { column: 'photosToday', descending: true })).toEqual([10, 30, 2]);
  expect(ids({}, { column: 'name', descending: false })).toEqual([2, 30, 10]);
  expect(ids({}, { column: 'state', descending: false })).toEqual([10, 2, 30]);
  expect(ids({}, { column: 'lastPhoto', descending: true })).toEqual([2, 30, 10]);
  expect(ids({}, { column: 'lastPhoto', descending: false })).toEqual([30, 2, 10]);
});

it('turns a column round, then goes back to the ids', () => {
  const most = nextOrder(byId, 'lost');
  expect(most).toEqual({ column: 'lost', descending: true });
  expect(nextOrder(most, 'lost')).toEqual({ column: 'lost', descending: false });
  expect(nextOrder(nextOrder(most, 'lost'), 'lost')).toEqual(byId);
  expect(nextOrder(most, 'name')).toEqual({ column: 'name', descending: false });
});
