import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { renameCamera } from '../../src-main/records/cameras';
import { decide } from '../../src-main/records/decisions';
import { recordInspection } from '../../src-main/records/inspections';
import { openWriter } from '../../src-main/records/open-records';
import { attachSerial } from '../../src-main/records/serials';
import { type ExportRequest, exportCsv } from '../../src-main/reports/export-csv';
import { cameraKey } from '../../src-shared/domain/ids';
import { addManyCaptures } from '../support/many-captures';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';
import { temporaryFolder } from '../support/temporary-folder';

const by = { operator: 'Ada', atMs: 1 };

const header =
  'capture_id,camera_id,camera_name,received_at,sha256,size_bytes,width,height,packets,rounds,resent_packets,' +
  'transfer_ms,state,verdict,score,model,model_version,decision,reason,decided_by,decided_at,decision_count,photo_problem,product,serial,lot,shift';

const request = (dataDir: string, over: Partial<ExportRequest> = {}): ExportRequest => ({
  dataDir,
  file: join(dataDir, 'out.csv'),
  content: 'captures',
  profile: 'machine',
  language: 'en',
  filter: {},
  // The whole day, so that no time zone matters.
  shifts: [{ code: 'day', label: 'Day', starts: Array.from({ length: 7 }, () => '00:00') }],
  ...over,
});

function oneDecidedCapture() {
  const records = newRecords();
  const { writer } = records;
  const capture = addTestCapture(writer, { cameraId: 9 });
  renameCamera(writer, cameraKey(1), '=cmd|"x"\n;,', by);
  recordInspection(writer, capture, inspected(addTestModel(writer), 'fail', 0.8125));
  const decision = { capture, operator: 'Zoé', atMs: 1_790_000_001_000 };
  decide(writer, { ...decision, kind: 'accept', reason: null, expectedDecisionCount: 0 });
  decide(writer, { ...decision, kind: 'withdraw', reason: null, expectedDecisionCount: 1 });
  decide(writer, { ...decision, kind: 'reject', reason: 'crushed', expectedDecisionCount: 2 });
  attachSerial(writer, { capture, serial: 'SN-1', expected: null, operator: 'Zoé', atMs: 1_790_000_002_000 });
  addTestCapture(writer, { receivedAtMs: 1_790_000_005_000 });
  return records;
}

const offset = (text: string): string =>
  text.replaceAll(/[+-]\d\d:\d\d/g, 'OFFSET').replaceAll(/T\d\d:\d\d/g, 'THH:MM');

test('the machine export has the stable header, CRLF and one row a capture', async () => {
  const { dataDir } = oneDecidedCapture();
  expect(await exportCsv(request(dataDir))).toEqual({ state: 'done', file: join(dataDir, 'out.csv'), rows: 2 });
  const sha = '07'.repeat(32);
  expect(offset(readFileSync(join(dataDir, 'out.csv'), 'utf8'))).toBe(
    [
      header,
      `1,9,"'=cmd|""x""\n;,",2026-09-21THH:MM:20.000OFFSET,${sha},1000,1600,1200,3,1,0,50,inspected,fail,0.8125,` +
        'cable,1.0.0,reject,crushed,Zoé,2026-09-21THH:MM:21.000OFFSET,3,,Product 1,SN-1,,Day',
      `2,1,,2026-09-21THH:MM:25.000OFFSET,${sha},1000,,,3,1,0,50,received,,,,,,,,,0,,Product 1,,,Day`,
      '',
    ].join('\r\n'),
  );
});

test('the French spreadsheet has a byte order mark, semicolons and decimal commas', async () => {
  const { dataDir } = oneDecidedCapture();
  await exportCsv(request(dataDir, { profile: 'spreadsheet', language: 'fr' }));
  const text = readFileSync(join(dataDir, 'out.csv'), 'utf8');
  expect(text.startsWith(`\ufeff${header.replaceAll(',', ';')}\r\n`)).toBe(true);
  expect(text).toContain(';fail;0,8125;cable;');
});

test('the decisions export lists every decision, withdrawals included', async () => {
  const { dataDir } = oneDecidedCapture();
  expect(await exportCsv(request(dataDir, { content: 'decisions' }))).toMatchObject({ state: 'done', rows: 3 });
  const [first, ...rows] = readFileSync(join(dataDir, 'out.csv'), 'utf8').trimEnd().split('\r\n');
  expect(first).toBe(
    'decision_id,capture_id,camera_id,camera_name,received_at,decision,reason,decided_by,decided_at,product,serial,lot,shift',
  );
  expect(rows.map((row) => row.split(',').slice(-8, -5))).toEqual([
    ['accept', '', 'Zoé'],
    ['withdraw', '', 'Zoé'],
    ['reject', 'crushed', 'Zoé'],
  ]);
});

