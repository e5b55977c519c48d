import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { windowOrigin } from '../../src-shared/ipc/window-origin';
import type { Log } from '../log/log';

/** A page that dies this often within the period is not loaded again by itself. */
const maxCrashes = 5;
const crashPeriodMs = 60_000;

/** Opens the station's window; `onInput` hears of every key, touch and move of the mouse. It is loaded again when its renderer dies; reception never notices. */
export function openWindow(preloadFile: string, log: Log, onInput: () => void): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    width: Math.min(width, 1920),
    height: Math.min(height, 1080),
    minWidth: 1024,
    minHeight: 700,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#e9ecef',
    title: 'Vigie',
    icon: join(import.meta.dirname, '../../assets/icons/256x256.png'),
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // The queue and the status keep moving while another window is in front.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window, log);
  window.webContents.on('input-event', onInput);
  void window.loadURL(`${windowOrigin}/index.html`);
  return window;
}

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let crashesMs: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashesMs = [...crashesMs.filter((atMs) => now - atMs < crashPeriodMs), now];
    log.error(`the window's renderer ended (${reason}, ${exitCode}), ${crashesMs.length} times within a minute`);
    if (crashesMs.length <= maxCrashes && !window.isDestroyed()) window.webContents.reload();
  });
  window.on('unresponsive', () => log.warn('the window does not respond'));
}
