export type RecordsErrorCode =
  | 'no-database'
  | 'newer-database'
  | 'older-database'
  | 'damaged-database'
  | 'not-found'
  | 'refused'
  | 'model-exists'
  | 'photo-removed';

/** A failure the caller can name to the operator; `code` survives the way between threads. */
export class RecordsError extends Error {
  constructor(
    readonly code: RecordsErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'RecordsError';
  }
}
