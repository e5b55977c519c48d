import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExportError } from './export-error';

/** A file that appears under its name only when it is complete. */
export interface TargetFile {
  write(text: string): Promise<void>;
  /** On the disk and under its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind; what was there under the name before is untouched. */
  discard(): Promise<void>;
}

/** Throws ExportError `folder-missing` or `target-unwritable`, or the system's error. */
export async function openTarget(file: string): Promise<TargetFile> {
  // Written through a link, as any program would.
  const target = await realpath(file).catch(() => file);
  const folder = dirname(target);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    throw new ExportError('folder-missing', `there is no folder ${folder}`);
  }
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
    async write(text) {
      await handle.appendFile(text);
    },
    async finish() {
      await handle.sync();
      await close();
      await rename(part, target);
    },
    async discard() {
      await close().catch(() => undefined);
      await unlink(part).catch(() => undefined);
    },
  };
}
