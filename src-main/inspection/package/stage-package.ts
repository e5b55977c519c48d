import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type ModelManifest, parseManifest } from '../../../src-shared/domain/model-manifest';
import { failed, ok, type Result } from '../../../src-shared/domain/result';
import { packageLimits } from './package-limits';
import { openPackage, type PackageSource } from './package-source';

export interface StagedPackage {
  readonly manifest: ModelManifest;
  /** sha256 of manifest.json as it is, hex. */
  readonly manifestSha256: string;
}

/**
 * Copies a package's manifest and the files it names, and nothing else, into an empty folder and checks every
 * sha256 on the way. What is in the folder after a failure is worth nothing.
 */
export async function stagePackage(source: string, dir: string): Promise<Result<StagedPackage, string>> {
  const opened = await openPackage(source);
  if (!opened.ok) return opened;
  try {
    const manifest = await stageManifest(opened.value, dir);
    if (!manifest.ok) return manifest;
    let leftBytes = packageLimits.totalBytes;
    for (const file of manifest.value.manifest.files) {
      const copied = await copyFile(opened.value, file.path, dir, leftBytes);
      if (!copied.ok) return copied;
      if (copied.value.sha256 !== file.sha256) {
        return failed(`${file.path} has sha256 ${copied.value.sha256}, the manifest says ${file.sha256}`);
      }
      leftBytes -= copied.value.sizeBytes;
    }
    return manifest;
  } finally {
    opened.value.close();
  }
}

async function stageManifest(source: PackageSource, dir: string): Promise<Result<StagedPackage, string>> {
  const copied = await copyFile(source, 'manifest.json', dir, packageLimits.manifestBytes);
  if (!copied.ok) return copied;
  const text = Buffer.concat(copied.value.chunks).toString('utf8');
  const manifest = parseManifest(text);
  return manifest.ok ? ok({ manifest: manifest.value, manifestSha256: copied.value.sha256 }) : manifest;
}

interface CopiedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The manifest's bytes; of other files none, they may be large. */
  readonly chunks: readonly Buffer[];
}

async function copyFile(
  source: PackageSource,
  path: string,
  dir: string,
  limitBytes: number,
): Promise<Result<CopiedFile, string>> {
  const file = join(dir, path);
  await mkdir(dirname(file), { recursive: true });
  const target = await open(file, 'wx');
  try {
    // Read from as soon as it is open: an error of a stream that nobody listens to ends the process.
    const stream = await source.open(path);
    if (!stream.ok) return stream;
    return await copyStream(stream.value, path, limitBytes, (chunk) => target.writeFile(chunk));
  } finally {
    await target.sync();
    await target.close();
  }
}

async function copyStream(
  stream: Readable,
  path: string,
  limitBytes: number,
  write: (chunk: Buffer) => Promise<void>,
): Promise<Result<CopiedFile, string>> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    let piece: IteratorResult<Buffer>;
    try {
      piece = await pieces.next();
    } catch (error) {
      return failed(`${path} cannot be read: ${(error as Error).message}`);
    }
    if (piece.done) return ok({ sha256: hash.digest('hex'), sizeBytes, chunks });
    sizeBytes += piece.value.length;
    if (sizeBytes > limitBytes) {
      stream.destroy();
      return failed(`${path} is too large`);
    }
    hash.update(piece.value);
    if (path === 'manifest.json') chunks.push(piece.value);
    await write(piece.value);
  }
}
