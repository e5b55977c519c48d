/** What is shown while the records of an older Vigie are brought up to date: a calm page, and nothing to press. */
import { BrowserWindow } from 'electron';
import type { RecordsUpdate } from '../../src-shared/domain/records-update';
import type { Language } from '../../src-shared/domain/settings';
import { systemTexts } from '../../src-shared/system-texts';

/** What takes less is over before anybody has read a word. */
const patienceMs = 500;

export interface StartWindow {
  /** Null: the records are up to date. What is open by then stays until `close`. */
  show(update: RecordsUpdate | null): void;
  /** To be called when the station's own window is there, or will never be. */
  close(): void;
}

export function createStartWindow(language: Language): StartWindow {
  let timer: NodeJS.Timeout | undefined;
  let window: BrowserWindow | undefined;
  let newest: RecordsUpdate | undefined;
  const load = (): void => {
    if (newest && window && !window.isDestroyed()) void window.loadURL(page(language, newest)).catch(() => undefined);
  };
  return {
    show(update) {
      if (update === null) {
        clearTimeout(timer);
        return;
      }
      newest = update;
      timer ??= setTimeout(() => {
        window = openStartWindow();
        load();
      }, patienceMs);
      load();
    },
    close() {
      clearTimeout(timer);
      if (window && !window.isDestroyed()) window.destroy();
    },
  };
}

/** The window's own scheme is not served before the records can be read; this page has no script and asks for nothing. */
function openStartWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 640,
    height: 300,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    closable: false,
    backgroundColor: '#e9ecef',
    title: 'Vigie',
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, javascript: false },
  });
  window.removeMenu();
  // Linux knows no window that cannot be closed. `destroy` does not ask.
  window.on('close', (event) => event.preventDefault());
  return window;
}

function page(language: Language, { step, of }: RecordsUpdate): string {
  const { title, help, steps } = systemTexts(language).updating;
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Vigie</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
  body { margin: 0; height: 100vh; display: grid; place-content: center; gap: 12px; padding: 0 48px;
    font: 17px/1.5 system-ui, sans-serif; color-scheme: light dark;
    color: light-dark(#1f2933, #e3e6ea); background: light-dark(#e9ecef, #1c1f23); }
  h1 { margin: 0; font-size: 22px; }
  p { margin: 0; }
  progress { width: 100%; height: 14px; }
</style>
<main role="status"><h1>${title}</h1><p>${help}</p><p>${steps(step, of)}</p>
<progress value="${step - 0.5}" max="${of}" aria-label="${title}"></progress></main></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}
