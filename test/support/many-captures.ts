/**
 * Fills a station's database with captures as a year of work leaves them: cameras, inspections, decisions and failed
 * transfers. Deterministic for a seed. It writes no files; `linked-pictures.ts` makes them.
 */
import type { Writer } from '../../src-main/records/handles';
import { type Random, seededRandom } from '../../src-shared/seeded-random';

/** A photo that many captures share. */
export interface SharedPicture {
  /** 32 bytes. */
  readonly sha256: Uint8Array;
  readonly sizeBytes: number;
}

export interface ManyCaptures {
  readonly captures: number;
  readonly cameras?: number;
  readonly seed?: number;
  /** Of the newest capture; they go back from here over `days`. */
  readonly newestMs?: number;
  readonly days?: number;
  /** Cameras are dealt out to so many products; 1 when absent. */
  readonly products?: number;
  /** A few captures without a model, undecodable or with a withdrawn decision; none when absent. */
  readonly oddities?: boolean;
  /** The capture of id n, in an empty database, shows picture `(n - 1) % pictures.length`; invented hashes when absent. */
  readonly pictures?: readonly SharedPicture[];
}

const reasons = ['insulation-damaged', 'strand-missing', 'strand-bent', 'colours-swapped', 'crushed', 'other'];
const dayMs = 86_400_000;

export function addManyCaptures(writer: Writer, options: ManyCaptures): void {
  const { captures, cameras = 64, seed = 1, newestMs = Date.now(), days = 365, products = 1 } = options;
  const random = seededRandom(seed);
  const oddity = options.oddities ? seededRandom(seed + 1) : () => 1;
  const batch = 20_000;
  writer.transaction(() => {
    addCamerasAndModel(writer, cameras, newestMs - days * dayMs, newestMs);
    if (products > 1) dealOutProducts(writer, products, newestMs - days * dayMs);
  });
  for (let start = 0; start < captures; start += batch) {
    writer.transaction(() => {
      for (let index = start; index < Math.min(start + batch, captures); index++) {
        const receivedAtMs = newestMs - Math.floor(((captures - 1 - index) / captures) * days * dayMs);
        const camera = 1 + Math.floor(random() * cameras);
        const place = { index, receivedAtMs, camera, product: 1 + (camera % products), odd: oddOf(oddity()) };
        addOne(writer, random, place, options.pictures?.[index % options.pictures.length]);
      }
    });
  }
}

