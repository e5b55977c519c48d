/** Where a package's files are read from: a folder, or a .zip archive that nobody trusts. */
import { createReadStream } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { openZip } from './zip-source';

export interface PackageSource {
  /** The bytes of a file of the package, or in one line why there are none. */
  open(path: string): Promise<Result<Readable, string>>;
  close(): void;
}

export async function openPackage(source: string): Promise<Result<PackageSource, string>> {
  const found = await stat(source).catch(() => null);
  if (!found) return failed('there is no such file or folder');
  if (found.isDirectory()) return ok(folderSource(await realpath(source)));
  if (found.isFile()) return openZip(source);
  return failed('neither a folder nor a file');
}

function folderSource(root: string): PackageSource {
  return {
    async open(path) {
      const file = join(root, path);
      const real = await realpath(file).catch(() => null);
      if (real === null) return failed(`${path} is missing`);
      // A link may lead out of the folder; its target must not.
      if (!real.startsWith(root + sep)) return failed(`${path} is a file outside the package's folder`);
      if (!(await lstat(real)).isFile()) return failed(`${path} is not a file`);
      return ok(createReadStream(real));
    },
    close: () => undefined,
  };
}