test('a filter narrows the rows', async () => {
  const { dataDir } = oneDecidedCapture();
  expect(await exportCsv(request(dataDir, { filter: { verdict: 'fail' } }))).toMatchObject({ rows: 1 });
  expect(await exportCsv(request(dataDir, { filter: { decision: 'reject', reason: 'crushed' } }))).toMatchObject({
    rows: 1,
  });
  expect(await exportCsv(request(dataDir, { filter: { toMs: 1 } }))).toMatchObject({ rows: 0 });
});

test('captures that come during an export are not in it', async () => {
  const { dataDir, writer } = newRecords();
  addManyCaptures(writer, { captures: 5000 });
  const totals = new Set<number>();
  const outcome = await exportCsv(request(dataDir), ({ totalRows }) => {
    totals.add(totalRows);
    addTestCapture(writer, { receivedAtMs: Date.now() + 1000 });
  });
  expect(outcome).toMatchObject({ state: 'done', rows: 5000 });
  expect([...totals]).toEqual([5000]);
});

test('an export in work can be cancelled and leaves nothing behind, nor touches the file before it', async () => {
  const { dataDir, writer } = newRecords();
  addManyCaptures(writer, { captures: 5000 });
  writeFileSync(join(dataDir, 'out.csv'), 'before');
  const controller = new AbortController();
  const outcome = await exportCsv(
    request(dataDir),
    ({ rows }) => {
      if (rows >= 2000) controller.abort();
    },
    controller.signal,
  );
  expect(outcome).toEqual({ state: 'cancelled', rows: 2000 });
  expect(readFileSync(join(dataDir, 'out.csv'), 'utf8')).toBe('before');
  expect(readdirSync(dataDir).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('memory does not grow with the rows', { timeout: 120_000 }, async () => {
  const { dataDir, writer } = newRecords();
  addManyCaptures(writer, { captures: 60_000 });
  const heaps: number[] = [];
  await exportCsv(request(dataDir), ({ rows }) => {
    if (rows % 10_000 === 0) heaps.push(process.memoryUsage().heapUsed);
  });
  const mib = (bytes = 0): number => bytes / 1_048_576;
  expect(mib(heaps.at(-1)) - mib(heaps[1])).toBeLessThan(60);
});

test('each failure has its code', async () => {
  const { dataDir } = oneDecidedCapture();
  const fails = async (over: Partial<ExportRequest>): Promise<unknown> => {
    const outcome = await exportCsv(request(dataDir, over));
    return outcome.state === 'failed' ? outcome.problem : outcome.state;
  };
  expect(await fails({ dataDir: temporaryFolder() })).toBe('no-database');
  expect(await fails({ file: join(dataDir, 'no', 'such', 'out.csv') })).toBe('folder-missing');
  mkdirSync(join(dataDir, 'folder.csv'));
  expect(await fails({ file: join(dataDir, 'folder.csv') })).toBe('target-unwritable');
  expect(await fails({ file: '/dev/null' })).toBe('target-unwritable');
  expect(await fails({ file: join(dataDir, 'x'.repeat(300)) })).toBe('target-unwritable');
});

test('a newer, an older and a damaged database are refused by name and left as they are', async () => {
  const refused = async (prepare: (file: string) => void): Promise<unknown> => {
    const dataDir = temporaryFolder();
    const file = join(dataDir, 'vigie.db');
    prepare(file);
    const before = readFileSync(file);
    const outcome = await exportCsv(request(dataDir));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(dataDir, 'out.csv'))).toBe(false);
    return outcome.state === 'failed' ? outcome.problem : outcome.state;
  };
  const versioned = (version: number) => (file: string) => {
    const { db } = openWriter(file);
    db.pragma(`user_version = ${version}`);
    db.close();
  };
  expect(await refused(versioned(999))).toBe('newer-database');
  expect(await refused(versioned(0))).toBe('older-database');
  expect(await refused((file) => writeFileSync(file, 'this is no database, but long enough to look'.repeat(40)))).toBe(
    'damaged-database',
  );
  expect(await refused((file) => new Database(file).exec('CREATE TABLE other (a)').close())).toBe('older-database');
});

test('a full disk ends the export with its code and leaves no part behind', async (context) => {
  const { dataDir, writer } = newRecords();
  addManyCaptures(writer, { captures: 20_000 });
  const disk = join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return context.skip('mounting is not allowed here');
  }
  try {
    const outcome = await exportCsv(request(dataDir, { file: join(disk, 'out.csv') }));
    expect(outcome).toMatchObject({ state: 'failed', problem: 'disk-full' });
    expect(readdirSync(disk)).toEqual([]);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});
