/**
 * A data folder that is the same on every run and every day, with something on every screen: a line of eight cameras, its
 * people, lots, models and alarms. All of it is written by the functions that the station itself writes with.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashPin } from '../../src-main/operators/pin';
import { activateModel, setThresholds } from '../../src-main/records/activations';
import { noteAcknowledged, noteAlarms } from '../../src-main/records/alarms';
import { noteCamerasSeen, renameCamera, setAdmission } from '../../src-main/records/cameras';
import type { Writer } from '../../src-main/records/handles';
import { labelCaptures } from '../../src-main/records/known-captures';
import { openLot } from '../../src-main/records/lots';
import { addModel, type NewModel } from '../../src-main/records/models';
import { databaseFile, openWriter } from '../../src-main/records/open-records';
import { addOperator, changeOperator, createAdministrator, noteSignIn } from '../../src-main/records/operators';
import { addProduct, changeProduct, setCameraProduct } from '../../src-main/records/products';
import { addReplay } from '../../src-main/records/replays';
import { acceptedPhotos, addTaughtModel, takeTeachingNumber } from '../../src-main/records/teachings';
import { type Alarm, type AlarmKind, type AlarmSubject, alarmPriority, ofStation } from '../../src-shared/domain/alarm';
import { alarmId, type CaptureId, cameraKey, type ModelKey, operatorKey } from '../../src-shared/domain/ids';
import { parseManifest } from '../../src-shared/domain/model-manifest';
import type { Role } from '../../src-shared/domain/operator';
import { defaultProduct } from '../../src-shared/domain/product';
import { defaultSettings } from '../../src-shared/domain/settings';
import { seededRandom } from '../../src-shared/seeded-random';
import { administrator } from './operators';
import {
  blurredCamera,
  hourMs,
  lineCamera,
  lineCameras,
  lineHours,
  loseSome,
  lossyCamera,
  minuteMs,
  paintLinePhotos,
  runLine,
  silentCamera,
} from './picture-line';
import { projectFolder } from './running-station';

/** A Wednesday of summer time, 13:40 in `pictureZone`: the end of an early shift. */
export const pictureTimeMs = Date.UTC(2026, 5, 17, 11, 40);
export const pictureZone = 'Europe/Paris';

const firstMs = pictureTimeMs - lineHours * hourMs;
const quality = 'Inès Faure';

/** Takes about six seconds, most of them to paint the photos. Throws when the folder holds a station already. */
export async function preparePictureStation(dataDir: string): Promise<void> {
  writeFileSync(
    join(dataDir, 'settings.json'),
    JSON.stringify({ ...defaultSettings, stationName: 'Line 3, end of line' }),
  );
  const painting = join(dataDir, 'painting');
  const photos = await paintLinePhotos(painting);
  const writer = openWriter(databaseFile(dataDir));
  try {
    // Nobody relies on this folder before it is complete.
    writer.db.pragma('synchronous = OFF');
    const pin = await hashPin(administrator.pin);
    writer.transaction(() => {
      employPeople(writer, pin);
      nameProducts(writer);
      const shipped = installShipped(writer, dataDir);
      openLot(writer, defaultProduct, 'OF-26-1180', { operator: 'Ada Martin', atMs: firstMs });
      installCameras(writer);
      const work = { writer, dataDir, photos, model: shipped.key, thresholds: shipped.thresholds };
      const random = seededRandom(26_06_17);
      const newLotMs = pictureTimeMs - 19 * hourMs;
      runLine(work, random, firstMs, newLotMs, pictureTimeMs);
      openLot(writer, defaultProduct, 'OF-26-1187', { operator: 'Jules Petit', atMs: newLotMs });
      runLine(work, random, newLotMs, pictureTimeMs, pictureTimeMs);
      loseSome(writer, random, pictureTimeMs);
      teach(writer, shipped);
      raiseAlarms(writer);
    });
    writer.db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    writer.db.close();
    rmSync(painting, { recursive: true });
  }
}

type Pin = Awaited<ReturnType<typeof hashPin>>;

