/** The only user of the bridge: every question to the station and every event from it passes here. */

import type { Role } from '../../src-shared/domain/operator';
import type { Bridge } from '../../src-shared/ipc/channels';
import type { IpcErrorCode, IpcResult, RequestInput, RequestName, RequestOutput } from '../../src-shared/ipc/contract';
import type { EventEnvelope, EventName, StationEvents } from '../../src-shared/ipc/events';

declare global {
  interface Window {
    readonly vigie: Bridge;
  }
}

/** Gets somebody signed in who may do what was refused; answers whether it did. */
type SignInFirst = (needs: Role) => Promise<boolean>;
let signInFirst: SignInFirst = () => Promise.resolve(false);

/** Has whoever asks for what needs a role sign in first, and then go on with what was wanted. */
export function beforeRefusal(act: SignInFirst): void {
  signInFirst = act;
}

/** What a request that failed answers. */
export interface Problem {
  readonly code: IpcErrorCode;
  readonly detail: string;
  /** Of `sign-in-needed` and `role-needed`. */
  readonly needs?: Role;
}

type Ask<N extends RequestName> = (input: RequestInput<N>) => Promise<IpcResult<RequestOutput[N]>>;

/** Never throws: a bridge that breaks answers `internal`. */
export async function ask<N extends RequestName>(
  name: N,
  input: RequestInput<N>,
): Promise<IpcResult<RequestOutput[N]>> {
  const answer = await askOnce(name, input);
  const refused = !answer.ok && (answer.code === 'sign-in-needed' || answer.code === 'role-needed');
  return refused && answer.needs && (await signInFirst(answer.needs)) ? askOnce(name, input) : answer;
}

/** For what is the doing of one person: it is not asked again when somebody else has signed in. Never throws. */
export async function askOnce<N extends RequestName>(
  name: N,
  input: RequestInput<N>,
): Promise<IpcResult<RequestOutput[N]>> {
  try {
    return await (window.vigie[name] as Ask<N>)(input);
  } catch (error) {
    return { ok: false, code: 'internal', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Hands on each event once and in order; one that is older than the last is dropped. Returns the way to stop. */
export function listen<N extends EventName>(name: N, apply: (payload: StationEvents[N]) => void): () => void {
  let lastRevision = Number.NEGATIVE_INFINITY;
  const subscribe = window.vigie.on[name] as (listener: (event: EventEnvelope<N>) => void) => () => void;
  return subscribe(({ revision, payload }) => {
    if (revision <= lastRevision) return;
    lastRevision = revision;
    apply(payload);
  });
}
