/** No package may cost more than this, whatever it says of itself. */
export const packageLimits = {
  manifestBytes: 16 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  zipEntries: 1000,
  /** Uncompressed over compressed bytes. Weights compress little; zeros, which bombs are made of, a thousandfold. */
  zipRatio: 100,
  /** Below this size the ratio does not matter. */
  zipRatioFreeBytes: 16 * 1024 * 1024,
} as const;
