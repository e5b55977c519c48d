import { expect, test } from 'vitest';
import { captureDetail } from '../../src-main/records/capture-detail';
import { CapturePages } from '../../src-main/records/capture-pages';
import { captureById } from '../../src-main/records/captures';
import { decide } from '../../src-main/records/decisions';
import { finished } from '../../src-main/records/newest-first';
import { addProduct, changeProduct } from '../../src-main/records/products';
import { referencePhoto } from '../../src-main/records/reference-photo';
import { attachSerial, type NewSerial } from '../../src-main/records/serials';
import { type CaptureId, captureId } from '../../src-shared/domain/ids';
import { defaultProduct } from '../../src-shared/domain/product';
import { serialSchema } from '../../src-shared/domain/serial';
import { addTestCapture, newRecords } from '../support/station-records';

const serial = (capture: CaptureId, text: string | null, expected: string | null = null): NewSerial => ({
  capture,
  serial: text,
  expected,
  operator: 'Ada',
  atMs: 5,
});

test('a serial number stands until another replaces it, and every change is kept', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  expect(attachSerial(writer, serial(capture, 'SN-1'))).toMatchObject({
    state: 'attached',
    capture: { serial: 'SN-1' },
  });
  attachSerial(writer, serial(capture, 'SN-2', 'SN-1'));
  attachSerial(writer, serial(capture, null, 'SN-2'));
  expect(captureById(writer, capture).serial).toBeNull();
  expect(captureDetail(writer, capture).serials).toEqual([
    { serial: null, operator: 'Ada', atMs: 5 },
    { serial: 'SN-2', operator: 'Ada', atMs: 5 },
    { serial: 'SN-1', operator: 'Ada', atMs: 5 },
  ]);
  expect(() => writer.run('DELETE FROM serial_change')).toThrow('never removed');
  expect(() => writer.run(`UPDATE serial_change SET serial = 'x'`)).toThrow('never changed');
});

test('what a capture has already adds nothing, and an outdated screen replaces nothing', () => {
  const { writer } = newRecords();
  const capture = addTestCapture(writer);
  attachSerial(writer, serial(capture, 'SN-1'));
  expect(attachSerial(writer, serial(capture, 'SN-1'))).toMatchObject({ state: 'attached' });
  expect(attachSerial(writer, serial(capture, 'SN-9'))).toMatchObject({
    state: 'outdated',
    capture: { serial: 'SN-1' },
  });
  expect(captureDetail(writer, capture).serials).toHaveLength(1);
  expect(() => attachSerial(writer, serial(captureId(99), 'SN'))).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});

test('captures are found by how their serial number begins, whatever its case, with other filters', () => {
  const { writer } = newRecords();
  const ids = ['AB-10', 'ab-11', 'AC-10', '1AB-1', 'A%'].map((text) => {
    const capture = addTestCapture(writer);
    attachSerial(writer, serial(capture, text));
    return capture;
  });
  addTestCapture(writer);
  const found = (text: string): CaptureId[] =>
    finished(new CapturePages(writer).page({ filter: { serial: text }, offset: 0, limit: 10 })).captures.map(
      ({ id }) => id,
    );
  expect(found('ab-1')).toEqual([ids[1], ids[0]]);
  expect(found('AB-10')).toEqual([ids[0]]);
  expect(found('A%')).toEqual([ids[4]]);
  expect(found('10')).toEqual([]);
  decide(writer, {
    capture: ids[0] as CaptureId,
    kind: 'accept',
    reason: null,
    operator: 'Ada',
    atMs: 6,
    expectedDecisionCount: 0,
  });
  expect(finished(new CapturePages(writer).total({ serial: 'ab', decision: 'accept', product: defaultProduct }))).toBe(
    1,
  );
});

test('a serial number is one printable line of at most 80 characters', () => {
  expect(serialSchema.parse('  LOT 7/№ 0042-é ')).toBe('LOT 7/№ 0042-é');
  for (const wrong of ['', '   ', 'a\u0000b', 'a\u001db', 'a\nb', 'a\u2028b', 'x'.repeat(81)])
    expect(serialSchema.safeParse(wrong).success).toBe(false);
});

test('the photo to compare with is the chosen one, else the newest accepted of the same product', () => {
  const { writer } = newRecords();
  const [first, second, third] = [1, 2, 3].map((n) => addTestCapture(writer, { receivedAtMs: n * 1000 })) as [
    CaptureId,
    CaptureId,
    CaptureId,
  ];
  expect(referencePhoto(writer, third)).toBeNull();
  for (const capture of [first, second])
    decide(writer, { capture, kind: 'accept', reason: null, operator: 'Ada', atMs: 9, expectedDecisionCount: 0 });
  expect(referencePhoto(writer, third)).toMatchObject({ kind: 'newest-accepted', capture: { id: second } });
  expect(referencePhoto(writer, second)).toMatchObject({ kind: 'newest-accepted', capture: { id: first } });
  changeProduct(writer, defaultProduct, { referenceCapture: first }, { operator: 'Ada', atMs: 9 });
  expect(referencePhoto(writer, third)).toMatchObject({ kind: 'chosen', capture: { id: first } });
  const other = addProduct(writer, 'Other', { operator: 'Ada', atMs: 9 });
  writer.run('UPDATE capture SET product = ? WHERE id = ?', other.key, third);
  expect(referencePhoto(writer, third)).toBeNull();
});
