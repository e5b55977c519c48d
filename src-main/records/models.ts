import { type ModelKey, modelKey } from '../../src-shared/domain/ids';
import type { Model } from '../../src-shared/domain/model';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

export interface NewModel extends Omit<Model, 'key' | 'active'> {
  /** Where the package is installed, absolute. */
  readonly folder: string;
}

/** A model and where its package lies. */
export interface InstalledModel extends Model {
  readonly folder: string;
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
  readonly active: number;
}

const selectModels = `SELECT key, name, version, product, description, manifest_sha256, folder, installed_at_ms,
  key IS (SELECT model FROM model_activation ORDER BY id DESC LIMIT 1) AS active FROM model`;

const rowToModel = (row: ModelRow): InstalledModel => ({
  key: modelKey(row.key),
  name: row.name,
  version: row.version,
  product: row.product,
  description: row.description,
  installedAtMs: row.installed_at_ms,
  active: row.active === 1,
  manifestSha256: row.manifest_sha256,
  folder: row.folder,
});

/** Newest first. */
export function listModels(reader: Reader): InstalledModel[] {
  return reader.all<ModelRow>(`${selectModels} ORDER BY key DESC`).map(rowToModel);
}

export function activeModel(reader: Reader): InstalledModel | null {
  return listModels(reader).find(({ active }) => active) ?? null;
}

/**
 * Adds a model; installing the same package again only renews its folder.
 * Throws RecordsError `model-exists` when another package has this name and version.
 */
export function addModel(writer: Writer, model: NewModel): InstalledModel {
  return writer.transaction(() => {
    const row = writer.get<ModelRow>(`${selectModels} WHERE name = ? AND version = ?`, model.name, model.version);
    if (row && row.manifest_sha256 !== model.manifestSha256) {
      throw new RecordsError('model-exists', `another package is installed as ${model.name} ${model.version}`);
    }
    if (row) {
      writer.run('UPDATE model SET folder = ? WHERE key = ?', model.folder, row.key);
      return rowToModel({ ...row, folder: model.folder });
    }
    const { lastInsertRowid } = writer.run(
      `INSERT INTO model (name, version, product, description, manifest_sha256, folder, installed_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      model.name,
      model.version,
      model.product,
      model.description,
      model.manifestSha256,
      model.folder,
      model.installedAtMs,
    );
    return { ...model, key: modelKey(Number(lastInsertRowid)), active: false };
  });
}

/** Makes `model` the active one, or none when null; the history keeps who and when. Throws RecordsError `not-found`. */
export function activateModel(writer: Writer, model: ModelKey | null, operator: string, atMs: number): void {
  writer.transaction(() => {
    if (model !== null && !writer.get('SELECT 1 FROM model WHERE key = ?', model)) {
      throw new RecordsError('not-found', `no model ${model}`);
    }
    writer.run('INSERT INTO model_activation (model, operator, at_ms) VALUES (?, ?, ?)', model, operator, atMs);
  });
}
