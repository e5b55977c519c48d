import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { activeModelRows, rollBackTarget } from '../../src-main/records/activations';
import { CapturePages } from '../../src-main/records/capture-pages';
import { writerOn } from '../../src-main/records/handles';
import { migrate } from '../../src-main/records/migrate';
import { station } from '../../src-main/records/migrations/001-station';
import { finished } from '../../src-main/records/newest-first';
import { listProducts } from '../../src-main/records/products';
import { productKey } from '../../src-shared/domain/ids';
import { defaultProduct } from '../../src-shared/domain/product';
import { addManyCaptures } from '../support/many-captures';

const keptTables = ['camera', 'capture', 'decision', 'failed_transfer', 'heat_map', 'inspection', 'model'];

/** A station's database as the first layout left it. */
function oldStation(): ReturnType<typeof writerOn> {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  db.pragma('foreign_keys = ON');
  migrate(db, [station]);
  const writer = writerOn(db);
  addManyCaptures(writer, { captures: 3000, cameras: 5 });
  return writer;
}

test('a station of the first layout keeps every row, and all of it belongs to one product', () => {
  const writer = oldStation();
  writer.run(`INSERT INTO model_activation (model, operator, at_ms) VALUES (1, 'Ada', 5)`);
  const columns = 'id, camera, file, state, verdict, score, decision, reason, decision_count, review_rank';
  const rows = (): unknown[] => [
    ...keptTables.map((table) => writer.db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()),
    writer.db.prepare(`SELECT ${columns} FROM capture ORDER BY id`).all(),
  ];
  const before = rows();
  migrate(writer.db);
  expect(rows()).toEqual(before);
  expect(writer.db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(writer.db.pragma('foreign_key_check')).toEqual([]);
  expect(listProducts(writer)).toMatchObject([
    { key: defaultProduct, name: 'Product 1', activeModel: 1, activeSinceMs: 5, cameras: 5, rollBackTo: null },
  ]);
  expect(activeModelRows(writer)).toMatchObject([{ product: 1, model: 1, thresholds: null }]);
  expect(finished(new CapturePages(writer).total({ product: defaultProduct }))).toBe(3000);
  expect(finished(new CapturePages(writer).total({ product: productKey(2), decision: 'accept' }))).toBe(0);
  const request = { filter: { verdict: 'fail', product: defaultProduct }, offset: 0, limit: 1 } as const;
  const [newest] = finished(new CapturePages(writer).page(request)).captures;
  expect(newest).toMatchObject({ product: 1, verdict: 'fail' });
});

test('a station whose last model was deactivated stays without one', () => {
  const writer = oldStation();
  writer.run(`INSERT INTO model_activation (model, operator, at_ms) VALUES (1, 'Ada', 5), (NULL, 'Ada', 6)`);
  migrate(writer.db);
  expect(activeModelRows(writer)).toEqual([]);
  expect(rollBackTarget(writer, defaultProduct)).toBe(1);
});
