/** Keeps one inspection process running: starts it, loads the active model into it, starts it again when it ends. */
import type { ModelKey } from '../../src-shared/domain/ids';
import { failed, type Result } from '../../src-shared/domain/result';
import type { Remote } from '../threads/rpc';
import type { HostMethods } from './host-methods';
import { connectHost, HostGone, type HostProcess, type SpawnHost } from './host-process';

export interface LoadedPackage {
  readonly key: ModelKey;
  readonly dir: string;
}

/** A process that is ready for jobs, and the model in it. */
export interface ReadyHost {
  readonly remote: Remote<HostMethods>;
  readonly model: LoadedPackage | null;
  kill(): void;
}

export interface HostKeeperEvents {
  /** Ready; `problem` says why the model it should have could not be loaded. */
  onReady(problem: string | null): void;
  /** It ended and is started again after a pause. */
  onGone(how: string): void;
}

const firstPauseMs = 250;
const longestPauseMs = 2000;
/** A model that ends the process this many times while it is being loaded is not tried again. */
const loadAttempts = 2;
const loadLimitMs = 60_000;

export class HostKeeper {
  readonly #spawnHost: SpawnHost;
  readonly #events: HostKeeperEvents;
  #wanted: LoadedPackage | null;
  #process: HostProcess | null = null;
  #ready: ReadyHost | null = null;
  #exited: Promise<void> = Promise.resolve();
  #pauseMs = firstPauseMs;
  #restart: NodeJS.Timeout | null = null;
  #lostWhileLoading = 0;
  #stopped = false;

  constructor(spawnHost: SpawnHost, model: LoadedPackage | null, events: HostKeeperEvents) {
    this.#spawnHost = spawnHost;
    this.#wanted = model;
    this.#events = events;
  }

  /** The process, when it can take jobs. */
  get ready(): ReadyHost | null {
    return this.#ready;
  }

  start(): void {
    const host = this.#spawnHost();
    const { remote } = connectHost(host);
    this.#process = host;
    this.#exited = new Promise((resolve) => {
      host.onExit((how) => {
        resolve();
        this.#onExit(how);
      });
    });
    void this.#makeReady(host, remote);
  }

  /** A job was done: what ended the process before is over. */
  noteSuccess(): void {
    this.#pauseMs = firstPauseMs;
  }

  /** Loads beside the present model and takes its place only when that succeeded. */
  async swapModel(model: LoadedPackage): Promise<Result<null, string>> {
    const before = this.#ready;
    if (!before) return failed('the inspection process is restarting; try again in a moment');
    let loaded: Result<null, string>;
    try {
      loaded = await load(before.remote, model, before.kill);
    } catch (error) {
      const { message } = error as Error;
      return failed(error instanceof HostGone ? `the model crashed the inspection process: ${message}` : message);
    }
    if (!loaded.ok) return loaded;
    this.#wanted = model;
    if (this.#ready === before) this.#ready = { ...before, model };
    return loaded;
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ready = null;
    if (this.#restart) clearTimeout(this.#restart);
    this.#process?.kill();
    await this.#exited;
  }

  async #makeReady(host: HostProcess, remote: Remote<HostMethods>): Promise<void> {
    const kill = (): void => host.kill();
    let problem: string | null = null;
    let model = this.#wanted;
    if (model && this.#lostWhileLoading >= loadAttempts) {
      problem = 'loading it ended the inspection process';
      model = null;
    }
    if (model) {
      try {
        const loaded = await load(remote, model, kill);
        if (!loaded.ok) {
          problem = loaded.problem;
          model = null;
        }
      } catch (error) {
        if (error instanceof HostGone) {
          this.#lostWhileLoading++;
          return;
        }
        problem = (error as Error).message;
        model = null;
      }
      this.#lostWhileLoading = 0;
    }
    if (this.#stopped || this.#process !== host) return;
    this.#ready = { remote, model, kill };
    this.#events.onReady(problem);
  }

  #onExit(how: string): void {
    this.#ready = null;
    this.#process = null;
    if (this.#stopped) return;
    this.#events.onGone(how);
    this.#restart = setTimeout(() => this.start(), this.#pauseMs);
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }
}

async function load(
  remote: Remote<HostMethods>,
  { key, dir }: LoadedPackage,
  kill: () => void,
): Promise<Result<null, string>> {
  const timer = setTimeout(kill, loadLimitMs);
  try {
    return await remote.loadModel(key, dir);
  } finally {
    clearTimeout(timer);
  }
}
