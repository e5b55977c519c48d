import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Reader } from '../../src-main/records/handles';
import { finished } from '../../src-main/records/newest-first';
import { databaseFile, openReader, openWriter } from '../../src-main/records/open-records';
import { photoSpace } from '../../src-main/records/photo-space';
import { readerMethods } from '../../src-main/records/reader-methods';
import { previewRemovals } from '../../src-main/records/removable-photos';
import { exportCsv } from '../../src-main/reports/export-csv';
import { reportSummary } from '../../src-main/reports/summary';
import { RetentionRun } from '../../src-main/storage/retention-run';
import type { ReviewPolicy } from '../../src-shared/domain/capture';
import type { CaptureId } from '../../src-shared/domain/ids';
import type { Verdict } from '../../src-shared/domain/inspection';
import { defaultProduct } from '../../src-shared/domain/product';
import { keepEverything, type RemovalProgress, type Retention } from '../../src-shared/domain/retention';
import { usualShifts } from '../../src-shared/domain/shift';
import { addTestModel, inspected } from '../support/station-records';
import { temporaryFolder } from '../support/temporary-folder';
import { openStation, photo } from './station';

const dayMs = 24 * 3_600_000;
const by = { operator: 'Ada', atMs: 5 };
const good30: Retention = { ...keepEverything, goodAfterDays: 30 };

interface Wanted {
  readonly ageDays?: number;
  readonly verdict?: Verdict | null;
  readonly decided?: readonly ('accept' | 'reject' | 'withdraw')[];
  readonly sizeBytes?: number;
}

/** A station of real files and rows, without a camera. */
async function retentionStation() {
  const dataDir = temporaryFolder();
  const writer = openWriter(databaseFile(dataDir));
  const model = addTestModel(writer);
  writer.db.close();
  const station = await openStation(dataDir);
  const { keeper, link, events } = station;
  const reader = openReader(databaseFile(dataDir));
  onTestFinished(() => {
    reader.db.close();
  });
  const pathOf = (capture: CaptureId, folder = 'images'): string =>
    join(dataDir, folder, reader.get<{ file: string }>('SELECT file FROM capture WHERE id = ?', capture)?.file ?? '');

  async function add({ ageDays = 40, verdict = 'pass', decided = [], sizeBytes = 2000 }: Wanted): Promise<CaptureId> {
    const bytes = new Uint8Array(sizeBytes).fill(ageDays);
    bytes.set(new TextEncoder().encode(`${Math.random()}`));
    const before = events.length;
    await link.store(photo(1, bytes, { receivedAtMs: Date.now() - ageDays * dayMs }));
    while (events.length === before) await new Promise(setImmediate);
    const told = events.at(-1);
    const capture = told?.type === 'stored' ? told.captures[0]?.id : undefined;
    if (capture === undefined) throw new Error('nothing was stored');
    if (verdict !== null) keeper.methods.recordInspection(capture, inspected(model, verdict, 0.4));
    for (const [expectedDecisionCount, kind] of decided.entries()) {
      keeper.methods.decide({ capture, kind, reason: null, ...by, expectedDecisionCount });
    }
    const thumbnail = pathOf(capture, 'thumbnails');
    mkdirSync(dirname(thumbnail), { recursive: true });
    writeFileSync(thumbnail, 'small');
    return capture;
  }

  const isThere = (capture: CaptureId): boolean => existsSync(pathOf(capture));
  async function remove(retention: Retention, policy: ReviewPolicy = 'failing-and-unsure'): Promise<RemovalProgress> {
    keeper.methods.removePhotos({ retention, policy });
    while (keeper.methods.currentRemoval().state === 'running') await new Promise((go) => setTimeout(go, 2));
    return keeper.methods.currentRemoval();
  }
  const preview = (retention: Retention, freeBytes = 0, policy: ReviewPolicy = 'failing-and-unsure') =>
    finished(previewRemovals(reader, { retention, policy }, Date.now(), freeBytes));
  return { ...station, dataDir, reader, model, add, isThere, pathOf, remove, preview };
}

