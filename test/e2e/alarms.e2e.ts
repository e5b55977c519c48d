/** Alarms in the real window: a camera that falls silent, somebody who knows of it, its end; and all cameras at once. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { type Fleet, startFleet } from '../support/camera-fleet';
import { administrator, createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';

let station: StationWindow;
let page: Page;
let fleet: Fleet;
const pageErrors: string[] = [];
/** A quarter of a minute of silence, then what delays an alarm, and a busy machine. */
const silenceMs = 110_000;

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  station = await openStation();
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await createAdministrator(page);
  const saved = await page.evaluate(() => window.vigie.changeSettings({ alarms: { silentAfterMinutes: 0.25 } }));
  expect(saved.ok).toBe(true);
  const { host, port } = station;
  fleet = startFleet({
    host,
    port,
    cameras: 5,
    firstId: 2,
    photosPerCamera: null,
    photo: { kind: 'noise', sizeBytes: 4000 },
    intervalMs: 3000,
  });
});
afterAll(async () => {
  fleet.kill();
  await station.close();
});

async function sendFromCamera1(photos: number): Promise<void> {
  const camera = await SimulatedCamera.open({ host: station.host, port: station.port, cameraId: 1 });
  for (let sent = 0; sent < photos; sent += 1) {
    const { outcome } = await camera.sendPhoto(Buffer.alloc(3000, sent + 1));
    expect(outcome.kind).toBe('acknowledged');
  }
  camera.close();
}

const bell = (value: string) => page.getByRole('banner').getByRole('link', { name: `Alarms ${value}` });
const standing = () => page.getByRole('table', { name: 'Standing now' });

it('raises one alarm for a camera that falls silent, which is acknowledged once and ends by itself', async () => {
  await bell('none').waitFor();
  await sendFromCamera1(8);
  await bell('1 new').waitFor({ timeout: silenceMs });
  await bell('1 new').focus();
  await page.keyboard.press('Enter');
  await standing().getByText('Silent: Camera 1').waitFor();
  await standing()
    .getByText(/Check its power and its radio link/)
    .waitFor();
  await standing().getByText('Medium').waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'alarms-standing.en.light.png') });

  await page.getByRole('button', { name: 'Acknowledge: Silent: Camera 1' }).focus();
  await page.keyboard.press('Enter');
  await standing()
    .getByText(new RegExp(`^by ${administrator.name}, `))
    .waitFor();
  await bell('1 standing').waitFor();
  const again = await page.evaluate(async () => {
    const list = await window.vigie.listAlarms({ before: null, limit: 10 });
    const alarm = list.ok ? (list.value.active[0]?.id ?? 0) : 0;
    return window.vigie.acknowledgeAlarm({ alarm });
  });
  expect(again).toMatchObject({ ok: true, value: { state: 'again' } });
  const log = await page.evaluate(() => window.vigie.listAudit({ filter: { kind: 'alarm' }, before: null, limit: 10 }));
  expect(log).toMatchObject({
    ok: true,
    value: [{ operator: administrator.name, action: 'acknowledge', subject: '#1 camera-silent' }],
  });

  // Longer than it takes to fall silent again: it sends until the alarm has ended.
  await eventually(
    'the alarm ends',
    async () => {
      await sendFromCamera1(1);
      await page.waitForTimeout(2000);
      return (await bell('none').isVisible()) ? true : null;
    },
    90_000,
  );
  const over = page.getByRole('table', { name: 'Over' });
  await over.getByText('Silent: Camera 1').waitFor();
  await over.getByText(new RegExp(`^by ${administrator.name}, `)).waitFor();
}, 240_000);

it('raises one alarm when all cameras fall silent at once, and says how many', async () => {
  await sendFromCamera1(1);
  fleet.kill();
  await bell('1 new').waitFor({ timeout: silenceMs });
  // What an alarm says of itself follows once a minute: those who fell silent a moment later are counted then.
  await standing().getByText('No camera sends any more: 6').waitFor({ timeout: 90_000 });
  await standing()
    .getByText(/Network 127\.0\.0\.0\/24\. Does the line stand\?/)
    .waitFor();
  expect(await standing().getByRole('row').count()).toBe(2);
  await page.screenshot({ path: join(screenshotFolder, 'alarms-network.en.light.png') });
  await standing().getByRole('link', { name: 'Show these cameras' }).click();
  await page.getByText('Only the 6 cameras of the alarm').waitFor();
  expect(await page.getByRole('table').getByRole('row').count()).toBe(7);
  await page.goBack();
  await page.evaluate(() => window.vigie.changeSettings({ language: 'fr', theme: 'dark' }));
  await page.getByText('Plus aucune caméra n’envoie').waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(screenshotFolder, 'alarms-network.fr.dark.png') });
}, 240_000);

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
