/** What a data folder really holds, read from its database and files by the test itself. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface StoredPhoto {
  readonly id: number;
  readonly cameraId: number;
  readonly state: string;
  readonly verdict: string | null;
  readonly rowSha256: string;
  /** Of the file's bytes as they are; null when there is no file. */
  readonly fileSha256: string | null;
}

export function storedPhotos(dataDir: string): readonly StoredPhoto[] {
  const db = new Database(join(dataDir, 'vigie.db'), { readonly: true });
  try {
    const rows = db
      .prepare(
        `SELECT capture.id, camera.camera_id AS cameraId, capture.state, capture.verdict, lower(hex(capture.sha256)) AS sha256, capture.file
         FROM capture JOIN camera ON camera.key = capture.camera ORDER BY capture.id`,
      )
      .all() as { id: number; cameraId: number; state: string; verdict: string | null; sha256: string; file: string }[];
    return rows.map(({ sha256, file, ...row }) => ({
      ...row,
      rowSha256: sha256,
      fileSha256: sha256OfFile(join(dataDir, 'images', file)),
    }));
  } finally {
    db.close();
  }
}

function sha256OfFile(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return null;
  }
}