test('photos of good captures go when they are old enough, with their thumbnails, and their rows stay', async () => {
  const { keeper, add, isThere, pathOf, remove, preview, reader, events } = await retentionStation();
  const passed = await add({});
  const accepted = await add({ verdict: 'fail', decided: ['accept'] });
  const kept = [
    await add({ ageDays: 29 }),
    await add({ verdict: 'fail', decided: ['reject'] }),
    await add({ verdict: 'fail' }),
    await add({ verdict: 'unsure' }),
    // Somebody had doubts.
    await add({ decided: ['reject', 'withdraw'] }),
    // Not inspected yet.
    await add({ verdict: null }),
  ];
  expect(preview(good30)).toEqual([{ rule: 'good', photos: 2, sizeBytes: 4000 }]);
  expect(await remove(good30)).toMatchObject({ state: 'done', photos: 2, sizeBytes: 4000 });
  expect([isThere(passed), isThere(accepted), existsSync(pathOf(passed, 'thumbnails'))]).toEqual([false, false, false]);
  expect(kept.map(isThere)).toEqual(kept.map(() => true));
  expect(preview(good30)).toEqual([{ rule: 'good', photos: 0, sizeBytes: 0 }]);
  expect(reader.all('SELECT capture, operator, rule, size_bytes FROM photo_removal ORDER BY capture')).toEqual([
    { capture: passed, operator: '', rule: 'good', size_bytes: 2000 },
    { capture: accepted, operator: '', rule: 'good', size_bytes: 2000 },
  ]);
  expect(reader.all('SELECT capture FROM photo_to_unlink')).toEqual([]);
  expect(reader.all(`SELECT operator, action, subject, after FROM audit_entry WHERE kind = 'retention'`)).toEqual([
    {
      operator: '',
      action: 'remove',
      subject: 'good',
      after: '{"state":"done","goodPhotos":{"photos":2,"sizeBytes":4000}}',
    },
  ]);
  const told = events.flatMap((event) => (event.type === 'removed' ? event.captures : []));
  expect(told.map(({ id, photoRemovedAtMs }) => [id, typeof photoRemovedAtMs])).toEqual([
    [passed, 'number'],
    [accepted, 'number'],
  ]);
  await keeper.close();
});

test('the others have a time of their own, and what waits for a decision under the policy never goes', async () => {
  const { keeper, add, isThere, remove, preview } = await retentionStation();
  const old = { ageDays: 400 };
  const rejected = await add({ ...old, verdict: 'fail', decided: ['reject'] });
  const withdrawn = await add({ ...old, decided: ['accept', 'withdraw'] });
  const waiting = await add({ ...old, verdict: 'fail' });
  const passed = await add(old);
  const young = await add({ verdict: 'fail', decided: ['reject'] });
  const rules: Retention = { ...good30, otherAfterDays: 365 };
  expect(preview(rules, 0, 'all').map(({ rule, photos }) => [rule, photos])).toEqual([
    ['good', 0],
    ['other', 1],
  ]);
  expect(await remove(rules, 'all')).toMatchObject({ photos: 1 });
  expect([rejected, withdrawn, waiting, passed, young].map(isThere)).toEqual([false, true, true, true, true]);
  expect(await remove(rules)).toMatchObject({ photos: 2 });
  expect([withdrawn, waiting, passed, young].map(isThere)).toEqual([false, true, false, true]);
  expect(await remove(rules, 'nothing')).toMatchObject({ photos: 1 });
  expect(isThere(waiting)).toBe(false);
  await keeper.close();
});

