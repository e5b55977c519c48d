/** The one bridge between the window and the station: named methods, nothing generic. The window sees it as `Bridge`. */
import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, eventNames, requestChannel, requestNames } from '../../src-shared/ipc/channels';

const requests = Object.fromEntries(
  requestNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(requestChannel(name), input)]),
);

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (event: unknown) => void) => {
      const forward = (_event: unknown, envelope: unknown): void => listener(envelope);
      ipcRenderer.on(eventChannel(name), forward);
      return () => ipcRenderer.removeListener(eventChannel(name), forward);
    },
  ]),
);

const bridge = { ...requests, on };
contextBridge.exposeInMainWorld('vigie', bridge);
