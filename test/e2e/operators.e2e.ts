/** People at the station: the first administrator, an operator who may decide and no more, and what is refused. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { electronCommand } from '../../scripts/screen';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import type { AuditEntry } from '../../src-shared/domain/audit';
import type { CaptureId } from '../../src-shared/domain/ids';
import { decisionMessage } from '../../src-shared/domain/output-message';
import { defaultSettings } from '../../src-shared/domain/settings';
import { administrator, enterPin, fillFirstAdministrator, signInAs } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { projectFolder } from '../support/running-station';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';
import { startBroker } from '../support/test-broker';

const bob = { name: 'Bob Petit', pin: '1111' } as const;
let station: StationWindow;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  station = await openStation();
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
});
afterAll(() => station.close());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A picture for people to look at; and axe finds nothing serious on it. */
async function look(name: string): Promise<void> {
  await page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function send(seed: number): Promise<void> {
  const camera = await SimulatedCamera.open({ host: station.host, port: station.port, cameraId: 7 });
  const { outcome } = await camera.sendPhoto(paintCable({ seed, defect: 'missing-strand' }).jpeg);
  camera.close();
  expect(outcome.kind).toBe('acknowledged');
}

const shown = (id: number) => page.getByRole('img', { name: `Photo of capture ${id}`, exact: true });
const panel = () => page.getByRole('dialog', { name: 'Who is here?' });
const goTo = (screen: string) =>
  page.evaluate((name) => {
    window.location.hash = `#/${name}`;
  }, screen);

it('receives and shows photos while nobody is signed in, and refuses every change', async () => {
  await send(4242);
  await shown(1).waitFor();
  const decided = await page.evaluate(() =>
    window.vigie.decide({ capture: 1, kind: 'accept', reason: null, expectedDecisionCount: 0 }),
  );
  expect(decided).toMatchObject({ ok: false, code: 'sign-in-needed', needs: 'operator' });
});

it('has the first administrator created when something is first to be changed', async () => {
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Create the administrator' }).waitFor();
  await look('sign-in-new.en');
  await fillFirstAdministrator(page);
  await page.getByText('Nothing waits').waitFor();
  const again = await page.evaluate(() => window.vigie.createAdministrator({ name: 'Eve', pin: '0000' }));
  expect(again).toMatchObject({ ok: false, code: 'refused' });
});

it('lets the administrator add an operator and mend the name, which no two may have', async () => {
  await goTo('settings/operators');
  await page.getByRole('button', { name: 'Add an operator' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Bob Petti');
  await page.getByLabel('PIN', { exact: true }).fill(bob.pin);
  await page.getByRole('dialog').getByRole('button', { name: 'Add an operator' }).click();
  const rename = page.getByRole('button', { name: 'Rename Bob Petti' });
  await rename.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rename Bob Petti' });
  await dialog.getByLabel('Name').fill(administrator.name.toLowerCase());
  await page.keyboard.press('Enter');
  await dialog.getByText('This name is in use here already.').waitFor();
  await look('settings-operators-rename.en');
  await dialog.getByLabel('Name').fill(bob.name);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: bob.name, exact: true }).waitFor();
  await page.waitForTimeout(300);
  await look('settings-operators.en');
});

it('refuses a wrong PIN, takes the right one, and goes on with the decision that was wanted', async () => {
  await goTo('review');
  await send(4244);
  await shown(2).waitFor();
  await page.keyboard.press('F2');
  await panel().getByRole('button', { name: 'Sign out' }).click();
  await page.keyboard.press('r');
  await enterPin(page, { ...bob, pin: '9999' });
  await panel().getByText('This PIN is wrong.').waitFor();
  await look('sign-in.en');
  // With the finger this time.
  for (const digit of bob.pin)
    await panel()
      .getByRole('button', { name: `Digit ${digit}` })
      .click();
  await panel().getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Why is it rejected?').waitFor();
  await page.keyboard.press('2');
  await page.getByText('Nothing waits').waitFor();
  const decided = await eventually('it is recorded', async () => {
    const detail = await page.evaluate(() => window.vigie.captureDetail({ capture: 2 }));
    return detail.ok && detail.value.capture.decision !== null ? detail.value.capture : null;
  });
  expect(decided).toMatchObject({ decision: 'reject', decidedBy: bob.name });
});

it('lets an operator change neither settings nor models, on no way', async () => {
  const network = { ...defaultSettings.network, port: 5 };
  const refused = await page.evaluate(
    async (change) => [
      await window.vigie.changeSettings({ network: change }),
      await window.vigie.changeSettings({ dataFolder: '/tmp' }),
      await window.vigie.activateModel({ product: 1, model: 1 }),
      await window.vigie.addOperator({ name: 'Eve', role: 'administrator', pin: '0000' }),
      await window.vigie.changeOperator({ operator: 2, role: 'administrator' }),
      await window.vigie.setPin({ operator: 1, pin: '0000' }),
      await window.vigie.setAdmission({ camera: 1, admission: 'blocked' }),
    ],
    network,
  );
  for (const answer of refused) expect(answer).toMatchObject({ ok: false, code: 'role-needed' });
  await goTo('settings');
  await page.getByText('To change this: administrators.').waitFor();
  await page.getByLabel('UDP port').fill('5000');
  await page.getByRole('button', { name: 'Save' }).click();
  await panel().getByText('Bob Petit may not do this. It may be done by administrators.').waitFor();
  expect(await panel().getByRole('button', { name: /^Bob/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo changes' }).click();
  // How the window looks is anybody's own.
  expect(await page.evaluate(() => window.vigie.changeSettings({ theme: 'dark' }))).toMatchObject({ ok: true });
  await page.keyboard.press('F2');
  await panel().getByText('Signed in: Bob Petit, Operator').waitFor();
  await look('sign-in.en.dark');
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.vigie.changeSettings({ theme: 'light' }));
});

it('lets the operator open a lot with one scan; what comes next belongs to it and is found by it', async () => {
  await page.keyboard.press('F3');
  const lots = page.getByRole('dialog', { name: 'Lots' });
  await lots.getByLabel('Next lot number').waitFor();
  await page.waitForTimeout(300);
  // As a scanner types.
  await page.keyboard.type('LOT-4711');
  await page.keyboard.press('Enter');
  await lots.getByText(/^Lot LOT-4711, since .*, by Bob Petit$/).waitFor();
  await look('lots.en');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Lot\s*LOT-4711/ }).waitFor();
  await send(4246);
  const asked = { filter: { lot: 1 }, offset: 0, limit: 10 };
  await eventually('the new capture belongs to the lot', async () => {
    const listed = await page.evaluate((request) => window.vigie.listCaptures(request), asked);
    return listed.ok && listed.value.captures.map(({ id, lotNumber }) => `${id} ${lotNumber}`).join() === '3 LOT-4711'
      ? true
      : null;
  });
  await goTo('gallery?lot=1');
  await page.getByText('1 capture', { exact: true }).waitFor();
});

it('lets the operator change their own PIN, with the old one and the new one twice', async () => {
  await goTo('cameras');
  await page.keyboard.press('F2');
  await panel().getByRole('button', { name: 'Change my PIN' }).click();
  const change = page.getByRole('dialog', { name: 'Change my PIN' });
  const enter = async (label: string, pin: string): Promise<void> => {
    await change.getByLabel(label, { exact: true }).fill(pin);
    await page.keyboard.press('Enter');
  };
  await enter('PIN so far', '0000');
  await enter('New PIN', '86420');
  await enter('PIN once more', '86421');
  await change.getByText('The two PINs differ.').waitFor();
  await enter('New PIN', '86420');
  await enter('PIN once more', '86420');
  await change.getByText('This PIN is wrong.').waitFor();
  await look('change-pin.en');
  // With the finger this time.
  for (const digit of bob.pin) await change.getByRole('button', { name: `Digit ${digit}` }).click();
  await change.getByRole('button', { name: 'Next' }).click();
  await enter('New PIN', '86420');
  await enter('PIN once more', '86420');
  await page.getByText('Your new PIN counts from now on.').waitFor();
  await change.waitFor({ state: 'hidden' });
  await page.keyboard.press('F2');
  await panel().getByRole('button', { name: 'Sign out' }).click();
  await signInAs(page, { ...bob, pin: '86420' });
});

it('hands over at the change of shift without signing out first', async () => {
  await signInAs(page, administrator);
  const session = await page.evaluate(() => window.vigie.session(undefined));
  expect(session).toMatchObject({ ok: true, value: { operator: { name: administrator.name } } });
});

it('has shifts, which the administrator changes', async () => {
  await goTo('settings/shifts');
  await page.getByText(/^Working now: (Early|Late|Night), from /).waitFor();
  await page.getByLabel('Name of Early').fill('First shift');
  await page.getByLabel('First shift starts on Mon at').fill('05:30');
  await page.getByRole('button', { name: 'Save' }).click();
  const saved = await eventually('the shifts are saved', async () => {
    const settings = await page.evaluate(() => window.vigie.settings(undefined));
    return settings.ok && settings.value.shifts[0]?.label === 'First shift' ? settings.value.shifts[0] : null;
  });
  expect(saved.starts.slice(0, 2)).toEqual(['05:30', '06:00']);
  await page.waitForTimeout(300);
  await look('settings-shifts.en');
  await goTo('gallery');
  await page.getByRole('combobox', { name: 'Shift' }).click();
  await page
    .getByRole('option', { name: /^(First shift|Late|Night), / })
    .first()
    .click();
  await eventually('the address has the time of the shift', () =>
    /fromMs=\d+&toMs=\d+/.test(page.url()) ? Promise.resolve(true) : Promise.resolve(null),
  );
  await page.getByText('3 captures', { exact: true }).waitFor();
});

it('tells a broker what is decided, once the administrator has set it up and tried it', async () => {
  const login = { username: 'vigie', password: 'not-to-be-seen' };
  const broker = await startBroker({ login });
  try {
    await goTo('settings/outputs');
    await page.getByLabel('Address of the broker').fill(`mqtt://127.0.0.1:${broker.port}`);
    await page.getByLabel('User name').fill(login.username);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The broker refuses this user name or password.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(login.password);
    await page.getByLabel('Topics begin with').fill('plant/line-3');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The broker took a message on plant/line-3/test.').waitFor();
    await page.getByRole('switch', { name: 'Send to this broker' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Connected since /).waitFor();
    await page.getByText('A password is stored. Leave this empty to keep it.', { exact: false }).waitFor();
    await look('settings-outputs.en');
    await goTo('review');
    await shown(3).waitFor();
    await page.keyboard.press('a');
    const [told] = await eventually('the broker has it', () => {
      const decisions = broker.of('decision');
      return decisions.length > 0 ? decisions : null;
    });
    expect(decisionMessage.parse(told)).toMatchObject({
      decision: 'accept',
      operator: administrator.name,
      capture: { id: 3, lot: 'LOT-4711', camera: { id: 7 } },
    });
    const asked = await page.evaluate(async () => [
      await window.vigie.outputView(undefined),
      await window.vigie.settings(undefined),
      await window.vigie.listAudit({ filter: {}, before: null, limit: 200 }),
    ]);
    const log = readFileSync(join(station.dataDir, 'logs', 'vigie.log'), 'utf8');
    expect(log).toContain('mqtt output: connected to mqtt://127.0.0.1');
    expect(JSON.stringify(asked)).toContain('mqttPassword');
    expect(JSON.stringify(asked) + log).not.toContain(login.password);
    await page.evaluate((mqtt) => window.vigie.changeSettings({ outputs: { mqtt } }), defaultSettings.outputs.mqtt);
    await eventually(
      'it says that it is offline',
      () => broker.of('status').find(({ state }) => state === 'offline') ?? null,
    );
  } finally {
    await broker.kill();
  }
});

it('has all of it in the log, with before and after, and exports it', async () => {
  expect(
    await page.evaluate((change) => window.vigie.changeSettings(change), { dataFolder: '/srv/next' }),
  ).toMatchObject({ ok: true });
  await goTo('settings/log');
  const row = (...texts: readonly string[]) =>
    texts.reduce((rows, hasText) => rows.filter({ hasText }), page.getByRole('row')).first();
  await row('Camille Roy', 'Settings', 'changed', 'folder for photos and records', '/srv/next').waitFor();
  await row('Operator', 'added', 'Bob Petti', 'role Operator').waitFor();
  await row('Camille Roy', 'Operator', 'changed', 'name Bob Petti', `name ${bob.name}`).waitFor();
  await row('the station', 'wrong PIN', bob.name).waitFor();
  await row(bob.name, 'rejected', '#2', 'decision rejected').waitFor();
  await row('Camille Roy', 'accepted', '#1').waitFor();
  await row(bob.name, 'opened', 'LOT-4711').waitFor();
  await row(bob.name, 'Operator', 'new PIN').waitFor();
  expect(await page.getByText('86420').count()).toBe(0);
  await look('settings-log.en');
  // As the log reads, not as it is kept: `session wrong-pin`.
  await page.getByLabel('Search').fill('sign-in wrong pin');
  await eventually('the wrong PINs alone', async () => ((await page.getByRole('row').count()) === 3 ? true : null));
  await page.getByLabel('Search').fill('srv');
  await eventually('only what fits', async () => ((await page.getByRole('row').count()) === 2 ? true : null));
  const file = join(station.dataDir, 'log.csv');
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const csv = await eventually('the CSV is written', () => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  });
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain('Camille Roy,administrator,settings,change,dataFolder');
  // The folder of the last export is a setting too.
  await page.evaluate(() => window.vigie.startCsvExport({ content: 'captures', profile: 'machine', filter: {} }));
  expect(await newestSettingsChange()).toMatchObject({ operator: administrator.name, subject: 'exportFolder' });
});

async function newestSettingsChange(): Promise<AuditEntry | undefined> {
  const request = { filter: { kind: 'settings' }, before: null, limit: 1 } as const;
  const listed = await page.evaluate((asked) => window.vigie.listAudit(asked), request);
  return listed.ok ? listed.value[0] : undefined;
}

it('takes no reason that the station does not have', async () => {
  const wrong = { capture: 1 as CaptureId, kind: 'reject', reason: 'made-up', expectedDecisionCount: 1 } as const;
  expect(await page.evaluate((order) => window.vigie.decide(order), wrong)).toMatchObject({ code: 'invalid-input' });
  const many = { selected: { kind: 'list', captures: [[wrong.capture, 1]] }, kind: 'reject', reason: '' } as const;
  expect(await page.evaluate((order) => window.vigie.decideMany(order), many)).toMatchObject({ code: 'invalid-input' });
});

it('lets in who forgot the PIN of the administrator, from the machine itself and logged', async () => {
  await station.close();
  const given = ['--data-dir', station.dataDir, '--reset-administrator'];
  const run = (name: string): string => {
    const { command, args } = electronCommand(projectFolder, [...given, name]);
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  };
  expect(() => run('Nobody')).toThrow('Administrators: Camille Roy');
  const pin = /New PIN of Camille Roy: (\d{6})/.exec(run(administrator.name))?.[1];
  if (pin === undefined) throw new Error('no PIN was printed');
  const db = new Database(join(station.dataDir, 'vigie.db'), { readonly: true });
  const entry = db.prepare('SELECT operator, action, subject FROM audit_entry ORDER BY id DESC LIMIT 1').get();
  db.close();
  expect(entry).toEqual({ operator: '', action: 'reset', subject: administrator.name });
  const settings = join(station.dataDir, 'settings.json');
  writeFileSync(
    settings,
    readFileSync(settings, 'utf8').replace('"silentAfterMinutes": 10', '"silentAfterMinutes": 45'),
  );
  station = await openStation({ dataDir: station.dataDir });
  page = station.page;
  // What was changed without the station is in its log as well.
  const found = await newestSettingsChange();
  expect([found?.operator, found?.before, found?.after]).toEqual([
    '',
    '{"alarms":{"silentAfterMinutes":10}}',
    '{"alarms":{"silentAfterMinutes":45}}',
  ]);
  await eventually('the window is there', async () => ((await page.locator('header').count()) > 0 ? true : null));
  await signInAs(page, { name: administrator.name, pin });
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