function employPeople(writer: Writer, pin: Pin): void {
  const by = { operator: administrator.name, atMs: firstMs };
  createAdministrator(writer, administrator.name, pin, firstMs);
  const others: readonly (readonly [string, Role])[] = [
    ['Ada Martin', 'operator'],
    ['Jules Petit', 'operator'],
    [quality, 'quality'],
    ['Léo Blanc', 'operator'],
  ];
  for (const [name, role] of others) addOperator(writer, { name, role, pin }, by);
  changeOperator(writer, operatorKey(5), { disabled: true }, by);
  for (const [key, hours] of [
    [4, 46],
    [3, 22],
    [2, 7.5],
  ] as const)
    noteSignIn(writer, operatorKey(key), pictureTimeMs - hours * hourMs);
}

function nameProducts(writer: Writer): void {
  const by = { operator: quality, atMs: firstMs };
  changeProduct(writer, defaultProduct, { name: 'Two-strand lead' }, by);
  addProduct(writer, 'Servo lead', by);
  // The layout's own time is that of its making.
  writer.run('UPDATE product SET created_at_ms = ?', firstMs);
}

interface Shipped extends NewModel {
  readonly key: ModelKey;
}

function installShipped(writer: Writer, dataDir: string): Shipped {
  const source = join(projectFolder, 'assets/models/demo-cable');
  const text = readFileSync(join(source, 'manifest.json'), 'utf8');
  const manifest = parseManifest(text);
  if (!manifest.ok) throw new Error(manifest.problem);
  const { name, version, product, description, thresholds } = manifest.value;
  const folder = join('models', `${name}-${version}`);
  mkdirSync(join(dataDir, 'models'));
  cpSync(source, join(dataDir, folder), { recursive: true });
  const manifestSha256 = createHash('sha256').update(text).digest('hex');
  const model = { name, version, product, description, thresholds, folder, manifestSha256, installedAtMs: firstMs };
  const { key } = addModel(writer, model);
  activateModel(writer, { product: defaultProduct, model: key, confirmed: false, operator: '', atMs: firstMs });
  return { ...model, key };
}

function installCameras(writer: Writer): void {
  const by = { operator: administrator.name, atMs: firstMs };
  noteCamerasSeen(
    writer,
    [...lineCameras, lineCamera(200)].map((camera) => ({ ...camera, atMs: firstMs })),
  );
  for (const [at, name] of [
    'Crimp left',
    'Crimp right',
    'Strip left',
    'Strip right',
    'Final left',
    'Final right',
  ].entries())
    renameCamera(writer, cameraKey(at + 1), name, by);
  setAdmission(writer, cameraKey(9), 'blocked', by);
  const second = { product: 2 as typeof defaultProduct, operator: quality, atMs: firstMs };
  activateModel(writer, { ...second, model: 1 as ModelKey, confirmed: true });
  for (const camera of [7, 8]) setCameraProduct(writer, { ...second, camera: cameraKey(camera) });
}

/** A candidate of the station's own, its replay, and thresholds that were moved. */
function teach(writer: Writer, shipped: Shipped): void {
  const random = seededRandom(31);
  const product = defaultProduct;
  const photos = acceptedPhotos(writer, product, 30);
  const taught = photos.map(({ capture, sha256 }) => ({
    name: `capture ${capture}`,
    sha256,
    heldOutScore: shipped.thresholds.pass * (0.4 + 0.6 * random()),
  }));
  const number = takeTeachingNumber(writer, product);
  const atMs = pictureTimeMs - 26 * hourMs;
  const { key } = addTaughtModel(
    writer,
    {
      ...shipped,
      name: `product-${product}`,
      version: `${number}.0.0`,
      product: 'Two-strand lead',
      description: '',
      manifestSha256: 'b'.repeat(64),
      installedAtMs: atMs,
    },
    { product, number, operator: quality, atMs, photos: taught },
  );
  replay(writer, shipped, key, atMs + 10 * minuteMs);
  const { pass, fail } = shipped.thresholds;
  const thresholds = { pass: Math.round(11 * pass) / 10, fail: Math.round(10 * fail) / 10 };
  setThresholds(writer, { product, model: shipped.key, thresholds, operator: quality, atMs: atMs + hourMs });
}