/** Relative to the images folder. */
function manyCaptureFile(index: number, receivedAtMs: number): string {
  const day = new Date(receivedAtMs).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/${String(index).padStart(9, '0')}.jpg`;
}

function dealOutProducts(writer: Writer, products: number, atMs: number): void {
  for (let key = 2; key <= products; key++) {
    writer.run('INSERT INTO product (key, name, created_at_ms) VALUES (?, ?, ?)', key, `Cable type ${key}`, atMs);
  }
  writer.run('UPDATE camera SET product = 1 + key % ?', products);
}

function addCamerasAndModel(writer: Writer, cameras: number, firstMs: number, lastMs: number): void {
  for (let id = 0; id < cameras; id++) {
    writer.run(
      `INSERT INTO camera (camera_id, address, name, admission, first_seen_ms, last_seen_ms)
       VALUES (?, ?, ?, 'admitted', ?, ?)`,
      id % 256,
      `10.0.${id >> 8}.${id & 255}`,
      id % 3 === 0 ? '' : `Line ${id}`,
      firstMs,
      lastMs,
    );
  }
  // A station that was started on the folder before has its own.
  if (writer.get('SELECT 1 FROM model')) return;
  writer.run(
    `INSERT INTO model (name, version, product, description, manifest_sha256, folder, installed_at_ms)
     VALUES ('cable', '1.0.0', 'cable', '', ?, '/models/cable', ?)`,
    'a'.repeat(64),
    firstMs,
  );
  writer.run(`INSERT INTO model_activation (model, operator, at_ms) VALUES (1, '', ?)`, firstMs);
}

interface Place {
  readonly index: number;
  readonly receivedAtMs: number;
  readonly camera: number;
  readonly product: number;
  readonly odd: Odd | null;
}

type Odd = 'uninspected' | 'undecodable' | 'reopened';

/** One in 200 was taken while no model was active, one in 500 is unreadable, one in 200 was decided and reopened. */
function oddOf(draw: number): Odd | null {
  if (draw < 0.005) return 'uninspected';
  if (draw < 0.007) return 'undecodable';
  return draw < 0.012 ? 'reopened' : null;
}

function addOne(
  writer: Writer,
  random: Random,
  { index, receivedAtMs, camera, product, odd }: Place,
  picture: SharedPicture | undefined,
): void {
  const inventedBytes = 60_000 + Math.floor(random() * 240_000);
  const { lastInsertRowid: capture } = writer.run(
    `INSERT INTO capture (camera, product, remote_port, received_at_ms, file, sha256, size_bytes, width, height, packets,
       rounds, resent_packets, transfer_ms, state)
     VALUES (?, ?, 44444, ?, ?, ifnull(?, randomblob(32)), ?, 1600, 1200, ?, ?, ?, ?, ?)`,
    camera,
    product,
    receivedAtMs,
    manyCaptureFile(index, receivedAtMs),
    picture?.sha256 ?? null,
    picture?.sizeBytes ?? inventedBytes,
    41 + Math.floor(random() * 160),
    random() < 0.1 ? 2 : 1,
    random() < 0.1 ? 3 : 0,
    30 + Math.floor(random() * 400),
    odd === null || odd === 'reopened' ? 'inspected' : odd,
  );
  if (odd === 'uninspected' || odd === 'undecodable') return;
  // Exponential: most cables are ordinary.
  const score = -Math.log(1 - random()) * 0.25;
  const verdict = score < 0.5 ? 'pass' : score < 0.75 ? 'unsure' : 'fail';
  const { lastInsertRowid: inspection } = writer.run(
    `INSERT INTO inspection (capture, model, at_ms, duration_ms, score, verdict, pass_threshold, fail_threshold, regions)
     VALUES (?, 1, ?, 120, ?, ?, 0.5, 0.75, '[]')`,
    capture,
    receivedAtMs + 300,
    score,
    verdict,
  );
  writer.run(
    'UPDATE capture SET inspection = ?, verdict = ?, score = ? WHERE id = ?',
    inspection,
    verdict,
    score,
    capture,
  );
  if (verdict !== 'pass' && random() < 0.99)
    addDecision(writer, random, Number(capture), receivedAtMs + 60_000, verdict);
  if (odd === 'reopened') reopen(writer, Number(capture), receivedAtMs + 600_000);
  if (random() < 0.01) {
    writer.run(
      `INSERT INTO failed_transfer (camera, remote_port, at_ms, reason, packets, received_packets, missing, rounds)
       VALUES (?, 44444, ?, 'incomplete', 90, 88, '[3,4]', 7)`,
      camera,
      receivedAtMs,
    );
  }
}

function reopen(writer: Writer, capture: number, atMs: number): void {
  for (const kind of ['accept', 'withdraw']) {
    writer.run(
      `INSERT INTO decision (capture, kind, reason, operator, at_ms) VALUES (?, ?, NULL, 'Grace', ?)`,
      capture,
      kind,
      atMs,
    );
  }
  writer.run(
    `UPDATE capture SET decision = NULL, reason = NULL, decided_by = NULL, decided_at_ms = NULL,
       decision_count = decision_count + 2 WHERE id = ?`,
    capture,
  );
}

function addDecision(writer: Writer, random: Random, capture: number, atMs: number, verdict: string): void {
  const kind = random() < (verdict === 'fail' ? 0.8 : 0.2) ? 'reject' : 'accept';
  const reason = kind === 'reject' ? (reasons[Math.floor(random() * reasons.length)] ?? 'other') : null;
  writer.run(
    `INSERT INTO decision (capture, kind, reason, operator, at_ms) VALUES (?, ?, ?, 'Ada', ?)`,
    capture,
    kind,
    reason,
    atMs,
  );
  writer.run(
    `UPDATE capture SET decision = ?, reason = ?, decided_by = 'Ada', decided_at_ms = ?, decision_count = 1 WHERE id = ?`,
    kind,
    reason,
    atMs,
    capture,
  );
}
