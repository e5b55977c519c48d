/**
 * The only place where `ipcMain` is used. A request reaches its handler when it comes from the main frame of one of
 * our own pages and its input fits the contract's schema; what a handler throws becomes a stable error code.
 */
import { ipcMain } from 'electron';
import { z } from 'zod';
import { requestChannel, requestNames } from '../../src-shared/ipc/channels';
import {
  type CheckedInput,
  type IpcErrorCode,
  type IpcResult,
  ipcErrorCodes,
  type RequestName,
  type RequestOutput,
  requestSchemas,
} from '../../src-shared/ipc/contract';
import { isOwnPage } from '../../src-shared/ipc/window-origin';
import type { Log } from '../log/log';

export type Handlers = {
  readonly [N in RequestName]: (input: CheckedInput<N>) => Promise<RequestOutput[N]> | RequestOutput[N];
};

/** A failure that the window can name. */
export class RequestError extends Error {
  constructor(
    readonly code: IpcErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export function handleRequests(handlers: Handlers, log: Log): void {
  for (const name of requestNames) {
    ipcMain.handle(requestChannel(name), async (event, input: unknown): Promise<IpcResult<unknown>> => {
      const frame = event.senderFrame;
      if (!frame || frame.parent !== null || !isOwnPage(frame.url)) {
        log.warn(`request ${name} refused: it came from ${frame?.url ?? 'a frame that is gone'}`);
        return { ok: false, code: 'refused', detail: 'not a page of this program' };
      }
      const checked = requestSchemas[name].safeParse(input);
      if (!checked.success) return { ok: false, code: 'invalid-input', detail: z.prettifyError(checked.error) };
      try {
        return { ok: true, value: await (handlers[name] as (input: unknown) => unknown)(checked.data) };
      } catch (error) {
        return failure(name, error, log);
      }
    });
  }
}

function failure(name: RequestName, error: unknown, log: Log): IpcResult<never> {
  const { code, message } = error as { code?: unknown; message?: string };
  const known = ipcErrorCodes.find((candidate) => candidate === code);
  if (!known) log.error(`request ${name} failed`, error);
  // A full or broken disk has words of its own for the operator.
  const ofStorage = typeof code === 'string' && code.startsWith('SQLITE_');
  return {
    ok: false,
    code: known ?? (ofStorage ? 'storage-unavailable' : 'internal'),
    detail: message ?? String(error),
  };
}
