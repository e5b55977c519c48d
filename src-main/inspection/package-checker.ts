/**
 * Checks and installs packages in a process of their own each: a model that takes its process down or fills the
 * memory takes nothing else with it.
 */
import { failed, type Result } from '../../src-shared/domain/result';
import type { Remote } from '../threads/rpc';
import type { HostMethods } from './host-methods';
import { connectHost, HostGone, type SpawnHost } from './host-process';
import type { InstalledPackage } from './package/install-package';
import type { StagedPackage } from './package/stage-package';

const timeLimitMs = 120_000;

export interface PackageChecker {
  checkPackage(source: string): Promise<Result<StagedPackage, string>>;
  /** One after another. */
  installPackage(source: string, modelsDir: string): Promise<Result<InstalledPackage, string>>;
}

export function packageChecker(spawnHost: SpawnHost): PackageChecker {
  let last: Promise<unknown> = Promise.resolve();
  return {
    checkPackage: (source) => inOwnHost(spawnHost, (host) => host.checkPackage(source)),
    installPackage: (source, modelsDir) => {
      const install = last.then(() => inOwnHost(spawnHost, (host) => host.installPackage(source, modelsDir)));
      last = install.catch(() => undefined);
      return install;
    },
  };
}

async function inOwnHost<T>(
  spawnHost: SpawnHost,
  task: (host: Remote<HostMethods>) => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  const host = spawnHost();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    host.kill();
  }, timeLimitMs);
  try {
    return await task(connectHost(host).remote);
  } catch (error) {
    if (timedOut) return failed(`its trial run took longer than ${timeLimitMs / 1000} s`);
    if (error instanceof HostGone) return failed(`the model crashed its trial run: ${error.message}`);
    throw error;
  } finally {
    clearTimeout(timer);
    host.kill();
  }
}
