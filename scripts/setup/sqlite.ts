/**
 * better-sqlite3 ships binaries for Node-API 10. Where this Node or the Electron in use has an older one, the
 * module is compiled from its own sources so that it runs on both (see native/string-reference.h). Once, 2-3 minutes.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ElectronRuntime } from './electron-runtime';
import { installOrName } from './system-packages';

const root = resolve(import.meta.dirname, '../..');
const moduleFolder = join(root, 'node_modules', 'better-sqlite3');
const binary = join(moduleFolder, 'build', 'Release', 'better_sqlite3.node');
const header = join(import.meta.dirname, 'native', 'string-reference.h');
/** First Electron with Node-API 10. */
const firstElectronWithNapi10 = 36;

export function ensureSqlite(runtime: ElectronRuntime): void {
  const nodeIsOld = Number(process.versions.napi) < 10;
  const electronIsOld = Number.parseInt(runtime.version, 10) < firstElectronWithNapi10;
  if ((!nodeIsOld && !electronIsOld) || existsSync(binary)) return;
  const { version } = JSON.parse(readFileSync(join(moduleFolder, 'package.json'), 'utf8')) as { version: string };
  // Kept outside node_modules, which a new installation of the packages empties.
  const kept = join(root, '.runtime', `better-sqlite3-${version}-${process.arch}-napi9.node`);
  if (!existsSync(kept)) {
    compile();
    mkdirSync(dirname(kept), { recursive: true });
    copyFileSync(binary, kept);
  } else {
    mkdirSync(dirname(binary), { recursive: true });
    copyFileSync(kept, binary);
  }
}

function compile(): void {
  installOrName(
    [
      { command: 'g++', debian: ['g++'] },
      { command: 'make', debian: ['make'] },
      { command: 'python3', debian: ['python3'] },
    ].filter(({ command }) => spawnSync(command, ['--version']).error),
  );
  console.log('setup: compiling better-sqlite3 for this runtime (2-3 minutes, once)');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/node-gyp/bin/node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      ...headersOption(),
    ],
    {
      cwd: moduleFolder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, JOBS: 'max', CXXFLAGS: `-include "${header}" -UNAPI_VERSION -DNAPI_VERSION=9` },
    },
  );
  if (status !== 0) throw new Error(`better-sqlite3 could not be compiled:\n${stdout}\n${stderr}`.slice(-4000));
}

/** Node's own headers where this Node brought them along; else node-gyp looks for them itself. */
function headersOption(): readonly string[] {
  if (process.env.npm_config_nodedir) return [];
  const prefix = dirname(dirname(process.execPath));
  const versionHeader = join(prefix, 'include/node/node_version.h');
  if (!existsSync(versionHeader)) return [];
  const text = readFileSync(versionHeader, 'utf8');
  const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(text)?.[1];
  return major === process.versions.node.split('.')[0] ? [`--nodedir=${prefix}`] : [];
}
