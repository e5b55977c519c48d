/**
 * Calls between threads and processes: one side exposes an object of functions, the other calls them as
 * promises. Works over worker_threads ports and over Electron's utility process ports.
 */

/** The part of a port both kinds share. */
export interface RpcPort {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** `never[]` lets a function of any arguments be exposed; the caller sees its own types. */
type Method = (...args: never[]) => unknown;
type Methods = Readonly<Record<string, Method | undefined>>;

export type Remote<M> = {
  readonly [K in keyof M]: M[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

interface Call {
  readonly kind: 'call';
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
type Answer =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly ok: false;
      readonly message: string;
      readonly code?: string;
    };

const isCall = (message: unknown): message is Call => (message as Call | null)?.kind === 'call';
const isAnswer = (message: unknown): message is Answer => (message as Answer | null)?.kind === 'answer';

/** Lets the other side call `methods`. What a method throws is thrown at the caller, with message and code. */
export function expose<M extends { readonly [K in keyof M]: Method }>(port: RpcPort, methods: M): void {
  port.onMessage((message) => {
    if (isCall(message)) void answer(port, methods, message);
  });
}

async function answer(port: RpcPort, methods: Methods, call: Call): Promise<void> {
  const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  try {
    if (!method) throw new Error(`no such method: ${call.method}`);
    port.postMessage({ kind: 'answer', id: call.id, ok: true, value: await method(...(call.args as never[])) });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    port.postMessage({ kind: 'answer', id: call.id, ok: false, message, ...(code ? { code } : {}) });
  }
}

export interface Connection<M> {
  readonly remote: Remote<M>;
  /** Rejects every call under way and every later one: the other side is gone. */
  fail(error: Error): void;
}

/** Calls what the other side exposes. */
export function connect<M>(port: RpcPort): Connection<M> {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextId = 1;
  let gone: Error | null = null;

  port.onMessage((message) => {
    if (!isAnswer(message)) return;
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(Object.assign(new Error(message.message), message.code ? { code: message.code } : {}));
  });

  const call = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      const id = nextId++;
      pending.set(id, { resolve, reject });
      port.postMessage({ kind: 'call', id, method, args });
    });

  const remote = new Proxy(
    {},
    {
      // Without a `then`, or awaiting the remote itself would be taken for a call.
      get: (_target, method) =>
        method === 'then' ? undefined : (...args: readonly unknown[]) => call(String(method), args),
    },
  ) as Remote<M>;

  return {
    remote,
    fail(error) {
      gone = error;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    },
  };
}
