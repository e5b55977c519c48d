import type { Reader, Writer } from './handles';

/** Folders that may hold files without a row (see `vault/sweep.ts`). */
export function openFolders(reader: Reader): string[] {
  return reader.all<{ folder: string }>('SELECT folder FROM open_folder ORDER BY folder').map(({ folder }) => folder);
}

/** Makes `folders` the whole list, in one commit. */
export function setOpenFolders(writer: Writer, folders: readonly string[]): void {
  writer.transaction(() => {
    writer.run('DELETE FROM open_folder');
    for (const folder of folders) writer.run('INSERT INTO open_folder (folder) VALUES (?)', folder);
  });
}

/** A commit that changes something: throws what keeps the database from being written. */
export function commitProbe(writer: Writer, nowMs: number): void {
  writer.run(
    'INSERT INTO probe (id, at_ms) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms',
    nowMs,
  );
}
