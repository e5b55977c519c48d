/** The records of an older Vigie on their way to this one's layout. */
export interface RecordsUpdate {
  /** The one under way, from 1. */
  readonly step: number;
  readonly of: number;
}
