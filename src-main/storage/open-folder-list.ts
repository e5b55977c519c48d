/**
 * The day folders in which a crash may leave files without a row. A folder is on the list, committed, before its
 * first photo is written, and goes from it only when none of its photos is in work any more; so a start has to look
 * through the few folders of the list and not through a million files.
 */
export interface OpenFolderList {
  /** Must return before a file of the folder is written. Throws when the list cannot be committed. */
  enter(folder: string): void;
  /** A photo of the folder is finished: stored, or failed and removed. */
  leave(folder: string): void;
  /** A photo failed and its file could not be removed: the folder stays on the list until the next start. */
  leaveWithStray(folder: string): void;
  /** Commits the list without what is finished. `swept`: folders just looked through, with nothing in work. */
  tidy(swept: readonly string[]): void;
}

/** `save` commits the whole list. `initial`: folders an earlier run left and nobody has swept. */
export function createOpenFolderList(
  save: (folders: readonly string[]) => void,
  initial: readonly string[],
): OpenFolderList {
  const inWork = new Map<string, number>();
  const strays = new Set(initial);
  let listed: ReadonlySet<string> = new Set(initial);

  const leave = (folder: string): void => {
    const left = (inWork.get(folder) ?? 1) - 1;
    if (left > 0) inWork.set(folder, left);
    else inWork.delete(folder);
  };

  const list = (...more: readonly string[]): void => {
    const next = new Set([...strays, ...inWork.keys(), ...more]);
    save([...next]);
    listed = next;
  };

  return {
    enter(folder) {
      if (!listed.has(folder)) list(folder);
      inWork.set(folder, (inWork.get(folder) ?? 0) + 1);
    },
    leave,
    leaveWithStray(folder) {
      strays.add(folder);
      leave(folder);
    },
    tidy(swept) {
      for (const folder of swept) strays.delete(folder);
      list();
    },
  };
}
