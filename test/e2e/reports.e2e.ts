/** Reports through the real window: figures as they were sown, links to their captures, files, and the schedule. */
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { decide } from '../../src-main/records/decisions';
import type { Writer } from '../../src-main/records/handles';
import { recordInspection } from '../../src-main/records/inspections';
import { closeLot, openLot } from '../../src-main/records/lots';
import { openWriter } from '../../src-main/records/open-records';
import { type ModelKey, productKey } from '../../src-shared/domain/ids';
import type { Verdict } from '../../src-shared/domain/inspection';
import { defaultSettings } from '../../src-shared/domain/settings';
import { administrator, createAdministrator, signInAs } from '../support/operators';
import { readPdf } from '../support/pdf-text';
import { eventually } from '../support/raw-camera';
import { newDataDir } from '../support/running-station';
import { addTestCapture, addTestModel, inspected } from '../support/station-records';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';

/**
 * Yesterday from ten o'clock on. Good: 6 + 2 accepted, 20 passed undecided; bad: 1 + 8 rejected; open: 3 unsure.
 * Yield 28 of 37 = 75.7 %. False rejects 2 of 8 = 25.0 %, escapes 1 of 9 = 11.1 %. Kappa: agreed 14 of 17 = .8235, by
 * chance (7 * 8 + 10 * 9) / 289 = .5052; .3183 / .4948 = .64.
 */
const sown: readonly (readonly [count: number, Verdict, 'accept' | 'reject' | null, string | null])[] = [
  [20, 'pass', null, null],
  [6, 'pass', 'accept', null],
  [1, 'pass', 'reject', 'crushed'],
  [2, 'fail', 'accept', null],
  [5, 'fail', 'reject', 'crushed'],
  [3, 'fail', 'reject', 'strand-bent'],
  [3, 'unsure', null, null],
];

const yesterdayAtTen = ((now) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 10).getTime())(
  new Date(),
);

const hourMs = 3_600_000;
/** A month long before, with more than a sheet has room for: 60 lots with long numbers, 14 reasons, many signs. */
const longAgo = { fromMs: yesterdayAtTen - 90 * 24 * hourMs, toMs: yesterdayAtTen - 60 * 24 * hourMs };

function sowLongMonth(writer: Writer, model: ModelKey): void {
  for (let half = 0; half < 60; half++) {
    const beginMs = longAgo.fromMs + half * 12 * hourMs;
    const number = `=cmd|'/c calc'!A1,"${half}" ${'0123456789 '.repeat(3)}`.trim();
    const lot = openLot(writer, productKey(1), number, { operator: 'Ada', atMs: beginMs });
    for (let n = 0; n < 10; n++) {
      const atMs = beginMs + n * hourMs;
      const capture = addTestCapture(writer, { receivedAtMs: atMs });
      writer.run('UPDATE capture SET lot = ? WHERE id = ?', lot.id, capture);
      const bad = half % 12 < 6 ? n < 5 : n === 0;
      recordInspection(writer, capture, inspected(model, bad ? 'fail' : 'pass', 0.6));
      const [kind, reason] = bad ? (['reject', `reason-${(half + n) % 14}`] as const) : (['accept', null] as const);
      decide(writer, { capture, kind, reason, operator: 'Ada', atMs, expectedDecisionCount: 0 });
    }
  }
  closeLot(writer, productKey(1), { operator: 'Ada', atMs: longAgo.toMs });
}

function sow(dataDir: string): void {
  const writer = openWriter(join(dataDir, 'vigie.db'));
  const model = addTestModel(writer);
  writer.transaction(() => sowLongMonth(writer, model));
  let atMs = yesterdayAtTen;
  for (const [count, verdict, decision, reason] of sown) {
    for (let n = 0; n < count; n++) {
      atMs += 120_000;
      const capture = addTestCapture(writer, { receivedAtMs: atMs });
      recordInspection(writer, capture, inspected(model, verdict, 0.6));
      if (decision)
        decide(writer, { capture, kind: decision, reason, operator: 'Ada', atMs, expectedDecisionCount: 0 });
    }
  }
  // A row without its photo is a damage that the station warns of.
  const photo = join(dataDir, 'photo.jpg');
  writeFileSync(photo, paintCable({ seed: 77, defect: null }).jpeg);
  for (const { file } of writer.all<{ file: string }>('SELECT file FROM capture')) {
    const path = join(dataDir, 'images', file);
    mkdirSync(dirname(path), { recursive: true });
    linkSync(photo, path);
  }
  writer.db.close();
}

let station: StationWindow;
let page: Page;
const dataDir = newDataDir();
const folder = mkdtempSync(join(tmpdir(), 'vigie-reports-'));
const pageErrors: string[] = [];

async function open(): Promise<void> {
  station = await openStation({ dataDir });
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
}

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  sow(dataDir);
  await open();
  await createAdministrator(page);
  await page.evaluate(() => window.vigie.changeSettings({ stationName: 'Line 3' }));
});
afterAll(() => station.close());

