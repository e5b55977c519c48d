import { type CaptureId, captureId, type ModelKey, type ProductKey } from '../../src-shared/domain/ids';
import type { AcceptedCounts } from '../../src-shared/domain/product';
import { modelSubject, noteChange, productSubject } from './audit';
import type { Reader, Writer } from './handles';
import { type InstalledModel, keepModel, modelByKey, type NewModel } from './models';
import { photoIsThere } from './photo-removals';
import { productByKey } from './products';

/** A photo that can be taught, by capture. */
export interface TeachablePhoto {
  readonly capture: CaptureId;
  /** Relative to the images folder. */
  readonly file: string;
  /** Hex. */
  readonly sha256: string;
}

interface PhotoRow {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
}

const rowToPhoto = ({ id, file, sha256 }: PhotoRow): TeachablePhoto => ({ capture: captureId(id), file, sha256 });

/**
 * Accepted captures of a product: those first that its model did not pass, then the newest. By id, so that the same
 * choice gives the same model.
 */
export function acceptedPhotos(reader: Reader, product: ProductKey, limit: number): TeachablePhoto[] {
  return reader
    .all<PhotoRow>(
      `SELECT c.id, c.file, lower(hex(c.sha256)) AS sha256 FROM capture c WHERE c.id IN (
         SELECT c.id FROM capture c INDEXED BY capture_decided
         WHERE c.decision = 'accept' AND c.product = ? AND c.state <> 'undecodable' AND ${photoIsThere}
         ORDER BY c.verdict IN ('fail', 'unsure') DESC, c.received_at_ms DESC, c.id DESC LIMIT ?
       ) ORDER BY c.id`,
      product,
      limit,
    )
    .map(rowToPhoto);
}

/** How many accepted captures `acceptedPhotos` can choose from, and how many of them the model did not pass. */
export function countAccepted(reader: Reader, product: ProductKey): AcceptedCounts {
  const counts = reader.get<{ accepted: number; not_passed: number | null }>(
    `SELECT count(*) AS accepted, sum(c.verdict IN ('fail', 'unsure')) AS not_passed FROM capture c INDEXED BY capture_decided
     WHERE c.decision = 'accept' AND c.product = ? AND c.state <> 'undecodable' AND ${photoIsThere}`,
    product,
  );
  return { accepted: counts?.accepted ?? 0, notPassed: counts?.not_passed ?? 0 };
}

/** These captures, by id; without those that are undecodable, unknown, rejected, or have no photo any more. */
export function chosenPhotos(reader: Reader, captures: readonly CaptureId[]): TeachablePhoto[] {
  return reader
    .all<PhotoRow>(
      `SELECT c.id, c.file, lower(hex(c.sha256)) AS sha256 FROM capture c
       WHERE c.id IN (SELECT value FROM json_each(?)) AND c.state <> 'undecodable' AND c.decision IS NOT 'reject'
         AND ${photoIsThere} ORDER BY c.id`,
      JSON.stringify(captures),
    )
    .map(rowToPhoto);
}

/** The next number of a product's taught models; given once only. Throws RecordsError `not-found`. */
export function takeTeachingNumber(writer: Writer, product: ProductKey): number {
  productByKey(writer, product);
  const row = writer.get<{ last: number }>(
    `INSERT INTO teaching_number (product, last) VALUES (?, 1)
     ON CONFLICT (product) DO UPDATE SET last = last + 1 RETURNING last`,
    product,
  );
  if (!row) throw new Error('a number was neither inserted nor found');
  return row.last;
}

export interface TaughtPhoto {
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  /** The score it gets from a memory without its own features. */
  readonly heldOutScore: number;
}

export interface NewTeaching {
  readonly product: ProductKey;
  readonly number: number;
  readonly operator: string;
  readonly atMs: number;
  readonly photos: readonly TaughtPhoto[];
}

/** Adds a taught model and how it was taught, in one commit. Throws RecordsError `model-exists`. */
export function addTaughtModel(writer: Writer, model: NewModel, teaching: NewTeaching): InstalledModel {
  return writer.transaction(() => {
    const { key } = keepModel(writer, model);
    writer.run(
      'INSERT INTO teaching (model, product, number, operator, at_ms) VALUES (?, ?, ?, ?, ?)',
      key,
      teaching.product,
      teaching.number,
      teaching.operator,
      teaching.atMs,
    );
    for (const [place, { name, sha256, heldOutScore }] of teaching.photos.entries()) {
      writer.run(
        'INSERT INTO teaching_photo (model, place, name, sha256, held_out_score) VALUES (?, ?, ?, ?, ?)',
        key,
        place,
        name,
        Buffer.from(sha256, 'hex'),
        heldOutScore,
      );
    }
    noteTeaching(writer, key, teaching);
    return modelByKey(writer, key);
  });
}

function noteTeaching(writer: Writer, model: ModelKey, { product, number, operator, atMs, photos }: NewTeaching): void {
  noteChange(writer, {
    operator,
    atMs,
    kind: 'model',
    action: 'teach',
    subject: productSubject(writer, product),
    before: null,
    after: { model: modelSubject(writer, model), number, photos: photos.length },
  });
}

/** Ascending; none for a package that was brought. */
export const heldOutScores = (reader: Reader, model: ModelKey): number[] =>
  reader
    .all<{ score: number }>(
      'SELECT held_out_score AS score FROM teaching_photo WHERE model = ? ORDER BY held_out_score',
      model,
    )
    .map(({ score }) => score);
