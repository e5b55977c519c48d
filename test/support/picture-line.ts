/** Three days of a line of eight cameras: photos, verdicts, decisions, serial numbers and what was lost on the way. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefectKind } from '../../src-main/demo/painter/defects';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { writeThumbnail } from '../../src-main/inspection/photo/thumbnail';
import { greyPng } from '../../src-main/inspection/runner/grey-png';
import { addCaptures } from '../../src-main/records/captures';
import { decide } from '../../src-main/records/decisions';
import type { Writer } from '../../src-main/records/handles';
import { recordInspection } from '../../src-main/records/inspections';
import { attachSerial } from '../../src-main/records/serials';
import { addCounters, recordFailedTransfers } from '../../src-main/records/transfers';
import type { CaptureId, ModelKey } from '../../src-shared/domain/ids';
import { type Region, type Thresholds, verdictOf } from '../../src-shared/domain/inspection';
import type { CameraEndpoint } from '../../src-shared/domain/transfer';
import { type Random, randomInt, seededRandom } from '../../src-shared/seeded-random';
import { linkPicture, type PaintedPicture } from './linked-pictures';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const lineHours = 72;
/** A photo of one of the cameras. */
const everyMs = 3 * minuteMs;

export const lineCamera = (id: number): CameraEndpoint => ({
  cameraId: id,
  address: `192.168.1.${20 + id}`,
  port: 44_444,
});
export const lineCameras = [1, 2, 3, 4, 5, 6, 7, 8].map(lineCamera);
/** Sends nothing since then. */
export const silentCamera = { id: 5, forMs: 4 * hourMs } as const;
/** Its newest photos are blurred. */
export const blurredCamera = { id: 3, forMs: 2 * hourMs } as const;
/** Its photos come incomplete at times. */
export const lossyCamera = 4;

export interface LinePhoto extends PaintedPicture {
  readonly defect: DefectKind | null;
  readonly regions: readonly Region[];
  readonly heatMapPng: Uint8Array;
}

const painted: readonly (DefectKind | null)[] = [
  null,
  null,
  null,
  null,
  null,
  'cut-insulation',
  'missing-strand',
  'foreign-particle',
  'bent-strand',
];

const reasonOf: Readonly<Partial<Record<DefectKind, string>>> = {
  'cut-insulation': 'insulation-damaged',
  'missing-strand': 'strand-missing',
  'foreign-particle': 'foreign-particle',
  'bent-strand': 'strand-bent',
};

/** Photos, thumbnails and heat maps as an inspection would leave them, in a folder on the disk of the data folder. */
export async function paintLinePhotos(folder: string): Promise<LinePhoto[]> {
  mkdirSync(folder, { recursive: true });
  const photos: LinePhoto[] = [];
  for (const [index, defect] of painted.entries()) {
    const photoFile = join(folder, `${index}.jpg`);
    const thumbnailFile = join(folder, `${index}.thumbnail.jpg`);
    const { jpeg, box } = paintCable({ seed: 730_000 + index, defect, ...(defect && { defectSize: 0.7 }) });
    writeFileSync(photoFile, jpeg);
    const decoded = await decodePhoto(jpeg);
    if (!decoded.ok) throw new Error(`a painted photo cannot be read: ${decoded.problem}`);
    await writeThumbnail(decoded.value, thumbnailFile);
    photos.push({
      defect,
      photoFile,
      thumbnailFile,
      sha256: createHash('sha256').update(jpeg).digest(),
      sizeBytes: jpeg.byteLength,
      regions: box ? [{ ...box, peak: 0.95, share: 0.8 }] : [],
      heatMapPng: warmAt(box, index),
    });
  }
  return photos;
}

const mapWidth = 160;
const mapHeight = 120;
const photoPixelsPerCell = 10;

/** Warm around the defect, and a little everywhere. */
function warmAt(box: Omit<Region, 'peak' | 'share'> | null, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const values = Uint8Array.from({ length: mapWidth * mapHeight }, (_, at) => {
    const grain = 12 + 20 * random();
    if (!box) return grain;
    const x = ((at % mapWidth) + 0.5) * photoPixelsPerCell - (box.x + box.width / 2);
    const y = (Math.floor(at / mapWidth) + 0.5) * photoPixelsPerCell - (box.y + box.height / 2);
    const distance = Math.hypot(x / (box.width / 2 + 30), y / (box.height / 2 + 30));
    return Math.min(255, grain + 230 * Math.exp(-distance * distance));
  });
  return greyPng(mapWidth, mapHeight, values);
}

export interface LineWork {
  readonly writer: Writer;
  readonly dataDir: string;
  readonly photos: readonly LinePhoto[];
  readonly model: ModelKey;
  readonly thresholds: Thresholds;
}

/** What the cameras sent from `fromMs` to `untilMs`, judged and, but for the newest, decided. */
export function runLine(work: LineWork, random: Random, fromMs: number, untilMs: number, endMs: number): void {
  for (let atMs = fromMs; atMs < untilMs; atMs += everyMs) {
    const camera = lineCameras[Math.floor(atMs / everyMs) % lineCameras.length] as CameraEndpoint;
    // As many draws whatever is sent.
    const draws = { kind: random(), photo: random(), score: random(), operator: random() };
    const receivedAtMs = atMs + Math.floor(random() * 40_000);
    const ageMs = endMs - receivedAtMs;
    if (camera.cameraId === silentCamera.id && ageMs < silentCamera.forMs) continue;
    takePhoto(work, camera, receivedAtMs, ageMs, draws);
  }
}

