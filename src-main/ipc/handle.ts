/**
 * The only place where `ipcMain` is used. A request reaches its handler when it comes from the main frame of one of
 * our own pages, its input fits the contract's schema, and whoever is signed in may ask for it; what a handler throws
 * becomes a stable error code.
 */
import { ipcMain } from 'electron';
import { z } from 'zod';
import { mayAct, type Needed, type SignedIn } from '../../src-shared/domain/operator';
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
import { neededRole, type RoleContext } from '../../src-shared/ipc/request-roles';
import { isOwnPage } from '../../src-shared/ipc/window-origin';
import type { Log } from '../log/log';
import { actAs } from './acting';

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

/** Who asks, and what their role is held against. */
export interface Gate extends RoleContext {
  readonly operator: SignedIn | null;
}

export function handleRequests(handlers: Handlers, gate: () => Gate, log: Log): void {
  for (const name of requestNames) {
    ipcMain.handle(requestChannel(name), async (event, input: unknown): Promise<IpcResult<unknown>> => {
      const frame = event.senderFrame;
      if (!frame || frame.parent !== null || !isOwnPage(frame.url)) {
        log.warn(`request ${name} refused: it came from ${frame?.url ?? 'a frame that is gone'}`);
        return { ok: false, code: 'refused', detail: 'not a page of this program' };
      }
      const checked = requestSchemas[name].safeParse(input);
      if (!checked.success) return { ok: false, code: 'invalid-input', detail: z.prettifyError(checked.error) };
      const { operator, ...context } = gate();
      const needed = neededRole(name, checked.data as never, context);
      if (needed !== 'anyone' && !mayAct(operator?.role ?? null, needed)) return refusal(operator, needed);
      try {
        const handler = handlers[name] as (input: unknown) => unknown;
        return { ok: true, value: await actAs(operator, () => handler(checked.data)) };
      } catch (error) {
        return failure(name, error, log);
      }
    });
  }
}

function refusal(operator: SignedIn | null, needs: Exclude<Needed, 'anyone'>): IpcResult<never> {
  return operator === null
    ? { ok: false, code: 'sign-in-needed', detail: '', needs }
    : { ok: false, code: 'role-needed', detail: '', needs };
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