test('references, labelled captures, photos that taught a model or stand in a replay, and the newest day stay', async () => {
  const { keeper, add, isThere, remove, reader, model, dataDir } = await retentionStation();
  const { methods } = keeper;
  const [reference, labelled, unlabelled, taught, replayed, plain, today] = [
    await add({}),
    await add({}),
    await add({}),
    await add({}),
    await add({}),
    await add({}),
    await add({ ageDays: 0 }),
  ];
  methods.changeProduct(defaultProduct, { referenceCapture: reference }, by);
  methods.labelCaptures({ captures: [labelled, unlabelled], expected: 'accept', ...by });
  methods.labelCaptures({ captures: [unlabelled], expected: null, ...by });
  const sha256 = reader.get<{ hex: string }>('SELECT lower(hex(sha256)) AS hex FROM capture WHERE id = ?', taught)?.hex;
  const named = { name: 'taught', version: '1.0.0', product: 'cable', description: '', manifestSha256: 'b'.repeat(64) };
  methods.addTaughtModel(
    { ...named, installedAtMs: 1, folder: '/models/taught', thresholds: { pass: 0.5, fail: 0.75 } },
    { product: defaultProduct, number: 1, ...by, photos: [{ name: 'x', sha256: sha256 ?? '', heldOutScore: 0.1 }] },
  );
  const photos = [{ capture: replayed, expected: 'accept', score: 0.1, currentScore: null }] as const;
  methods.addReplay({ product: defaultProduct, candidate: model, current: null, ...by, photos });

  expect(await remove({ ...keepEverything, goodAfterDays: 1 })).toMatchObject({ photos: 2 });
  expect([reference, labelled, taught, replayed, today].map(isThere)).toEqual([true, true, true, true, true]);
  expect([unlabelled, plain].map(isThere)).toEqual([false, false]);

  // What needs a photo is refused, or leaves those without one out.
  const gone = expect.objectContaining({ code: 'photo-removed' }) as Error;
  expect(() => methods.labelCaptures({ captures: [plain], expected: 'accept', ...by })).toThrow(gone);
  expect(() => methods.changeProduct(defaultProduct, { referenceCapture: plain }, by)).toThrow(gone);
  const reads = readerMethods(reader, dataDir, Date.now);
  expect(reads.chosenPhotos([plain, labelled]).map(({ capture }) => capture)).toEqual([labelled]);
  expect(reads.inspectionJobs([plain, labelled]).map(({ capture }) => capture)).toEqual([labelled]);
  expect(reads.captureFiles(plain)).toMatchObject({ removed: true, thumbnailFile: null });
  expect(reads.captureDetail(plain).capture.photoRemovedAtMs).toBeGreaterThan(0);
  expect(await reads.thumbnails([plain])).toEqual([null]);
  await keeper.close();
});

test('room is made with the oldest good photos, as far as it is missing and no younger than asked', async () => {
  const { keeper, add, isThere, reader, preview, dataDir } = await retentionStation();
  const captures: CaptureId[] = [];
  for (const ageDays of [40, 30, 20, 5]) captures.push(await add({ ageDays, sizeBytes: 100_000 }));
  await keeper.close();
  const retention: Retention = { ...keepEverything, makeRoom: { belowGiB: 1, keepDays: 10 } };
  const missing = (bytes: number): number => 2 ** 30 - bytes;
  expect(preview(retention, missing(150_000))).toMatchObject([{ rule: 'room', photos: 2, sizeBytes: 200_000 }]);
  expect(preview(retention, 2 ** 30)).toMatchObject([{ rule: 'room', photos: 0 }]);

  const writer = openWriter(databaseFile(dataDir));
  let freeBytes = missing(150_000);
  const removed: CaptureId[] = [];
  const run = new RetentionRun({
    writer,
    nowMs: Date.now,
    checkPlace: () => undefined,
    unlink: async () => undefined,
    syncFolders: async () => undefined,
    freeBytes: async () => freeBytes,
    photosDone: async () => undefined,
    onRemoved: (some) => removed.push(...some),
    onFailure: (error) => {
      throw error;
    },
  });
  const order = { retention, policy: 'failing-and-unsure' } as const;
  run.start(order);
  await run.ended();
  expect(removed).toEqual(captures.slice(0, 2));
  expect(run.progress).toMatchObject({ state: 'done', photos: 2, roomShort: false });
  freeBytes = missing(500_000);
  run.start(order);
  await run.ended();
  expect(removed).toEqual(captures.slice(0, 3));
  expect(run.progress).toMatchObject({ state: 'done', photos: 1, roomShort: true });
  expect(reader.all('SELECT DISTINCT rule FROM photo_removal')).toEqual([{ rule: 'room' }]);
  expect(captures.map(isThere)).toEqual([true, true, true, true]);
  writer.db.close();
});

