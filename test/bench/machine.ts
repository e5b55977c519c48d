import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { electronRuntime } from '../../scripts/setup/electron-runtime';

/** One line for the document. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const { version, source } = electronRuntime();
  return [
    `${model}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${distribution()} (${type()} ${release()} ${arch()})`,
    `Electron ${version} (${source}), Node ${process.versions.node} for sender and bare receiver`,
  ].join('; ');
}

/** How busy the machine was with other work over the last minute. */
export const loadAverage = (): string => loadavg()[0]?.toFixed(1) ?? '';

function distribution(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? type();
  } catch {
    return type();
  }
}
