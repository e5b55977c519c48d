/** The window over the prepared station, with the clock, the time zone and the font that its pictures were taken with. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { electronRuntime } from '../../scripts/setup/electron-runtime';
import { askedReceiveBufferBytes } from '../../src-main/camera-link/udp-listener';
import { administrator, signInAs } from './operators';
import { pictureTimeMs, pictureZone, preparePictureStation } from './picture-station';
import { newDataDir, projectFolder } from './running-station';
import { slowClock } from './slow-clock';
import { openStation, type StationWindow, screenshotFolder } from './station-window';

/**
 * Takes about ten seconds, half of that for an `empty` one; `onPage` sees the page before it is loaded for the test. The
 * administrator is signed in, where there is one.
 */
export async function openPictureStation(
  onPage: (page: Page) => void,
  what: 'filled' | 'empty' = 'filled',
): Promise<StationWindow> {
  mkdirSync(screenshotFolder, { recursive: true });
  const dataDir = newDataDir();
  if (what === 'filled') await preparePictureStation(dataDir);
  const clock = slowClock(pictureTimeMs);
  const station = await openStation({
    dataDir,
    executable: startedWith(dataDir, clock + likeMachine),
    env: { TZ: pictureZone, ...pinnedFont(dataDir) },
  });
  const { page } = station;
  await page.addInitScript(clock);
  onPage(page);
  await page.reload();
  // Whatever the screen is: without a window manager, this Electron's window is one pixel short of it.
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.getByRole('navigation').first().waitFor();
  if (what === 'filled') await signInAs(page, administrator);
  return station;
}

/** Of what the window shows of a machine: what it grants of the receive buffer (Linux tells twice that) and its free disk. */
const likeMachine = `
require('node:dgram').Socket.prototype.getRecvBufferSize = () => ${2 * askedReceiveBufferBytes};
require('node:fs/promises').statfs = () => Promise.resolve({ bsize: 4096, bavail: 30_000_000 });
require('node:module').syncBuiltinESMExports();
`;

/** What Chromium leaves to the moment or the processor: which parts of the page it draws anew, and with which instructions. */
const alwaysAlike = [
  '--disable-gpu',
  '--disable-partial-raster',
  '--disable-skia-runtime-opts',
  '--disable-checker-imaging',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
].join(' ');

/** Playwright takes NODE_OPTIONS away from what it starts; it is what reaches the threads and processes of the program too. */
function startedWith(dataDir: string, script: string): string {
  const { executable } = electronRuntime();
  if (process.platform === 'win32') return executable;
  const scriptFile = join(dataDir, 'before.cjs');
  writeFileSync(scriptFile, script);
  const starter = join(dataDir, 'start.sh');
  const line = `NODE_OPTIONS='--require ${scriptFile}' exec '${executable}' ${alwaysAlike} "$@"`;
  writeFileSync(starter, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  return starter;
}

const fontFolder = join(projectFolder, 'node_modules/dejavu-fonts-ttf/ttf');
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'];

/**
 * Fontconfig's settings with these files as the only fonts there are, drawn in one way: what else a machine has, and how
 * its owner likes letters smoothed, is then no difference.
 */
function pinnedFont(dataDir: string): Readonly<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  const fonts = join(dataDir, 'fonts');
  mkdirSync(fonts);
  for (const file of fontFiles) copyFileSync(join(fontFolder, file), join(fonts, file));
  const alias = (family: string, prefer: string): string =>
    `<alias binding="same"><family>${family}</family><prefer><family>${prefer}</family></prefer></alias>`;
  const how = { antialias: '<bool>true</bool>', hinting: '<bool>true</bool>', autohint: '<bool>false</bool>' };
  const constants = { hintstyle: 'hintslight', rgba: 'none', lcdfilter: 'lcddefault' };
  const edits = [
    ...Object.entries(how),
    ...Object.entries(constants).map(([name, value]) => [name, `<const>${value}</const>`] as const),
  ].map(([name, value]) => `<edit name="${name}" mode="assign">${value}</edit>`);
  const file = join(dataDir, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>
<cachedir>${join(fonts, 'cache')}</cachedir>
${['sans-serif', 'Sans', 'system-ui', 'serif'].map((family) => alias(family, 'DejaVu Sans')).join('\n')}
${['monospace', 'ui-monospace'].map((family) => alias(family, 'DejaVu Sans Mono')).join('\n')}
<match target="pattern">${edits.join('')}</match><match target="font">${edits.join('')}</match></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
