/** A page of our own that nobody sees, as closed in as the station's window, to be written as a PDF. */
import { app, BrowserWindow } from 'electron';
import { windowOrigin } from '../../src-shared/ipc/window-origin';

export interface PrintWindow {
  /** The page as A4, as its style sheet lays it out. */
  pdf(): Promise<Uint8Array>;
  /** Called once when the page dies. */
  onGone(listener: (why: string) => void): void;
  close(): void;
}

/** Chromium's stand-in for a screen ends the whole program, by a signal, when a window is opened on it. */
export const canPrint = (): boolean => app.commandLine.getSwitchValue('ozone-platform') !== 'headless';

/** Loads `address`, a path of the window's own, such as `/print/1`. */
export function openPrintWindow(preloadFile: string, address: string): PrintWindow {
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // Hidden from the start: it must be laid out all the same.
      backgroundThrottling: false,
    },
  });
  void window.loadURL(`${windowOrigin}/index.html#${address}`).catch(() => undefined);
  return {
    pdf: () =>
      window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
      }),
    onGone: (listener) => {
      window.webContents.once('render-process-gone', (_event, { reason }) =>
        listener(`its renderer ended (${reason})`),
      );
      window.webContents.once('did-fail-load', (_event, _code, description) =>
        listener(`it was not loaded (${description})`),
      );
    },
    close: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
