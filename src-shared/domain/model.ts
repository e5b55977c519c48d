import type { ModelKey, ProductKey } from './ids';

/** An installed model package. */
export interface Model {
  readonly key: ModelKey;
  readonly name: string;
  readonly version: string;
  readonly product: string;
  readonly description: string;
  readonly installedAtMs: number;
  /** Whether it is active for any product. */
  readonly active: boolean;
  readonly activeFor: readonly ProductKey[];
  /** How it was taught here; null for a package that was brought. */
  readonly taught: Teaching | null;
  /** sha256 of its manifest file, hex. */
  readonly manifestSha256: string;
}

/** Where a taught model comes from. */
export interface Teaching {
  readonly product: ProductKey;
  /** Counts the models taught for this product, from 1. */
  readonly number: number;
  readonly photos: number;
  readonly operator: string;
  readonly atMs: number;
}
