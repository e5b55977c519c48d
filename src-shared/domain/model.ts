import type { ModelKey, ProductKey } from './ids';
import type { Thresholds } from './inspection';
import type { ModelAccuracy } from './model-manifest';

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

/** What a model's manifest says of how it was made; what it does not say is null. */
export interface ModelOrigin {
  /** The manifest's; a product's own may stand in their place. */
  readonly thresholds: Thresholds;
  readonly method: string | null;
  readonly madeBy: string | null;
  /** Photos it was taught with. */
  readonly photos: number | null;
  readonly backbone: { readonly name: string; readonly licence: string; readonly sha256: string } | null;
  /** Measured by who made it. */
  readonly accuracy: ModelAccuracy | null;
}
