/** Tells every window what changed. Each event carries a revision that only grows. */
import { BrowserWindow } from 'electron';
import { eventChannel } from '../../src-shared/ipc/channels';
import type { EventName, StationEvents } from '../../src-shared/ipc/events';

export type Publish = <N extends EventName>(name: N, payload: StationEvents[N]) => void;

export function createPublisher(): Publish {
  let revision = 0;
  return (name, payload) => {
    revision += 1;
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(eventChannel(name), { revision, payload });
    }
  };
}
