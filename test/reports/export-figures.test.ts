import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportFigures, type FiguresRequest, writeWhole } from '../../src-main/reports/export-figures';
import { isoTime } from '../../src-shared/domain/local-time';
import { emptyTally, type ReportSummary } from '../../src-shared/domain/statistics';
import { temporaryFolder } from '../support/temporary-folder';

const start = 1_790_000_000_000;
const hour = 3_600_000;
const good = { ...emptyTally, pass: { accept: 0, reject: 0, none: 90 }, fail: { accept: 1, reject: 9, none: 0 } };
const worse = { ...emptyTally, pass: { accept: 0, reject: 0, none: 60 }, fail: { accept: 1, reject: 39, none: 0 } };
const samples = [
  { fromMs: start, toMs: start + hour, tally: good },
  { fromMs: start + hour, toMs: start + 2 * hour, tally: worse },
];
const summary: ReportSummary = {
  tally: { ...emptyTally, pass: { accept: 0, reject: 0, none: 150 }, fail: { accept: 2, reject: 48, none: 0 } },
  reasons: [
    { reason: '=crushed', count: 36 },
    { reason: 'other', count: 12 },
  ],
  samples,
  throughput: { unit: 'hour', bars: samples },
  reference: null,
  failedTransfers: null,
};
const request = (file: string): FiguresRequest => ({
  scope: { fromMs: start, toMs: start + 2 * hour },
  basis: 'outcome',
  summary,
  titles: { station: 'Line 3', camera: null, product: 'Cable', lot: null },
  file,
  profile: 'machine',
  language: 'en',
});

test('the figures of a report are rows of one table', async () => {
  const file = join(temporaryFolder(), 'figures.csv');
  expect(await exportFigures(request(file))).toMatchObject({ state: 'done', file });
  const lines = readFileSync(file, 'utf8')
    .split('\r\n')
    .map((line) => line.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+/g, 'TIME'));
  // Good: 150 passed and 2 accepted of 200: 76 %; Wilson by hand: .7551 -+ .0588.
  expect(lines.find((line) => line.startsWith('yield,'))).toMatch(
    /^yield,yield,,,152,200,0\.76,0\.696\d+,0\.813\d+,,$/,
  );
  for (const line of [
    'report,period,TIME,TIME,,,,,,,',
    'report,product,,,,,,,,,Cable',
    'count,captures,,,200,,,,,,',
    'count,failed-transfers,,,,,,,,,',
    "reason,'=crushed,,,36,48,0.75,,,0.75,",
    'reason,other,,,12,48,0.25,,,1,',
    'p-chart,centre,,,,,0.24,,,,period shown',
    'throughput,hour,TIME,TIME,100,,,,,,rejected 9',
  ]) {
    expect(lines).toContain(line);
  }
  // Two of two: Wilson's low end is 2 / (2 + 3.8415) = .3424.
  expect(lines.find((line) => line.startsWith('agreement,false-rejects'))).toMatch(/,2,2,1,0\.342\d+,1,,$/);
  // .09 of 100 at a centre line of .24 lies 3.5 sigmas below.
  expect(lines.find((line) => line.startsWith('p-chart,sample'))).toMatch(
    /^p-chart,sample,TIME,TIME,9,100,0\.09,0\.111\d+,0\.368\d+,,one-beyond-3 below$/,
  );
});

test('the centre line says which period it is the mean of', async () => {
  const file = join(temporaryFolder(), 'figures.csv');
  const { scope, ...rest } = request(file);
  const reference = { fromMs: start - hour, toMs: start };
  await exportFigures({ ...rest, scope: { ...scope, reference }, summary: { ...summary, reference: good } });
  const centre = readFileSync(file, 'utf8')
    .split('\r\n')
    .find((line) => line.startsWith('p-chart,centre'));
  expect(centre).toBe(
    `p-chart,centre,${isoTime(reference.fromMs)},${isoTime(reference.toMs)},,,0.09,,,,reference period`,
  );
});

test('a file that is there already is kept, whatever comes', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'page.pdf');
  writeFileSync(file, 'first');
  for (const number of [2, 3]) {
    const outcome = await writeWhole({ file, existing: 'keep' }, `number ${number}`, 0);
    expect(outcome).toMatchObject({ state: 'done', file: join(folder, `page (${number}).pdf`) });
  }
  expect(readFileSync(file, 'utf8')).toBe('first');
  expect(readdirSync(folder).sort()).toEqual(['page (2).pdf', 'page (3).pdf', 'page.pdf']);
});

test('what cannot be written is said by its code and leaves nothing behind', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'taken.csv'));
  expect(await exportFigures(request(join(folder, 'gone', 'figures.csv')))).toMatchObject({
    state: 'failed',
    problem: 'folder-missing',
  });
  expect(await exportFigures(request(join(folder, 'taken.csv')))).toMatchObject({
    state: 'failed',
    problem: 'target-unwritable',
  });
  expect(existsSync(join(folder, 'gone'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['taken.csv']);
});
