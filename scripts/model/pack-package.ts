/** Fills the sha256 of every file of a folder into its manifest, and makes a .zip of it. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { zipOf } from './zip-writer';

const manifestName = 'manifest.json';

export interface PackedFolder {
  /** Of the package, manifest included; forward slashes. */
  readonly paths: readonly string[];
}

/** Rewrites `dir`/manifest.json with the files that are there now. What it says otherwise is not looked at. */
export async function fillManifest(dir: string): Promise<Result<PackedFolder, string>> {
  const listed = await listFiles(dir);
  if (!listed.ok) return listed;
  if (!listed.value.includes(manifestName)) return failed(`${manifestName} is missing; begin with: inspect FILE.onnx`);
  const text = await readFile(join(dir, manifestName), 'utf8');
  let manifest: unknown;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed(`${manifestName} is not valid JSON: ${(error as Error).message}`);
  }
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    return failed(`${manifestName} is not an object`);
  const paths = listed.value.filter((path) => path !== manifestName);
  const files = [];
  for (const path of paths) files.push({ path, sha256: await sha256Of(join(dir, path)) });
  // Beside it, then in its place: a run that is cut off leaves the manifest that was there.
  const temporary = join(dir, `.${manifestName}.tmp`);
  await writeFile(temporary, `${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
  await rename(temporary, join(dir, manifestName));
  return ok({ paths: [manifestName, ...paths] });
}

export async function writeArchive(dir: string, { paths }: PackedFolder, file: string): Promise<void> {
  const entries = [];
  for (const path of paths) entries.push({ name: path, bytes: await readFile(join(dir, path)) });
  await writeFile(file, zipOf(entries, { compress: false }));
}

/** Every plain file below, sorted; hidden ones are left out. */
async function listFiles(dir: string): Promise<Result<string[], string>> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return failed('there is no such folder');
  const paths: string[] = [];
  for (const entry of entries) {
    const path = relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (path.split('/').some((part) => part.startsWith('.')) || entry.isDirectory()) continue;
    if (!entry.isFile()) return failed(`${path} is not a plain file`);
    paths.push(path);
  }
  return ok(paths.sort());
}

const sha256Of = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