interface Draws {
  readonly kind: number;
  readonly photo: number;
  readonly score: number;
  readonly operator: number;
}

const defectiveShare = 0.06;
const undecidedForMs = 3 * hourMs;

function takePhoto(work: LineWork, camera: CameraEndpoint, receivedAtMs: number, ageMs: number, draws: Draws): void {
  const { writer, dataDir, photos, thresholds } = work;
  const wanted = photos.filter(({ defect }) => (defect !== null) === draws.kind < defectiveShare);
  const photo = wanted[Math.floor(draws.photo * wanted.length)] as LinePhoto;
  const resent = camera.cameraId === lossyCamera ? Math.floor(draws.score * 9) : 0;
  const day = new Date(receivedAtMs).toISOString().slice(0, 10).replaceAll('-', '/');
  const stored = {
    photo: {
      camera,
      receivedAtMs,
      packetCount: Math.ceil(photo.sizeBytes / 1456),
      rounds: resent > 0 ? 2 : 1,
      resentPackets: resent,
      transferMs: 60 + 90 * draws.photo + 40 * resent,
      resumed: false,
    },
    file: `${day}/${camera.cameraId}-${receivedAtMs}.jpg`,
    // No two photos are the same, though these few stand for all.
    sha256: createHash('sha256').update(photo.sha256).update(String(receivedAtMs)).digest(),
    sizeBytes: photo.sizeBytes,
  };
  const [capture] = addCaptures(writer, [stored]) as [CaptureId];
  linkPicture(dataDir, stored.file, photo);
  // Some good cables look odd, and a few defects ordinary.
  const oddity =
    photo.defect === null ? 0.25 * draws.photo + 0.7 * draws.score ** 24 : 0.35 + 0.65 * Math.sqrt(draws.score);
  const score = Math.round(100 * thresholds.fail * (0.2 + 1.25 * oddity)) / 100;
  const blurred = camera.cameraId === blurredCamera.id && ageMs < blurredCamera.forMs;
  const verdict = blurred ? 'unsure' : verdictOf(score, thresholds);
  recordInspection(writer, capture, {
    state: 'inspected',
    model: work.model,
    width: 1600,
    height: 1200,
    atMs: receivedAtMs + 300,
    durationMs: 130 + 30 * draws.photo,
    score,
    verdict,
    photoProblem: blurred ? 'blurred' : null,
    thresholds,
    regions: photo.regions,
    heatMapPng: photo.heatMapPng,
  });
  if (ageMs > undecidedForMs && (verdict !== 'pass' || draws.operator < 0.03))
    decideAs(writer, capture, photo, receivedAtMs, draws.operator);
}

/** Who works the early, the late and the night shift. */
export const shiftOperators = ['Ada Martin', 'Jules Petit', 'Inès Faure'] as const;

function decideAs(writer: Writer, capture: CaptureId, { defect }: LinePhoto, receivedAtMs: number, draw: number): void {
  const operator = shiftOperators[Math.floor((new Date(receivedAtMs).getUTCHours() + 20) / 8) % 3] ?? shiftOperators[0];
  const rejects = defect !== null ? draw > 0.05 : draw > 0.9;
  const atMs = receivedAtMs + Math.floor((2 + 6 * draw) * minuteMs);
  const kind = rejects ? 'reject' : 'accept';
  const reason = rejects ? ((defect && reasonOf[defect]) ?? 'other') : null;
  decide(writer, { capture, kind, reason, operator, atMs, expectedDecisionCount: 0 });
  if (capture % 4 !== 0) return;
  const serial = `CB26${String(40_000 + capture)}`;
  attachSerial(writer, { capture, serial, expected: null, operator, atMs: atMs - minuteMs / 2 });
}

/** Packets sent and lost in the last day, and the photos that never were whole. */
export function loseSome(writer: Writer, random: Random, endMs: number): void {
  for (const camera of lineCameras) {
    for (let hour = 1; hour <= 24; hour++) {
      if (camera.cameraId === silentCamera.id && hour * hourMs <= silentCamera.forMs) continue;
      const missing = camera.cameraId === lossyCamera ? randomInt(random, 40) : Number(random() < 0.1);
      const counts = { packets: 280 + randomInt(random, 60), missing, resent: missing };
      addCounters(writer, [{ camera, atMs: endMs - hour * hourMs, counts }]);
    }
  }
  const incomplete = [7, 16, 28, 41, 53, 190, 460].map((minutes) => ({
    camera: lineCamera(lossyCamera),
    atMs: endMs - minutes * minuteMs,
    reason: 'incomplete' as const,
    packetCount: 112,
    receivedPackets: 109,
    missing: [14, 15, 71],
    rounds: 7,
  }));
  recordFailedTransfers(writer, incomplete.toReversed());
}
