/** Captures whose truth is known: labelled by someone, or decided by an operator. */
import { type CaptureId, captureId, type ProductKey } from '../../src-shared/domain/ids';
import type { Expected } from '../../src-shared/domain/replay';
import type { LabelledCapture } from '../../src-shared/ipc/contract';
import { captureSubject, noteChange } from './audit';
import { captureById, capturesById } from './captures';
import type { Reader, Writer } from './handles';
import { photoIsThere, refuseWithoutPhoto } from './photo-removals';

export interface KnownCapture {
  readonly capture: CaptureId;
  readonly expected: Expected;
  /** Relative to the images folder. */
  readonly file: string;
}

export interface LabelChange {
  readonly captures: readonly CaptureId[];
  /** Null takes them out of the set. */
  readonly expected: Expected | null;
  readonly operator: string;
  readonly atMs: number;
}

/** Throws RecordsError `not-found`, or `photo-removed` when one has no photo to look at any more. */
export function labelCaptures(writer: Writer, { captures, expected, operator, atMs }: LabelChange): void {
  writer.transaction(() => {
    for (const capture of captures) {
      captureById(writer, capture);
      if (expected !== null) refuseWithoutPhoto(writer, capture);
      const before = standingLabel(writer, capture);
      writer.run(
        'INSERT INTO label (capture, expected, operator, at_ms) VALUES (?, ?, ?, ?)',
        capture,
        expected,
        operator,
        atMs,
      );
      const subject = captureSubject(capture);
      const after = expected && { expected };
      noteChange(writer, { operator, atMs, kind: 'decision', action: 'label', subject, before, after });
    }
  });
}

/** What the capture stands for in its product's labelled set; null when it is not in it. */
export const labelOf = (reader: Reader, capture: CaptureId): Expected | null =>
  reader.get<{ expected: Expected | null }>(
    'SELECT expected FROM label WHERE capture = ? ORDER BY id DESC LIMIT 1',
    capture,
  )?.expected ?? null;

function standingLabel(reader: Reader, capture: CaptureId): { readonly expected: Expected } | null {
  const row = reader.get<{ expected: Expected | null }>(
    'SELECT expected FROM label WHERE capture = ? ORDER BY id DESC LIMIT 1',
    capture,
  );
  return row?.expected ? { expected: row.expected } : null;
}

/** The labels that stand. */
const labelled = `SELECT l.capture, l.expected FROM label l
  WHERE l.id = (SELECT max(id) FROM label WHERE capture = l.capture) AND l.expected IS NOT NULL`;

export function labelledCaptures(reader: Reader, product: ProductKey): LabelledCapture[] {
  const rows = reader.all<{ capture: number; expected: Expected }>(
    `SELECT l.capture, l.expected FROM (${labelled}) l JOIN capture c ON c.id = l.capture
     WHERE c.product = ? ORDER BY l.capture DESC`,
    product,
  );
  const captures = capturesById(
    reader,
    rows.map(({ capture }) => captureId(capture)),
  );
  return captures.map((capture, at) => ({ capture, expected: rows[at]?.expected ?? 'accept' }));
}

/**
 * A product's labelled captures, and the newest `recent` accepted and as many rejected ones; a label counts more than
 * a decision. By id. Undecodable captures are left out, and those whose photo was removed when their `photos` are needed.
 */
export function knownCaptures(
  reader: Reader,
  product: ProductKey,
  recent: number,
  needed: 'photos' | 'facts',
): KnownCapture[] {
  const there = needed === 'photos' ? `AND ${photoIsThere}` : '';
  const decided = (decision: Expected): string => `SELECT * FROM (
    SELECT c.id, c.decision AS expected FROM capture c INDEXED BY capture_decided
    WHERE c.decision = '${decision}' AND c.product = ? AND c.state <> 'undecodable' ${there}
    ORDER BY c.received_at_ms DESC LIMIT ?)`;
  const rows = reader.all<{ id: number; expected: Expected; file: string }>(
    `WITH labelled (id, expected) AS (${labelled}),
       known (id, expected) AS (
         SELECT l.id, l.expected FROM labelled l JOIN capture c ON c.id = l.id
         WHERE c.product = ? AND c.state <> 'undecodable' ${there}
         UNION ALL
         SELECT id, expected FROM (${decided('accept')} UNION ALL ${decided('reject')})
         WHERE id NOT IN (SELECT id FROM labelled)
       )
     SELECT k.id, k.expected, c.file FROM known k JOIN capture c ON c.id = k.id ORDER BY k.id`,
    product,
    product,
    recent,
    product,
    recent,
  );
  return rows.map(({ id, expected, file }) => ({ capture: captureId(id), expected, file }));
}
