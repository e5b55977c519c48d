import { expect, test } from 'vitest';
import { listAudit } from '../../src-main/records/audit-pages';
import { CapturePages } from '../../src-main/records/capture-pages';
import { captureById } from '../../src-main/records/captures';
import { decide } from '../../src-main/records/decisions';
import { closeLot, listLots, openLot } from '../../src-main/records/lots';
import { finished } from '../../src-main/records/newest-first';
import { addProduct, setCameraProduct } from '../../src-main/records/products';
import { reportSummary } from '../../src-main/reports/summary';
import { cameraKey, productKey } from '../../src-shared/domain/ids';
import { defaultProduct } from '../../src-shared/domain/product';
import { addTestCapture, newRecords } from '../support/station-records';

const by = (atMs: number) => ({ operator: 'Ada', atMs });

test('what is received belongs to the open lot of its product, and keeps it', () => {
  const { writer } = newRecords();
  const numberOf = (): string | null => captureById(writer, addTestCapture(writer)).lotNumber;
  const before = addTestCapture(writer);
  openLot(writer, defaultProduct, '4711', by(1));
  const first = addTestCapture(writer);
  expect(captureById(writer, before).lot).toBeNull();
  expect(captureById(writer, first).lotNumber).toBe('4711');
  openLot(writer, defaultProduct, '4712', by(2));
  expect(numberOf()).toBe('4712');
  closeLot(writer, defaultProduct, by(3));
  expect(numberOf()).toBeNull();
  // The same number, as another scanner writes it: its lot goes on.
  openLot(writer, defaultProduct, '4711', by(4));
  expect(numberOf()).toBe('4711');
  expect(captureById(writer, first).lotNumber).toBe('4711');
  expect(listLots(writer, undefined, 9).map(({ number, closedAtMs }) => [number, closedAtMs])).toEqual([
    ['4711', null],
    ['4712', 3],
  ]);
  expect(() => writer.run('DELETE FROM lot')).toThrow('lots are never removed');
});

test('each product has a lot of its own, and one that failed to open changes nothing', () => {
  const { writer } = newRecords();
  const plug = addProduct(writer, 'Plug', by(1)).key;
  openLot(writer, defaultProduct, 'A', by(1));
  openLot(writer, plug, 'B', by(1));
  expect(captureById(writer, addTestCapture(writer)).lotNumber).toBe('A');
  setCameraProduct(writer, { camera: cameraKey(1), product: plug, ...by(2) });
  expect(captureById(writer, addTestCapture(writer)).lotNumber).toBe('B');
  expect(() => openLot(writer, productKey(9), 'C', by(3))).toThrow('no product 9');
  expect(() =>
    writer.transaction(() => {
      openLot(writer, plug, 'D', by(4));
      throw new Error('power cut');
    }),
  ).toThrow('power cut');
  expect(captureById(writer, addTestCapture(writer)).lotNumber).toBe('B');
  expect(() => {
    closeLot(writer, plug, by(5));
    closeLot(writer, plug, by(6));
  }).toThrow('no open lot');
});

test('a lot is found again in lists, counts and reports', () => {
  const { writer } = newRecords();
  addTestCapture(writer, { receivedAtMs: 1000 });
  const { id: lot } = openLot(writer, defaultProduct, '4711', by(1));
  const captures = [2000, 3000, 4000].map((receivedAtMs) => addTestCapture(writer, { receivedAtMs }));
  const [first] = captures;
  if (first === undefined) throw new Error('no capture');
  decide(writer, { capture: first, kind: 'reject', reason: 'crushed', expectedDecisionCount: 0, ...by(5) });
  const pages = new CapturePages(writer, 2);
  const listed = finished(pages.page({ filter: { lot }, offset: 0, limit: 10 }));
  expect(listed.captures.map(({ id }) => id)).toEqual(captures.toReversed());
  expect(finished(pages.total({ lot, decision: 'reject', fromMs: 1500 }))).toBe(1);
  const report = reportSummary(writer, { fromMs: 0, toMs: 9000, lot, sampleUnit: 'day' });
  expect(report?.reasons).toEqual([{ reason: 'crushed', count: 1 }]);
  expect(report?.tally.none).toEqual({ accept: 0, reject: 1, none: 2 });
  const plan = writer.all<{ detail: string }>(
    'EXPLAIN QUERY PLAN SELECT count(*) FROM capture c INDEXED BY capture_lot WHERE c.lot = ?',
    lot,
  );
  expect(plan[0]?.detail).toContain('COVERING INDEX capture_lot');
});

test('opening, closing and going on are logged', () => {
  const { writer } = newRecords();
  openLot(writer, defaultProduct, '1', by(1));
  openLot(writer, defaultProduct, '2', by(2));
  openLot(writer, defaultProduct, '1', by(3));
  const entries = listAudit(writer, { filter: { kind: 'lot' }, before: null, limit: 9 }).toReversed();
  expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'open 1',
    'close 1',
    'open 2',
    'close 2',
    'reopen 1',
  ]);
  expect(entries[1]).toMatchObject({
    before: '{"product":"Product 1","state":"open"}',
    after: '{"product":"Product 1","state":"closed"}',
  });
});
