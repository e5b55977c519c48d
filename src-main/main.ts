/** Composition root: reads the command line, opens the station's rooms and, unless headless, its window. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { failed, type Result } from '../src-shared/domain/result';
import { systemTexts } from '../src-shared/system-texts';
import { type Command, parseCommandLine, type StationOptions, usage } from './app/command-line';
import { showMenu } from './app/menu';
import { lockDown, refuseNetwork } from './app/security';
import { createStartWindow } from './app/start-window';
import { registerStationScheme, serveStationScheme } from './app/station-scheme';
import { openWindow } from './app/window';
import { startLanguage } from './settings/start-language';
import { exportFromCommandLine } from './station/export-command';
import { openStation, type Station } from './station/open-station';
import { resetFromCommandLine } from './station/reset-command';
import type { StartProblem } from './station/start-problem';

type StationCommand = StationOptions & { readonly mode: 'window' | 'headless' };

const built = import.meta.dirname;
// Whoever read our output may be gone; that must not end the station.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const parsed = parseCommandLine(ownArguments());
if (parsed.ok) {
  // Not awaited: Electron gets ready only when this module has been evaluated.
  run(parsed.value).catch((error: unknown) => {
    process.stderr.write(`vigie: ${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
} else {
  process.stderr.write(`vigie: ${parsed.problem} (--help lists the options)\n`);
  app.exit(2);
}

async function run(command: Command): Promise<void> {
  switch (command.mode) {
    case 'help':
    case 'version':
      process.stdout.write(command.mode === 'help' ? `${usage}\n` : `${app.getVersion()}\n`);
      app.exit(0);
      return;
    case 'export': {
      // No window and no profile of one: a station may be running on the same folder.
      const profile = mkdtempSync(join(tmpdir(), 'vigie-export-'));
      app.setPath('userData', profile);
      const code = await exportFromCommandLine(command, command.dataDir ?? usualDataDir());
      rmSync(profile, { recursive: true, force: true });
      app.exit(code);
      return;
    }
    case 'reset-administrator':
      app.exit(await resetFromCommandLine(command, usualDataDir()));
      return;
    case 'window':
    case 'headless':
      await runStation(command);
  }
}

/** Development names the program's folder first, after Chromium's own switches. */
function ownArguments(): readonly string[] {
  const given = process.argv.slice(1);
  if (app.isPackaged) return given;
  const folder = given.findIndex((argument) => !argument.startsWith('-'));
  return given.filter((_argument, index) => index !== folder);
}

function usualDataDir(): string {
  return join(app.getPath('appData'), 'Vigie', 'station');
}

async function runStation(command: StationCommand): Promise<void> {
  const homeDir = resolve(command.dataDir ?? usualDataDir());
  const profile = join(homeDir, 'window');
  try {
    // Electron's lock cannot tell a folder that is in use from one that cannot be made.
    mkdirSync(profile, { recursive: true });
  } catch (error) {
    const text = `the data folder ${homeDir} cannot be used: ${(error as Error).message}`;
    await endWithProblem(command, homeDir, { code: 'folder-unusable', text });
    return;
  }
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`vigie: a station is already open on ${homeDir}\n`);
    // Opening it again means: show it. A second server on one folder is a mistake.
    app.exit(command.mode === 'window' ? 0 : 1);
    return;
  }
  registerStationScheme();
  lockDown();
  if (command.mode === 'headless') app.disableHardwareAcceleration();

  const starting = command.mode === 'window' ? createStartWindow(startLanguage(join(homeDir, 'settings.json'))) : null;
  const opening = app.whenReady().then(() =>
    openStation({
      command,
      homeDir,
      builtDir: built,
      assetsDir: app.isPackaged ? join(process.resourcesPath, 'assets') : join(app.getAppPath(), 'assets'),
      version: app.getVersion(),
      onUpdate: (update) => starting?.show(update),
      onFatal: (message) => {
        // Nothing can be kept any more. What a camera was promised is on the disk; the next start finds it.
        const text = `${message}. Start Vigie again; no acknowledged photo is lost.`;
        void endWithProblem(command, homeDir, { code: 'storage-ended', text });
      },
    }),
  );
  endInOrder(opening);

  const opened = await opening.catch((error: Error) =>
    failed<StartProblem>({ code: 'unexpected', text: error.stack ?? error.message }),
  );
  if (!opened.ok) {
    starting?.close();
    await endWithProblem(command, homeDir, opened.problem);
    return;
  }
  // Without a window, too: reports are printed from a page of our own.
  refuseNetwork();
  serveStationScheme(join(built, '../renderer'), opened.value.images);
  if (command.mode === 'window') showWindow(opened.value);
  starting?.close();
}

function showWindow(station: Station): void {
  const actions = {
    openGuide: () => station.openScreen('/help'),
    openAbout: () => station.openScreen('/about'),
  };
  showMenu(station.settings.current.language, actions);
  station.settings.onChange(({ language }, before) => {
    if (language !== before.language) showMenu(language, actions);
  });
  const open = (): BrowserWindow =>
    openWindow(join(built, '../preload/preload.cjs'), station.log, () => station.noteInput());
  open();
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

async function endWithProblem(command: StationCommand, homeDir: string, { code, text }: StartProblem): Promise<void> {
  process.stderr.write(`vigie: ${text}\n`);
  if (command.mode === 'window') {
    const { dialog } = await import('electron');
    const words = systemTexts(startLanguage(join(homeDir, 'settings.json'))).startProblem[code];
    dialog.showErrorBox('Vigie', `${words}\n\n${text}`);
  }
  app.exit(1);
}

/** However the program is asked to end, photos in work are finished first. */
function endInOrder(opening: Promise<Result<Station, StartProblem>>): void {
  let ending = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    void opening
      .then((opened) => (opened.ok ? opened.value.close() : undefined))
      .then(
        () => app.exit(0),
        (error: Error) => {
          process.stderr.write(`vigie: ended with a problem: ${error.message}\n`);
          app.exit(1);
        },
      );
  });
  // Without a window nothing would keep a headless station, and nothing must end it but a signal.
  app.on('window-all-closed', () => undefined);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
}
