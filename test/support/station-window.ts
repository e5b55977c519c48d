/** Starts the built program with its real window, driven by Playwright. */
import { resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { chromiumSwitches } from '../../scripts/screen';
import { electronRuntime } from '../../scripts/setup/electron-runtime';
import { newDataDir, projectFolder } from './running-station';

export interface StationWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

export const screenshotFolder = resolve(projectFolder, 'test-results/screenshots');

/** A busy machine opens a station in tens of seconds. */
const patienceMs = 60_000;

export async function openStation(
  options: {
    readonly dataDir?: string;
    readonly args?: readonly string[];
    /** Beside those of the test itself. */
    readonly env?: Readonly<Record<string, string>>;
    /** Starts the program; the chosen Electron when absent. */
    readonly executable?: string;
  } = {},
): Promise<StationWindow> {
  const dataDir = options.dataDir ?? newDataDir();
  const app = await electron.launch({
    executablePath: options.executable ?? electronRuntime().executable,
    args: [
      ...chromiumSwitches(),
      projectFolder,
      '--data-dir',
      dataDir,
      '--udp-host',
      '127.0.0.1',
      '--udp-port',
      '0',
      ...(options.args ?? []),
    ],
    env: { ...(process.env as Record<string, string>), ...options.env },
    timeout: patienceMs,
  });
  // Left to itself, Playwright waits half as long for the window as for the program: the station opens all its rooms before.
  const page = await app.firstWindow({ timeout: patienceMs });
  const { host, port } = await listening(page);
  return { app, page, dataDir, host, port, close: () => app.close() };
}

/** Asks through the bridge, as the window does, until the station listens. */
async function listening(page: Page): Promise<{ host: string; port: number }> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const status = await page.evaluate(() => window.vigie.stationStatus(undefined));
    if (status.ok && status.value.udp.state === 'listening') return status.value.udp;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('the station does not listen after 30 s');
}
