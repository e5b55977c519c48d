import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { captureDetail } from '../../src-main/records/capture-detail';
import { writerOn } from '../../src-main/records/handles';
import { migrate, migrations } from '../../src-main/records/migrate';
import { listOperators } from '../../src-main/records/operators';
import { captureId } from '../../src-shared/domain/ids';
import { addManyCaptures } from '../support/many-captures';

test('a station from before there were operators keeps every decision under its name, and has nobody yet', () => {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 2));
  const writer = writerOn(db);
  addManyCaptures(writer, { captures: 500 });
  writer.run(
    `INSERT INTO decision (capture, kind, reason, operator, at_ms) VALUES (1, 'reject', 'crushed', 'Ève Martin', 7)`,
  );
  const rows = (): unknown => [
    writer.all('SELECT id, capture, kind, reason, operator, at_ms FROM decision ORDER BY id'),
    writer.all('SELECT id, decision, decided_by FROM capture ORDER BY id'),
  ];
  const before = rows();
  migrate(db);
  expect(rows()).toEqual(before);
  expect(captureDetail(writer, captureId(1)).decisions.map(({ operator }) => operator)).toContain('Ève Martin');
  expect(listOperators(writer)).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
});
