import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ExportError } from './export-error';

/** A file that appears under its name only when it is complete. */
export interface TargetFile {
  write(content: string | Uint8Array): Promise<void>;
  /** On the disk and under its name, which it answers: another than asked for when that was to be kept. */
  finish(): Promise<string>;
  /** Leaves nothing behind; what was there under the name before is untouched. */
  discard(): Promise<void>;
}

/** What happens to a file that already has the name: `keep` gives the new one a number. */
export type Existing = 'replace' | 'keep';

/** Throws ExportError `folder-missing` when there is none for `file`. */
export async function checkFolder(file: string): Promise<void> {
  const folder = dirname(await realpath(file).catch(() => file));
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    throw new ExportError('folder-missing', `there is no folder ${folder}`);
  }
}

/** Throws ExportError `folder-missing` or `target-unwritable`, or the system's error. */
export async function openTarget(file: string, existing: Existing = 'replace'): Promise<TargetFile> {
  // Written through a link, as any program would.
  const target = await realpath(file).catch(() => file);
  const folder = dirname(target);
  await checkFolder(target);
  if ((await stat(target).catch(() => null))?.isFile() === false) {
    throw new ExportError('target-unwritable', `${file} is there already and is no file`);
  }
  const part = join(folder, `.${basename(target)}.${randomBytes(4).toString('hex')}.part`);
  const handle: FileHandle = await open(part, 'wx');
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    async write(content) {
      await handle.appendFile(content);
    },
    async finish() {
      await handle.sync();
      await close();
      if (existing === 'keep') return renameToFree(part, target);
      await rename(part, target);
      return file;
    },
    async discard() {
      await close().catch(() => undefined);
      await unlink(part).catch(() => undefined);
    },
  };
}

const mostNumbers = 1000;

/** Gives `part` the name `target` or, when something has it, `target (2)` and so on. Answers the name. */
async function renameToFree(part: string, target: string): Promise<string> {
  const extension = extname(target);
  for (let number = 1; number < mostNumbers; number++) {
    const name = number === 1 ? target : `${target.slice(0, -extension.length)} (${number})${extension}`;
    if (await takeName(part, name)) return name;
  }
  throw new ExportError('target-unwritable', `${target} and ${mostNumbers} more of its name are there already`);
}

/** False when the name is taken. A second name fails on one that exists, which a rename would replace. */
async function takeName(part: string, name: string): Promise<boolean> {
  try {
    await link(part, name);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!withoutLinks.has(code)) throw error;
    return reserveName(part, name);
  }
  await unlink(part);
  return true;
}

/** What drives without second names (FAT, some network shares) say. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Makes the name with an empty file that nobody else can have made, and puts the whole one in its place. */
async function reserveName(part: string, name: string): Promise<boolean> {
  try {
    await (await open(name, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await rename(part, name);
  return true;
}
