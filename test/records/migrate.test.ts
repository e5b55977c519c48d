import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, migrations, schemaVersion, versionOf } from '../../src-main/records/migrate';
import { openReader, openWriter } from '../../src-main/records/open-records';
import { addManyCaptures } from '../support/many-captures';
import { newRecords } from '../support/station-records';
import { temporaryFolder } from '../support/temporary-folder';

const tables = ['camera', 'capture', 'decision', 'failed_transfer', 'inspection', 'model', 'model_activation'];

test('a new database has the newest layout, durable commits and foreign keys', () => {
  const { db } = newRecords().writer;
  expect(versionOf(db)).toBe(schemaVersion);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
    AND name NOT LIKE 'sqlite_%'`);
  expect(loose.all()).toEqual([]);
});

test('bringing a populated database up to date keeps every row and every reference', () => {
  const { writer } = newRecords();
  addManyCaptures(writer, { captures: 2000 });
  const counts = (): unknown[] => tables.map((table) => writer.get(`SELECT count(*) AS rows FROM ${table}`));
  const before = counts();
  migrate(writer.db);
  expect(counts()).toEqual(before);
  expect(writer.db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(writer.db.pragma('foreign_key_check')).toEqual([]);
});

test('each step of an update is told before it is taken, and its end; of a new database nothing is', () => {
  const { db } = openWriter(join(temporaryFolder(), 'vigie.db'), () => {
    throw new Error('told of a new database');
  });
  const told: unknown[] = [];
  const steps = [...migrations, 'CREATE TABLE one (a TEXT) STRICT', 'CREATE TABLE two (a TEXT) STRICT'];
  migrate(db, steps, (update) => told.push([update, versionOf(db) - schemaVersion]));
  expect(told).toEqual([
    [{ step: 1, of: 2 }, 0],
    [{ step: 2, of: 2 }, 1],
    [null, 2],
  ]);
  migrate(db, steps, (update) => told.push(update));
  expect(told).toHaveLength(3);
  db.close();
});

test('a migration that fails leaves the version and the rows before it', () => {
  const { writer } = newRecords();
  addManyCaptures(writer, { captures: 50 });
  const broken = `ALTER TABLE capture ADD COLUMN shade TEXT; UPDATE capture SET shade = 'x'; SELECT no_such_function();`;
  expect(() => migrate(writer.db, [...migrations, broken])).toThrow('no_such_function');
  expect(versionOf(writer.db)).toBe(schemaVersion);
  expect(writer.all('SELECT name FROM pragma_table_info(?) WHERE name = ?', 'capture', 'shade')).toEqual([]);
  migrate(writer.db, [...migrations, 'ALTER TABLE capture ADD COLUMN shade TEXT']);
  expect(versionOf(writer.db)).toBe(schemaVersion + 1);
  expect(writer.get('SELECT count(*) AS rows FROM capture')).toEqual({ rows: 50 });
});

test('a database of a newer Vigie is refused and left untouched', () => {
  const file = join(temporaryFolder(), 'vigie.db');
  const { db } = openWriter(file);
  db.pragma('user_version = 999');
  db.close();
  const before = readFileSync(file);
  expect(() => openWriter(file)).toThrow('layout 999');
  expect(() => openReader(file)).toThrow(expect.objectContaining({ code: 'newer-database' }));
  expect(readFileSync(file).equals(before)).toBe(true);
});