test('figures, rows of the exports and lists are the same before and after', async () => {
  const { keeper, add, remove, reader, dataDir } = await retentionStation();
  for (let n = 0; n < 60; n++) {
    const verdict = (['pass', 'fail', 'unsure'] as const)[n % 3] ?? null;
    await add({ ageDays: 79 - n, verdict, decided: n % 2 === 0 ? [] : [n % 5 === 0 ? 'reject' : 'accept'] });
  }
  const nowMs = Date.now();
  const known = () => readerMethods(reader, dataDir, () => nowMs);
  const figures = async () => {
    const request = { fromMs: nowMs - 100 * dayMs, toMs: nowMs, sampleUnit: 'day' } as const;
    const text: string[] = [];
    for (const content of ['captures', 'decisions'] as const) {
      const file = join(dataDir, 'out.csv');
      await exportCsv({ dataDir, file, content, profile: 'machine', language: 'en', filter: {}, shifts: usualShifts });
      text.push(readFileSync(file, 'utf8'));
    }
    const counted = await known().countCaptures({ verdict: 'fail' });
    const scores = known().knownScores(defaultProduct, 1 as never);
    return { summary: reportSummary(reader, request, { shifts: usualShifts }), text, counted, scores };
  };
  const before = await figures();
  const { photos } = await remove({ ...good30, otherAfterDays: 60 });
  expect(photos).toBeGreaterThan(10);
  expect(await figures()).toEqual(before);
  expect(photoSpace(reader, nowMs)).toMatchObject({ photos: 60 - photos, removedPhotos: photos });
  await keeper.close();
});

test('removed files are neither missing nor set aside, and a removal is never changed or taken back', async () => {
  const { keeper, add, remove, dataDir } = await retentionStation();
  for (let n = 0; n < 5; n++) await add({});
  await add({ ageDays: 3 });
  await remove(good30);
  expect(await keeper.methods.checkAllFiles()).toEqual({ quarantined: 0, missing: 0, removedParts: 0 });
  await keeper.close();
  const { db } = openWriter(databaseFile(dataDir));
  expect(() => db.exec('UPDATE photo_removal SET at_ms = 1')).toThrow('never changed');
  expect(() => db.exec('DELETE FROM photo_removal')).toThrow('never taken back');
  expect(() => db.exec('INSERT OR REPLACE INTO photo_removal SELECT * FROM photo_removal')).toThrow('never replaced');
  db.close();
});

test('what came after a young photo is young, whatever the clock said when it was received', async () => {
  const { keeper, add, isThere, remove, preview } = await retentionStation();
  const old = await add({});
  await add({ ageDays: 1 });
  const misdated = await add({ ageDays: 3650 });
  expect(preview(good30)).toEqual([{ rule: 'good', photos: 1, sizeBytes: 2000 }]);
  expect(await remove(good30)).toMatchObject({ photos: 1 });
  expect([old, misdated].map(isThere)).toEqual([false, true]);
  await keeper.close();
});

test('one file that cannot be removed keeps no other, and a replaced database ends it all', async () => {
  const { keeper, add, reader, dataDir } = await retentionStation();
  const captures = [await add({}), await add({}), await add({})];
  await keeper.close();
  const writer = openWriter(databaseFile(dataDir));
  const fileOf = (capture: CaptureId | undefined) =>
    reader.get<{ file: string }>('SELECT file FROM capture WHERE id = ?', capture ?? 0)?.file;
  const stuck = fileOf(captures[0]);
  const tried: string[] = [];
  let isReplaced = false;
  const run = new RetentionRun({
    writer,
    nowMs: Date.now,
    checkPlace: () => {
      if (isReplaced) throw new Error('another database');
    },
    unlink: (file) => {
      tried.push(file);
      return file === stuck ? Promise.reject(new Error('not permitted')) : Promise.resolve();
    },
    syncFolders: async () => undefined,
    freeBytes: async () => 0,
    photosDone: async () => undefined,
    onRemoved: () => undefined,
    onFailure: () => undefined,
  });
  const order = { retention: good30, policy: 'failing-and-unsure' } as const;
  for (let n = 0; n < 2; n++) {
    run.start(order);
    await run.ended();
    expect(run.progress).toMatchObject({ state: 'failed', problem: 'not permitted' });
    expect(reader.all('SELECT capture FROM photo_to_unlink')).toEqual([{ capture: captures[0] }]);
  }
  expect(tried).toHaveLength(4);
  isReplaced = true;
  run.start(order);
  await run.ended();
  expect(run.progress).toMatchObject({ state: 'failed', problem: 'another database' });
  expect(tried).toHaveLength(4);
  writer.db.close();
});

