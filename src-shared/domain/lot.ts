import type { LotId, ProductKey } from './ids';

/** What is received belongs to the lot that is open for its camera's product; each product has one open lot at most. */
export interface Lot {
  readonly id: LotId;
  readonly product: ProductKey;
  /** As typed or scanned; each number once a product, whatever its case. */
  readonly number: string;
  /** Last, when it was opened again. */
  readonly openedAtMs: number;
  readonly openedBy: string;
  /** Null while it is open. */
  readonly closedAtMs: number | null;
  readonly closedBy: string | null;
}