const figure = (name: string) =>
  page
    .getByRole('region', { name: 'Figures' })
    .locator('div')
    .filter({ hasText: new RegExp(`^${name}`) });

async function openReports(): Promise<void> {
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.getByText('Yesterday', { exact: true }).click();
}

it('shows the figures that were sown', async () => {
  await openReports();
  await figure('Yield').getByText('75.7%').waitFor();
  expect(await figure('Captures').getByRole('link').textContent()).toBe('40');
  expect(await figure('Accepted').getByRole('link').textContent()).toBe('8');
  expect(await figure('Rejected').getByRole('link').textContent()).toBe('9');
  for (const text of ['25.0% (2 of 8;', '11.1% (1 of 9;', '82.4% (14 of 17;', '0.64 (95% interval']) {
    expect([text, await page.getByText(text).count()]).toEqual([text, 1]);
  }
  expect(await page.getByRole('img', { name: /^Control chart of 2 points, centre line 24\.3%/ }).count()).toBe(1);
  expect(
    await page.getByRole('img', { name: /^Pareto chart of 2 reasons. The most frequent is Crushed/ }).count(),
  ).toBe(1);
  await page.screenshot({ path: join(screenshotFolder, 'reports-sown.en.light.png') });
});

it('samples by shift and by week, and says what belongs to no lot', async () => {
  const unit = (name: string) =>
    page.getByRole('radiogroup', { name: 'One point is' }).getByText(name, { exact: true });
  await unit('Shift').click();
  // All of yesterday's were received within one shift: two hours from ten on.
  await page.getByRole('img', { name: /^Control chart of 1 points, centre line 24\.3%/ }).waitFor();
  await page.getByText('As a table').first().click();
  await page.getByRole('row', { name: /Early/ }).waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'reports-by-shift.en.light.png') });
  await unit('Lot').click();
  await page.getByText('40 captures of this period belong to no lot and are on no point.').waitFor();
  await unit('Hour').click();
  await page.getByRole('img', { name: /^Control chart of 2 points/ }).waitFor();
});

