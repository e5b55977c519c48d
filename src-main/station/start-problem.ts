/** Why the station is not open: a code for the words people read, and the log's own in English. */
import type { StartProblemCode } from '../../src-shared/system-texts';

export interface StartProblem {
  readonly code: StartProblemCode;
  /** For the command line, and below the words in the box. */
  readonly text: string;
}

const codes: Readonly<Record<string, StartProblemCode>> = {
  'newer-database': 'records-newer',
  'damaged-database': 'records-damaged',
};

/** Of whatever kept the data folder from being opened. */
export const folderProblem = (error: unknown): StartProblemCode => {
  const { code = '' } = error as { readonly code?: string };
  return codes[code] ?? (code.startsWith('SQLITE_CORRUPT') ? 'records-damaged' : 'folder-unusable');
};
