import { z } from 'zod';

export const serialLengthMost = 80;

/** What stands on the product: letters, digits and signs in one line. Controls, as some codes carry, are refused. */
export const serialSchema = z
  .string()
  .trim()
  .min(1)
  .max(serialLengthMost)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'must be printable');

/** One change of a capture's serial number; null took it away. */
export interface SerialChange {
  readonly serial: string | null;
  readonly operator: string;
  readonly atMs: number;
}