it('leads from a figure to its captures', async () => {
  await figure('Rejected').getByRole('link').click();
  await page.getByText('9 captures').waitFor();
  await page.goBack();
  // The period was remembered.
  await figure('Yield').getByText('75.7%').waitFor();
  await page.getByText('As a table').first().click();
  await page
    .getByRole('row', { name: /^\w+,? \d+ \w+ 11:00/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByText(/^\d captures?$/).waitFor();
  await page.goBack();
});

async function save(content: RegExp, name: string): Promise<Buffer> {
  const file = join(folder, name);
  // The system's file dialog cannot be driven from here; everything behind it is real.
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('combobox', { name: 'Content' }).click();
  await page.getByRole('option', { name: content }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('The report is written.').waitFor({ timeout: 60_000 });
  return readFileSync(file);
}

it('prints one page with the figures, the charts and a place to sign', async () => {
  const { pages, text } = readPdf(await save(/^One page to sign/, 'report.pdf'));
  expect(pages).toBe(1);
  for (const wanted of [
    'Quality report',
    'Line 3',
    'All cameras · All products',
    'Yield75.7%',
    'Share of bad (p-chart)',
    'Centre line 24.3%',
    '1Crushed666.7%66.7%',
    'False rejects25.0%(2 of 8;',
    'Cohen’s kappa0.64',
    'Signature',
    'by Camille Roy',
    'Time zone',
    'Vigie 0.1.0',
  ]) {
    expect(text.replaceAll('1.Crushed', '1Crushed')).toContain(wanted.replaceAll(/\s/g, ''));
  }
});

it('prints in the language of the station', async () => {
  await page.evaluate(() => window.vigie.changeSettings({ language: 'fr' }));
  const file = join(folder, 'rapport.pdf');
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Exporter…' }).click();
  const pdf = await eventually('the French page is written', () => {
    try {
      return readFileSync(file);
    } catch {
      return null;
    }
  });
  await page.evaluate(() => window.vigie.changeSettings({ language: 'en' }));
  const { pages, text } = readPdf(pdf);
  expect(pages).toBe(1);
  expect(text).toContain('Rapportqualité');
  expect(text).toContain('75,7%');
});

it('keeps a month of many lots, signs and long reasons on one sheet, with its foot and the place to sign', async () => {
  for (const language of ['en', 'fr'] as const) {
    const reasons = Array.from({ length: 9 }, (_, n) => ({
      code: `reason-${n}`,
      label: `${n} Gaine isolante entaillée ou arrachée au voisinage du contact`.slice(0, 60),
    }));
    await page.evaluate((change) => window.vigie.changeSettings(change), { language, reasons });
    const file = join(folder, `long.${language}.pdf`);
    await station.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    const order = {
      content: 'pdf',
      profile: 'machine',
      basis: 'outcome',
      request: { ...longAgo, sampleUnit: 'lot', reference: { fromMs: longAgo.fromMs, toMs: longAgo.fromMs + 1 } },
    } as const;
    await page.evaluate((given) => window.vigie.startReportExport(given), order);
    const pdf = await eventually('the page is written', () => (existsSync(file) ? readFileSync(file) : null));
    const { pages, text } = readPdf(pdf);
    expect(pages).toBe(1);
    const wanted =
      language === 'en'
        ? ['6 other reasons', 'Captures per day', 'the reference period from', 'Remarks', 'Time zone', 'Page 1 of 1']
        : ['6 autres motifs', 'Prises de vue par jour', 'période de référence du', 'Remarques', 'Page 1 sur 1'];
    for (const words of ['4 Gaine', ...wanted]) expect(text).toContain(words.normalize('NFKC').replaceAll(/\s/g, ''));
  }
  await page.evaluate((reasons) => window.vigie.changeSettings({ language: 'en', reasons }), defaultSettings.reasons);
});

it('writes nothing when the cancel button is pressed while the page is made', async () => {
  const file = join(folder, 'cancelled.pdf');
  await station.app.evaluate(({ app, dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    // A machine so busy that its page takes seconds.
    app.once('browser-window-created', (_event, window) => {
      const load = window.loadURL.bind(window);
      window.loadURL = async (url) => {
        await new Promise((resume) => setTimeout(resume, 3000));
        if (!window.isDestroyed()) await load(url);
      };
    });
  }, file);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('The report is being made…').waitFor();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('The export was cancelled').waitFor();
  // Whoever cancelled may export again, and that one is whole.
  await save(/^One page to sign/, 'after.pdf');
  expect(readdirSync(folder).filter((name) => name.includes('cancelled'))).toEqual([]);
});

it('writes the figures as CSV', async () => {
  const csv = (await save(/^All figures/, 'figures.csv')).toString('utf8');
  expect(csv.split('\r\n')[0]).toBe('\ufeffsection,item,from,to,count,of,value,low,high,cumulated,note');
  for (const row of ['count,captures,,,40,', 'yield,yield,,,28,37,0.7567', 'reason,crushed,,,6,9,0.6666']) {
    expect(csv).toContain(row);
  }
});

/** Sets one time a minute ahead at most; too close to the turn it would be over before it is saved. */
function nextMinute(): number {
  const soon = new Date(Date.now() + 75_000);
  return soon.getHours() * 60 + soon.getMinutes();
}

const scheduled = join(folder, 'scheduled');

it('says why a scheduled report was not written, and writes it when asked again', async () => {
  const time = nextMinute();
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, scheduled);
  await page.evaluate(async (minutes) => {
    const settings = await window.vigie.settings(undefined);
    if (!settings.ok) return;
    const { reportSchedule } = settings.value;
    await window.vigie.changeSettings({ reportSchedule: { ...reportSchedule, at: 'times', times: [minutes] } });
  }, time);
  await page.getByRole('switch', { name: 'Write reports by itself' }).click();
  await page.getByRole('button', { name: 'Choose…' }).last().click();
  await page.getByLabel('All figures of the report (CSV)').click();
  await page.getByRole('button', { name: 'Save the schedule' }).click();
  await page.getByText('about all since').waitFor();
  // Its folder is not there.
  await page.getByText('not written').waitFor({ timeout: 100_000 });
  await page.getByText('The folder is not there any more.').waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'reports-schedule-failed.en.light.png') });
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Alarms 1 new/ })
    .click();
  await page.getByText('A scheduled report is not written').waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'alarms-report.en.light.png') });
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Outputs', exact: true }).click();
  await page.getByText('The folder is not there any more.').waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'settings-report-failed.en.light.png'), fullPage: true });
  await page.getByRole('link', { name: 'Choose what is written, when and where to' }).click();
  mkdirSync(scheduled);
  await page.getByRole('button', { name: 'Try again now' }).click();
  await page.getByText(/: written .*, files: 2/).waitFor({ timeout: 60_000 });
  const files = readdirSync(scheduled).sort();
  expect(files).toHaveLength(2);
  expect(files[0]).toMatch(/^vigie-figures-\d{4}-\d\d-\d\d-\d{4}-to-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
  expect(readPdf(readFileSync(join(scheduled, files[1] ?? ''))).pages).toBe(1);
});

it('catches up after a restart what was due while the station was off, once', async () => {
  await station.close();
  const memoryFile = join(dataDir, 'report-schedule.json');
  const memory = JSON.parse(readFileSync(memoryFile, 'utf8')) as { doneUntilMs: number };
  // As if it had been off since the day before.
  writeFileSync(memoryFile, JSON.stringify({ ...memory, doneUntilMs: memory.doneUntilMs - 30 * 3_600_000 }));
  await open();
  // Without those that are still being written.
  const written = (): string[] => readdirSync(scheduled).filter((name) => !name.startsWith('.'));
  await eventually('yesterday is caught up', () => (written().length >= 6 ? true : null), 60_000);
  const names = written();
  // Today's was written before: the one of yesterday is new, today's is a second of its name.
  expect(names.filter((name) => name.includes('(2)'))).toHaveLength(2);
  await signInAs(page, administrator);
  await openReports();
  await page.getByText(/: written .*, files: 2/).waitFor();
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