test('what was noted and not removed yet is finished by the next start, also with the rules off', async () => {
  const { keeper, add, isThere, dataDir, reader } = await retentionStation();
  const captures = [await add({}), await add({})];
  await keeper.close();
  const writer = openWriter(databaseFile(dataDir));
  const problems: unknown[] = [];
  const run = new RetentionRun({
    writer,
    nowMs: Date.now,
    checkPlace: () => undefined,
    unlink: () => Promise.reject(new Error('no power')),
    syncFolders: async () => undefined,
    freeBytes: async () => 0,
    photosDone: async () => undefined,
    onRemoved: () => undefined,
    onFailure: (error) => problems.push(error),
  });
  run.start({ retention: good30, policy: 'all' });
  await run.ended();
  expect(problems).toEqual([]);
  run.start({ retention: good30, policy: 'failing-and-unsure' });
  await run.ended();
  expect(run.progress).toMatchObject({ state: 'failed', problem: 'no power' });
  writer.db.close();
  expect(captures.map(isThere)).toEqual([true, true]);

  const next = await openStation(dataDir);
  next.keeper.methods.removePhotos({ retention: keepEverything, policy: 'all' });
  while (next.keeper.methods.currentRemoval().state === 'running') await new Promise((go) => setTimeout(go, 2));
  expect(captures.map(isThere)).toEqual([false, false]);
  expect(next.keeper.methods.status()).toMatchObject({ missingFiles: 0, quarantinedFiles: 0 });
  expect(reader.all('SELECT * FROM photo_to_unlink')).toEqual([]);
  await next.keeper.close();
});

test('switching a rule off ends a run under way, and photos are stored meanwhile', async () => {
  const { keeper, link, add, reader } = await retentionStation();
  for (let n = 0; n < 200; n++) await add({});
  const { methods } = keeper;
  methods.removePhotos({ retention: good30, policy: 'failing-and-unsure' });
  expect(await link.store(photo(2))).toMatchObject({ type: 'stored' });
  methods.removePhotos({ retention: keepEverything, policy: 'failing-and-unsure' });
  while (methods.currentRemoval().state === 'running') await new Promise((go) => setTimeout(go, 2));
  const { photos = 0 } = reader.get<{ photos: number }>('SELECT count(*) AS photos FROM photo_removal') ?? {};
  expect(photos).toBeLessThan(200);
  expect(reader.all('SELECT * FROM photo_to_unlink')).toEqual([]);
  await keeper.close();
});

test('however it is killed, what is removed is noted, and nothing else is gone', { timeout: 120_000 }, async () => {
  const { keeper, add, dataDir, pathOf } = await retentionStation();
  const captures: CaptureId[] = [];
  for (let n = 0; n < 200; n++) captures.push(await add(n % 4 === 0 ? { verdict: 'fail' } : {}));
  // A station that received nothing for weeks would wait a day before it believes the clock.
  await add({ ageDays: 0 });
  await keeper.close();
  const script = join(import.meta.dirname, 'remove-until-killed.ts');
  const removedOf = (reader: Reader): Set<number> =>
    new Set(reader.all<{ capture: number }>('SELECT capture FROM photo_removal').map(({ capture }) => capture));
  for (let kill = 0; kill < 3; kill++) {
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), 5 + Math.random() * 60));
    await once(child, 'close');
    const reader = openReader(databaseFile(dataDir));
    const removed = removedOf(reader);
    expect(captures.filter((capture) => !existsSync(pathOf(capture)) && !removed.has(capture))).toEqual([]);
    reader.db.close();
  }
  const { keeper: last } = await openStation(dataDir);
  last.methods.removePhotos({ retention: good30, policy: 'failing-and-unsure' });
  while (last.methods.currentRemoval().state === 'running') await new Promise((go) => setTimeout(go, 2));
  expect(await last.methods.checkAllFiles()).toMatchObject({ missing: 0, quarantined: 0 });
  await last.close();
  expect(
    readdirSync(join(dataDir, 'images'), { recursive: true }).filter((name) => String(name).endsWith('.jpg')),
  ).toHaveLength(51);
  expect(captures.filter((capture) => existsSync(pathOf(capture)))).toHaveLength(50);
});
