/** Keeps one inspection process running: starts it, loads the wanted models into it, starts it again when it ends. */
import type { ModelKey } from '../../src-shared/domain/ids';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { Remote } from '../threads/rpc';
import type { HostMethods } from './host-methods';
import { connectHost, HostGone, type HostProcess, type SpawnHost } from './host-process';

export interface LoadedPackage {
  readonly key: ModelKey;
  readonly dir: string;
}

/** A process that is ready for jobs. */
export interface ReadyHost {
  readonly remote: Remote<HostMethods>;
  /** The models it should have: null when it has it, or in one line why not. */
  readonly problems: Map<ModelKey, string | null>;
  kill(): void;
}

export interface HostKeeperEvents {
  onReady(): void;
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
  readonly #wanted: Map<ModelKey, LoadedPackage>;
  readonly #lostWhileLoading = new Map<ModelKey, number>();
  #process: HostProcess | null = null;
  #ready: ReadyHost | null = null;
  #exited: Promise<void> = Promise.resolve();
  #pauseMs = firstPauseMs;
  #restart: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(spawnHost: SpawnHost, models: readonly LoadedPackage[], events: HostKeeperEvents) {
    this.#spawnHost = spawnHost;
    this.#wanted = new Map(models.map((model) => [model.key, model]));
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

  /** Loads a model beside the present ones, and keeps it loaded when that succeeds. */
  async addModel(model: LoadedPackage): Promise<Result<null, string>> {
    const host = this.#ready;
    if (!host) return failed('the inspection process is restarting; try again in a moment');
    // Another product's: loading it again would take it from under the photo it is judging.
    if (host.problems.get(model.key) === null) return ok(null);
    let loaded: Result<null, string>;
    try {
      loaded = await load(host.remote, model, host.kill);
    } catch (error) {
      const { message } = error as Error;
      return failed(error instanceof HostGone ? `the model crashed the inspection process: ${message}` : message);
    }
    if (!loaded.ok) return loaded;
    this.#wanted.set(model.key, model);
    this.#lostWhileLoading.delete(model.key);
    host.problems.set(model.key, null);
    return ok(null);
  }

  /** No job with it may be under way. When the process ended meanwhile, the model went with it. */
  async removeModel(key: ModelKey): Promise<void> {
    this.#wanted.delete(key);
    this.#ready?.problems.delete(key);
    await this.#ready?.remote.unloadModel(key);
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
    const problems = new Map<ModelKey, string | null>();
    for (const model of this.#wanted.values()) {
      const problem = await this.#tryLoading(model, remote, kill);
      // It ended: what starts it again begins anew.
      if (problem === undefined) return;
      problems.set(model.key, problem);
    }
    if (this.#stopped || this.#process !== host) return;
    this.#ready = { remote, problems, kill };
    this.#events.onReady();
  }

  /** Null when it is loaded, why not, or undefined when the process ended over it. */
  async #tryLoading(
    model: LoadedPackage,
    remote: Remote<HostMethods>,
    kill: () => void,
  ): Promise<string | null | undefined> {
    const lost = this.#lostWhileLoading.get(model.key) ?? 0;
    if (lost >= loadAttempts) return 'loading it ended the inspection process';
    try {
      const loaded = await load(remote, model, kill);
      this.#lostWhileLoading.delete(model.key);
      return loaded.ok ? null : loaded.problem;
    } catch (error) {
      if (!(error instanceof HostGone)) return (error as Error).message;
      this.#lostWhileLoading.set(model.key, lost + 1);
      return undefined;
    }
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