function replay(writer: Writer, shipped: Shipped, candidate: ModelKey, atMs: number): void {
  const decided = writer.all<{ id: CaptureId; decision: 'accept' | 'reject'; score: number }>(
    'SELECT id, decision, score FROM capture WHERE decision IS NOT NULL AND product = ? ORDER BY id DESC LIMIT 60',
    defaultProduct,
  );
  const known = decided.slice(0, 12);
  for (const expected of ['accept', 'reject'] as const) {
    const captures = known.filter(({ decision }) => decision === expected).map(({ id }) => id);
    labelCaptures(writer, { captures, expected, operator: quality, atMs });
  }
  const random = seededRandom(37);
  addReplay(writer, {
    product: defaultProduct,
    candidate,
    current: shipped.key,
    operator: quality,
    atMs,
    photos: decided.map(({ id, decision, score }) => ({
      capture: id,
      expected: decision,
      score: score * (decision === 'accept' ? 0.7 + 0.3 * random() : 0.9 + 0.4 * random()),
      currentScore: score,
    })),
  });
}

interface RaisedAlarm {
  readonly kind: AlarmKind;
  readonly cause: string;
  readonly subject: Partial<AlarmSubject>;
  /** Before now. */
  readonly raisedMinutes: number;
  readonly acknowledgedMinutes?: number;
  readonly clearedMinutes?: number;
}

function raiseAlarms(writer: Writer): void {
  const of = (id: number, name: string): Partial<AlarmSubject> => {
    const { cameraId, address } = lineCamera(id);
    return { camera: { key: cameraKey(id), cameraId, name, address } };
  };
  const all: readonly RaisedAlarm[] = [
    {
      kind: 'network-failure',
      cause: 'network-failure 192.168.1.0/24',
      subject: {
        cameras: lineCameras.map(({ cameraId }) => cameraKey(cameraId)),
        network: '192.168.1.0/24',
        standstill: 'station',
      },
      raisedMinutes: 2900,
      acknowledgedMinutes: 2896,
      clearedMinutes: 2871,
    },
    {
      kind: 'photos-too-large',
      cause: 'photos-too-large 2',
      subject: of(2, 'Crimp right'),
      raisedMinutes: 1500,
      clearedMinutes: 1402,
    },
    {
      kind: 'camera-silent',
      cause: `camera-silent ${silentCamera.id}`,
      subject: of(silentCamera.id, 'Final left'),
      raisedMinutes: 96,
    },
    {
      kind: 'photo-problem',
      cause: `photo-problem ${blurredCamera.id} blurred`,
      subject: { ...of(blurredCamera.id, 'Strip left'), photoProblem: 'blurred' },
      raisedMinutes: 41,
      acknowledgedMinutes: 33,
    },
    {
      kind: 'incomplete-transfers',
      cause: `incomplete-transfers ${lossyCamera}`,
      subject: of(lossyCamera, 'Strip right'),
      raisedMinutes: 7,
    },
  ];
  for (const [at, raised] of all.entries()) raise(writer, at + 1, raised);
}

function raise(writer: Writer, id: number, raised: RaisedAlarm): void {
  const agoMs = (minutes: number): number => pictureTimeMs - minutes * minuteMs;
  const condition = { cause: raised.cause, kind: raised.kind, subject: { ...ofStation, ...raised.subject } };
  const alarm: Alarm = {
    ...condition,
    id: alarmId(id),
    priority: alarmPriority(condition),
    raisedAtMs: agoMs(raised.raisedMinutes),
    acknowledgedAtMs: null,
    acknowledgedBy: '',
    clearedAtMs: null,
    end: null,
  };
  noteAlarms(writer, [{ what: 'raised', alarm }]);
  if (raised.acknowledgedMinutes !== undefined)
    noteAcknowledged(writer, alarm, { operator: 'Ada Martin', atMs: agoMs(raised.acknowledgedMinutes) });
  if (raised.clearedMinutes !== undefined)
    noteAlarms(writer, [{ what: 'cleared', alarm, atMs: agoMs(raised.clearedMinutes), end: 'over' }]);
}
