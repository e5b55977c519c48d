/** Electron's security list, for every page that ever exists in this program. */
import { app, session } from 'electron';
import { isOwnPage } from '../../src-shared/ipc/window-origin';

/** Call once, before the first window. Nothing is navigated to, opened, embedded, granted or downloaded. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (!isOwnPage(url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  app.on('session-created', (created) => {
    created.setPermissionRequestHandler((_contents, permission, answer) => answer(isHarmless(permission)));
    created.setPermissionCheckHandler((_contents, permission) => isHarmless(permission));
    created.on('will-download', (event) => event.preventDefault());
  });
}

/** The copy buttons of the first-start page write to the clipboard; nothing else is asked for. */
const isHarmless = (permission: string): boolean => permission === 'clipboard-sanitized-write';

/** No request of the window leaves this program: every scheme but our own is refused. Call when ready. */
export function refuseNetwork(): void {
  session.defaultSession.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    answer({ cancel: !/^(station|devtools|data|blob):/.test(url) });
  });
}
