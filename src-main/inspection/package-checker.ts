/**
 * Checks and installs packages in a process of their own each: a model that takes its process down or fills the
 * memory takes nothing else with it.
 */
import { failed, type Result } from '../../src-shared/domain/result';
import type { Remote } from '../threads/rpc';
import type { HostMethods } from './host-methods';
import { connectHost, HostGone, type HostProcess, type SpawnHost } from './host-process';
import type { InstalledPackage } from './package/install-package';
import type { StagedPackage } from './package/stage-package';

const timeLimitMs = 120_000;

export class PackageChecker {
  readonly #spawnHost: SpawnHost;
  readonly #running = new Map<HostProcess, Promise<void>>();
  #lastInstall: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(spawnHost: SpawnHost) {
    this.#spawnHost = spawnHost;
  }

  check(source: string): Promise<Result<StagedPackage, string>> {
    return this.#inOwnHost((host) => host.checkPackage(source));
  }

  /** One after another. */
  install(source: string, modelsDir: string): Promise<Result<InstalledPackage, string>> {
    const install = this.#lastInstall.then(() => this.#inOwnHost((host) => host.installPackage(source, modelsDir)));
    this.#lastInstall = install.catch(() => undefined);
    return install;
  }

  /** Ends what is under way and waits until its processes are gone. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const host of this.#running.keys()) host.kill();
    await Promise.all(this.#running.values());
  }

  async #inOwnHost<T>(task: (host: Remote<HostMethods>) => Promise<Result<T, string>>): Promise<Result<T, string>> {
    if (this.#stopped) return failed('the station is ending');
    const host = this.#spawnHost();
    const { remote } = connectHost(host);
    this.#running.set(host, new Promise((resolve) => host.onExit(() => resolve())));
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      host.kill();
    }, timeLimitMs);
    try {
      return await task(remote);
    } catch (error) {
      if (this.#stopped) return failed('the station is ending');
      if (timedOut) return failed(`its trial run took longer than ${timeLimitMs / 1000} s`);
      if (error instanceof HostGone) return failed(`the model crashed its trial run: ${error.message}`);
      throw error;
    } finally {
      clearTimeout(timer);
      host.kill();
      await this.#running.get(host);
      this.#running.delete(host);
    }
  }
}
