import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { packageLimits } from './package-limits';
import type { PackageSource } from './package-source';

const manifestName = 'manifest.json';
/** Upper half of the external attributes, when the archive was made on a system with file modes. */
const fileKind = (entry: Entry): number => (entry.externalFileAttributes >>> 16) & 0o170000;
const symbolicLink = 0o120000;

/** Reads the archive's list of files and checks all of it before anything is unpacked. */
export async function openZip(file: string): Promise<Result<PackageSource, string>> {
  let zip: ZipFile;
  try {
    // Refuses names that are absolute or lead upwards; sizes that differ from the list's end the stream with an error.
    zip = await openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch (error) {
    return failed(`not a readable .zip archive: ${(error as Error).message}`);
  }
  const entries = await listEntries(zip);
  if (!entries.ok) {
    zip.close();
    return entries;
  }
  const folder = commonFolder(entries.value);
  return ok({ open: (path) => openEntry(zip, entries.value.get(folder + path), path), close: () => zip.close() });
}

async function listEntries(zip: ZipFile): Promise<Result<ReadonlyMap<string, Entry>, string>> {
  if (zip.entryCount > packageLimits.zipEntries) return failed(`the archive has ${zip.entryCount} files: too many`);
  const entries = new Map<string, Entry>();
  let totalBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (fileKind(entry) === symbolicLink) return failed(`${entry.fileName} is a symbolic link`);
      if (entry.isEncrypted()) return failed(`${entry.fileName} is encrypted`);
      if (entries.has(entry.fileName)) return failed(`${entry.fileName} is in the archive twice`);
      totalBytes += entry.uncompressedSize;
      if (totalBytes > packageLimits.totalBytes) return failed('the archive unpacks to more than 1 GiB');
      if (isBomb(entry)) return failed(`${entry.fileName} unpacks to far more than its size: refused as a zip bomb`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    return failed(inOurWords(error as Error));
  }
  return ok(entries);
}

const isBomb = ({ uncompressedSize, compressedSize }: Entry): boolean =>
  uncompressedSize > packageLimits.zipRatioFreeBytes && uncompressedSize > compressedSize * packageLimits.zipRatio;

function inOurWords(error: Error): string {
  const outside = /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/.exec(error.message);
  return outside
    ? `${outside[1]} is a file outside the package's folder`
    : `not a readable .zip archive: ${error.message}`;
}

/** Archives are often made of the folder instead of what is in it: then every name begins with the folder's. */
function commonFolder(entries: ReadonlyMap<string, Entry>): string {
  if (entries.has(manifestName)) return '';
  const folders = new Set([...entries.keys()].map((name) => name.slice(0, name.indexOf('/') + 1)));
  const [folder] = folders;
  return folders.size === 1 && folder !== undefined && entries.has(folder + manifestName) ? folder : '';
}

async function openEntry(zip: ZipFile, entry: Entry | undefined, path: string): Promise<Result<Readable, string>> {
  if (!entry) return failed(`${path} is missing`);
  try {
    return ok(await zip.openReadStreamPromise(entry));
  } catch (error) {
    return failed(`${path} cannot be read: ${(error as Error).message}`);
  }
}
