import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelManifest } from '../../../src-shared/domain/model-manifest';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { loadModel } from '../runner/load-model';
import { type StagedPackage, stagePackage } from './stage-package';
import { filesProblem } from './verify-files';

export interface InstalledPackage extends StagedPackage {
  /** Absolute path of its own folder. Never changed after this. */
  readonly dir: string;
}

const incomingPrefix = '.incoming-';

/** Copies the package aside, loads it and lets it judge; leaves nothing behind. */
export async function checkPackage(source: string): Promise<Result<StagedPackage, string>> {
  const dir = await mkdtemp(join(tmpdir(), 'vigie-package-'));
  try {
    return await stageAndTry(source, dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * Checks the package and moves it into a folder of its own under `modelsDir`, where it stays as it is. The same
 * package again is the same folder. Only one at a time may install into a `modelsDir`.
 */
export async function installPackage(source: string, modelsDir: string): Promise<Result<InstalledPackage, string>> {
  await mkdir(modelsDir, { recursive: true });
  await removeLeftovers(modelsDir);
  const incoming = join(modelsDir, incomingPrefix + randomBytes(6).toString('hex'));
  await mkdir(incoming);
  try {
    const staged = await stageAndTry(source, incoming);
    if (!staged.ok) return staged;
    const dir = join(modelsDir, folderName(staged.value));
    // The name holds the manifest's sha256, and the manifest that of every file: what is whole is the same.
    if ((await filesProblem(dir, staged.value.manifest)) === null) return ok({ ...staged.value, dir });
    await rm(dir, { recursive: true, force: true });
    await makeReadOnly(incoming, staged.value.manifest);
    await rename(incoming, dir);
    await syncFolder(modelsDir);
    return ok({ ...staged.value, dir });
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

async function stageAndTry(source: string, dir: string): Promise<Result<StagedPackage, string>> {
  const staged = await stagePackage(source, dir);
  if (!staged.ok) return staged;
  const model = await loadModel(dir);
  if (!model.ok) return failed(model.problem);
  await model.value.release();
  return staged;
}

const folderName = ({ manifest, manifestSha256 }: StagedPackage): string =>
  `${manifest.name}-${manifest.version}-${manifestSha256.slice(0, 8)}`;

async function makeReadOnly(dir: string, manifest: ModelManifest): Promise<void> {
  for (const path of ['manifest.json', ...manifest.files.map((file) => file.path)]) await chmod(join(dir, path), 0o444);
}

/** What an install that was cut off left behind. */
async function removeLeftovers(modelsDir: string): Promise<void> {
  for (const name of await readdir(modelsDir)) {
    if (name.startsWith(incomingPrefix)) await rm(join(modelsDir, name), { recursive: true, force: true });
  }
}

/** Makes the rename itself durable. Windows has no such call and needs none. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
