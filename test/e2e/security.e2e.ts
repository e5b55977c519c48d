/** What the window must not be able to do, tried from inside the real one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/raw-camera';
import { newDataDir } from '../support/running-station';
import { openStation, type StationWindow } from '../support/station-window';

let station: StationWindow;
beforeAll(async () => {
  station = await openStation();
});
afterAll(() => station.close());

it('has no Node and nothing but the bridge’s named methods', async () => {
  const found = await station.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis),
    bridge: Object.entries(window.vigie).map(([name, member]) => `${name}: ${typeof member}`),
  }));
  expect(found.globals).toEqual([]);
  expect(found.bridge).toContain('decide: function');
  expect(found.bridge.filter((member) => /invoke|send|ipc/i.test(member))).toEqual([]);
});

it('runs isolated, sandboxed and without Node in every window', async () => {
  const preferences = await station.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } = (
        webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      ).getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity };
    }),
  );
  expect(preferences).toEqual([{ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true }]);
});

it('refuses scripts that are not its own files', async () => {
  const injected = await station.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    return 'injected' in window;
  });
  expect(injected).toBe(false);
});

it('reaches no network and no file', async () => {
  const results = await station.page.evaluate(async () => {
    const tried = [
      'http://127.0.0.1:1/',
      'file:///etc/hostname',
      'station://app/../../package.json',
      'station://image/../1',
    ];
    return Promise.all(
      tried.map((url) =>
        fetch(url).then(
          () => `${url} answered`,
          () => 'refused',
        ),
      ),
    );
  });
  expect(results).toEqual(['refused', 'refused', 'refused', 'refused']);
});

it('is not led elsewhere and opens no other window', async () => {
  const { page, app } = station;
  // The window writes its own screen behind the `#`.
  const address = (): string => page.url().split('#')[0] ?? '';
  const before = address();
  await page.evaluate(() => {
    window.open('https://example.invalid/');
    window.location.href = 'https://example.invalid/';
  });
  await page.waitForTimeout(500);
  expect(address()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

it('has its requests checked: wrong input is refused with words and does nothing', async () => {
  const answer = await station.page.evaluate(() =>
    (window.vigie.listCaptures as (input: unknown) => Promise<unknown>)({ filter: {}, offset: -1, limit: 1e9 }),
  );
  expect(answer).toMatchObject({ ok: false, code: 'invalid-input' });
});

it('refuses requests that do not come from one of its own pages', async () => {
  const answer = await station.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('data:text/html,<p>stranger</p>');
      const result: unknown = await stranger.webContents.executeJavaScript('window.vigie.settings()');
      stranger.destroy();
      return result;
    },
    join(import.meta.dirname, '../../out/preload/preload.cjs'),
  );
  expect(answer).toMatchObject({ ok: false, code: 'refused' });
});

it('serves nothing from outside the built window', async () => {
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, 'renderer'), { recursive: true });
  writeFileSync(join(dataDir, 'secret.html'), 'secret');
  const codes = await station.app.evaluate(async ({ net }, secret) => {
    const urls = [
      'station://app/%2e%2e/main/main.js',
      `station://app/${secret}`,
      'station://image/0',
      'station://image/999999',
      'station://other/1',
    ];
    return Promise.all(urls.map(async (url) => (await net.fetch(url)).status));
  }, `..%2f..%2f..${dataDir}/secret.html`);
  expect(codes).toEqual([404, 404, 404, 404, 404]);
});

it('still works after all this', async () => {
  const status = await eventually('an answer', () =>
    station.page.evaluate(() => window.vigie.stationStatus(undefined)),
  );
  expect(status.ok).toBe(true);
});
