/** What breaks while the station runs: its window, its model process, its disk. */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { eventually, openRawCamera } from '../support/raw-camera';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';
import { storedPhotos } from '../support/stored-photos';

let station: StationWindow;
afterEach(() => station.close());

const photo = (seed: number): Buffer => paintCable({ seed, width: 800, height: 600 }).jpeg;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function send(bytes: Uint8Array, cameraId = 3): Promise<string> {
  const camera = await SimulatedCamera.open({ host: station.host, port: station.port, cameraId });
  const { outcome } = await camera.sendPhoto(bytes);
  camera.close();
  return outcome.kind;
}

const status = async () => {
  const answer = await station.page.evaluate(() => window.vigie.stationStatus(undefined));
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
};

const capturesIn = (state: string): number =>
  storedPhotos(station.dataDir).filter((stored) => stored.state === state).length;

it('goes on receiving while its window has crashed, and shows everything after it came back', async () => {
  station = await openStation();
  const { app, page } = station;
  expect(await send(photo(1))).toBe('acknowledged');
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByText(/^1 captures?$/).waitFor();

  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  expect(await send(photo(2))).toBe('acknowledged');
  const back = await eventually('the window is loaded again', () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      return (await contents.executeJavaScript('document.body.innerText')) as string;
    }),
  );
  expect(back).toContain('VIGIE');
  const total = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      'window.vigie.listCaptures({ filter: {}, offset: 0, limit: 10 }).then((answer) => answer.value.total)',
    ),
  );
  expect(total).toBe(2);
});

it('inspects every photo although the model process is killed again and again', async () => {
  station = await openStation();
  await eventually(
    'the model is ready',
    async () => ((await status()).inspection.state === 'ready' ? true : null),
    60_000,
  );
  const photos = Array.from({ length: 12 }, (_, index) => photo(100 + index));
  for (const [index, bytes] of photos.entries()) {
    expect(await send(bytes)).toBe('acknowledged');
    if (index % 4 === 1) await killInspection();
  }
  await eventually('all are inspected', () => (capturesIn('inspected') === photos.length ? true : null), 90_000);
  expect(storedPhotos(station.dataDir).map(({ fileSha256 }) => fileSha256)).toEqual(photos.map(sha256));
});

async function killInspection(): Promise<void> {
  await station.app.evaluate(({ app }) => {
    const host = app.getAppMetrics().find(({ name }) => name === 'Vigie inspection');
    if (host) process.kill(host.pid, 'SIGKILL');
  });
}

it('keeps a photo that is no JPEG, marks it and puts it before the operator', async () => {
  station = await openStation();
  const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251));
  expect(await send(noise)).toBe('acknowledged');
  await eventually('it is marked', () => (capturesIn('undecodable') === 1 ? true : null), 60_000);
  await station.page.getByText('Unreadable photo').first().waitFor();
  expect(storedPhotos(station.dataDir)[0]?.fileSha256).toBe(sha256(noise));
  await station.page.screenshot({ path: join(screenshotFolder, 'undecodable.en.png') });
});

it('refuses with status 3 while it cannot store, says why, and resumes by itself', async () => {
  station = await openStation();
  const { page, dataDir } = station;
  expect(await send(photo(1))).toBe('acknowledged');
  const images = join(dataDir, 'images');
  // A file where the folder was: nothing can be written there, not even by root.
  renameSync(images, `${images}.away`);
  writeFileSync(images, '');

  const camera = await openRawCamera(station.host, station.port);
  const request = Buffer.from('01090115000005b4', 'hex');
  await eventually('requests are refused with status 3', async () => {
    const answer = await camera.ask(request);
    return answer?.toString('hex') === '0109010315000005b4' ? true : null;
  });
  camera.close();
  await page
    .getByText(/photos are refused|Photos cannot be stored/)
    .first()
    .waitFor();
  mkdirSync(screenshotFolder, { recursive: true });
  await page.screenshot({ path: join(screenshotFolder, 'storage-unavailable.en.png') });
  expect((await status()).storage.state).toBe('unavailable');

  rmSync(images);
  renameSync(`${images}.away`, images);
  await eventually('storage is available again', async () => ((await status()).storage.state === 'ok' ? true : null));
  const after = photo(2);
  expect(await send(after)).toBe('acknowledged');
  expect(storedPhotos(dataDir).at(-1)?.fileSha256).toBe(sha256(after));
  await page
    .getByText(/photos are refused|Photos cannot be stored/)
    .first()
    .waitFor({ state: 'hidden' });
});
