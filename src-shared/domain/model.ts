import type { ModelKey } from './ids';

/** An installed model package. */
export interface Model {
  readonly key: ModelKey;
  readonly name: string;
  readonly version: string;
  readonly product: string;
  readonly description: string;
  readonly installedAtMs: number;
  readonly active: boolean;
  /** sha256 of its manifest file, hex. */
  readonly manifestSha256: string;
}
