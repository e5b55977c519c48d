import { type ModelKey, modelKey, type ProductKey, productKey } from '../../src-shared/domain/ids';
import type { Thresholds } from '../../src-shared/domain/inspection';
import type { Model } from '../../src-shared/domain/model';
import { activeModels } from './activations';
import { noteChange } from './audit';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

export interface NewModel
  extends Pick<Model, 'name' | 'version' | 'product' | 'description' | 'installedAtMs' | 'manifestSha256'> {
  /** Where the package is installed, relative to the data folder. */
  readonly folder: string;
  /** Empty, or left out: it came with the program. */
  readonly installedBy?: string;
  /** The manifest's. */
  readonly thresholds: Thresholds;
}

/** A model and where its package lies. */
export interface InstalledModel extends Model {
  readonly folder: string;
  /** The manifest's; null when it was installed by an older Vigie and not read since. */
  readonly ownThresholds: Thresholds | null;
}

interface ModelRow {
  readonly key: number;
  readonly name: string;
  readonly version: string;
  readonly product: string;
  readonly description: string;
  readonly manifest_sha256: string;
  readonly folder: string;
  readonly installed_at_ms: number;
  readonly pass_threshold: number | null;
  readonly fail_threshold: number | null;
  readonly taught_for: number | null;
  readonly number: number;
  readonly operator: string;
  readonly at_ms: number;
  readonly photos: number;
}

const selectModels = `SELECT m.key, m.name, m.version, m.product, m.description, m.manifest_sha256, m.folder,
  m.installed_at_ms, m.pass_threshold, m.fail_threshold, t.product AS taught_for, t.number, t.operator, t.at_ms,
  (SELECT count(*) FROM teaching_photo p WHERE p.model = t.model) AS photos
  FROM model m LEFT JOIN teaching t ON t.model = m.key`;

function rowToModel(row: ModelRow, active: ReadonlyMap<ProductKey, ModelKey>): InstalledModel {
  const activeFor = [...active].filter(([, model]) => model === row.key).map(([product]) => product);
  return {
    key: modelKey(row.key),
    name: row.name,
    version: row.version,
    product: row.product,
    description: row.description,
    installedAtMs: row.installed_at_ms,
    active: activeFor.length > 0,
    activeFor,
    taught:
      row.taught_for === null
        ? null
        : {
            product: productKey(row.taught_for),
            number: row.number,
            photos: row.photos,
            operator: row.operator,
            atMs: row.at_ms,
          },
    manifestSha256: row.manifest_sha256,
    folder: row.folder,
    ownThresholds:
      row.pass_threshold === null || row.fail_threshold === null
        ? null
        : { pass: row.pass_threshold, fail: row.fail_threshold },
  };
}

/** Newest first. */
export function listModels(reader: Reader): InstalledModel[] {
  const active = activeModels(reader);
  return reader.all<ModelRow>(`${selectModels} ORDER BY m.key DESC`).map((row) => rowToModel(row, active));
}

/** Throws RecordsError `not-found`. */
export function modelByKey(reader: Reader, key: ModelKey): InstalledModel {
  const row = reader.get<ModelRow>(`${selectModels} WHERE m.key = ?`, key);
  if (!row) throw new RecordsError('not-found', `no model ${key}`);
  return rowToModel(row, activeModels(reader));
}

/** As `keepModel`, and logged. */
export function addModel(writer: Writer, model: NewModel): InstalledModel {
  return writer.transaction(() => {
    const isNew = !writer.get('SELECT 1 FROM model WHERE manifest_sha256 = ?', model.manifestSha256);
    const kept = keepModel(writer, model);
    if (isNew) noteInstalled(writer, model);
    return kept;
  });
}

/**
 * Adds a model; installing the same package again only renews its folder.
 * Throws RecordsError `model-exists` when another package has this name and version.
 */
export function keepModel(writer: Writer, model: NewModel): InstalledModel {
  return writer.transaction(() => {
    const row = writer.get<{ key: number; manifest_sha256: string }>(
      'SELECT key, manifest_sha256 FROM model WHERE name = ? AND version = ?',
      model.name,
      model.version,
    );
    if (row && row.manifest_sha256 !== model.manifestSha256) {
      throw new RecordsError('model-exists', `another package is installed as ${model.name} ${model.version}`);
    }
    if (row) writer.run('UPDATE model SET folder = ? WHERE key = ?', model.folder, row.key);
    return modelByKey(writer, row ? modelKey(row.key) : insertModel(writer, model));
  });
}

function noteInstalled(
  writer: Writer,
  { name, version, manifestSha256, installedAtMs, installedBy = '' }: NewModel,
): void {
  noteChange(writer, {
    operator: installedBy,
    atMs: installedAtMs,
    kind: 'model',
    action: 'install',
    subject: `${name} ${version}`,
    before: null,
    after: { manifestSha256 },
  });
}

function insertModel(writer: Writer, model: NewModel): ModelKey {
  const { lastInsertRowid } = writer.run(
    `INSERT INTO model (name, version, product, description, manifest_sha256, folder, installed_at_ms, pass_threshold,
       fail_threshold) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    model.name,
    model.version,
    model.product,
    model.description,
    model.manifestSha256,
    model.folder,
    model.installedAtMs,
    model.thresholds.pass,
    model.thresholds.fail,
  );
  return modelKey(Number(lastInsertRowid));
}

/** Notes the manifest's thresholds of a model that an older Vigie installed. */
export function noteOwnThresholds(writer: Writer, model: ModelKey, { pass, fail }: Thresholds): void {
  writer.run('UPDATE model SET pass_threshold = ?, fail_threshold = ? WHERE key = ?', pass, fail, model);
}
