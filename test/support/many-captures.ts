/**
 * Fills a station's database with captures as a year of work leaves them: cameras, inspections, decisions and failed
 * transfers, without image files. Deterministic for a seed.
 */
import type { Writer } from '../../src-main/records/handles';
import { seededRandom } from '../../src-shared/seeded-random';

export interface ManyCaptures {
  readonly captures: number;
  readonly cameras?: number;
  readonly seed?: number;
  /** Of the newest capture; they go back from here over `days`. */
  readonly newestMs?: number;
  readonly days?: number;
}

const reasons = ['insulation-damaged', 'strand-missing', 'strand-bent', 'colours-swapped', 'crushed', 'other'];
const dayMs = 86_400_000;

export function addManyCaptures(writer: Writer, options: ManyCaptures): void {
  const { captures, cameras = 64, seed = 1, newestMs = Date.now(), days = 365 } = options;
  const random = seededRandom(seed);
  const batch = 20_000;
  writer.transaction(() => addCamerasAndModel(writer, cameras, newestMs - days * dayMs, newestMs));
  for (let start = 0; start < captures; start += batch) {
    writer.transaction(() => {
      for (let index = start; index < Math.min(start + batch, captures); index++) {
        const receivedAtMs = newestMs - Math.floor(((captures - 1 - index) / captures) * days * dayMs);
        addOne(writer, random, index, receivedAtMs, 1 + Math.floor(random() * cameras));
      }
    });
  }
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
  writer.run(
    `INSERT INTO model (name, version, product, description, manifest_sha256, folder, installed_at_ms)
     VALUES ('cable', '1.0.0', 'cable', '', ?, '/models/cable', ?)`,
    'a'.repeat(64),
    firstMs,
  );
  writer.run(`INSERT INTO model_activation (model, operator, at_ms) VALUES (1, '', ?)`, firstMs);
}

function addOne(writer: Writer, random: () => number, index: number, receivedAtMs: number, camera: number): void {
  const day = new Date(receivedAtMs).toISOString().slice(0, 10).replaceAll('-', '/');
  const { lastInsertRowid: capture } = writer.run(
    `INSERT INTO capture (camera, remote_port, received_at_ms, file, sha256, size_bytes, width, height, packets, rounds,
       resent_packets, transfer_ms, state)
     VALUES (?, 44444, ?, ?, randomblob(32), ?, 1600, 1200, ?, ?, ?, ?, 'inspected')`,
    camera,
    receivedAtMs,
    `${day}/${String(index).padStart(9, '0')}.jpg`,
    60_000 + Math.floor(random() * 240_000),
    41 + Math.floor(random() * 160),
    random() < 0.1 ? 2 : 1,
    random() < 0.1 ? 3 : 0,
    30 + Math.floor(random() * 400),
  );
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
  if (random() < 0.01) {
    writer.run(
      `INSERT INTO failed_transfer (camera, remote_port, at_ms, reason, packets, received_packets, missing, rounds)
       VALUES (?, 44444, ?, 'incomplete', 90, 88, '[3,4]', 7)`,
      camera,
      receivedAtMs,
    );
  }
}

function addDecision(writer: Writer, random: () => number, capture: number, atMs: number, verdict: string): void {
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
