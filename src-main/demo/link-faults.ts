import type { Random } from '../../src-shared/seeded-random';

/** What a bad network does to each datagram, in one direction. Shares lie between 0 and 1. */
export interface LinkFaults {
  readonly loss: number;
  /** Arrives twice. */
  readonly duplication: number;
  /** Held back for a while, so that later ones overtake it. */
  readonly reordering: number;
  /** Every datagram takes between these times. */
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
}

export const perfectLink: LinkFaults = { loss: 0, duplication: 0, reordering: 0, minDelayMs: 0, maxDelayMs: 0 };

/** How long a held-back datagram waits on top of its delay, at most. */
export const maxHoldBackMs = 20;

/** The delays after which copies of one datagram arrive, in ms; none when it is lost. */
export function arrivals(faults: LinkFaults, random: Random): number[] {
  if (random() < faults.loss) return [];
  const copies = random() < faults.duplication ? 2 : 1;
  return Array.from({ length: copies }, () => {
    const heldBackMs = random() < faults.reordering ? random() * maxHoldBackMs : 0;
    return faults.minDelayMs + random() * (faults.maxDelayMs - faults.minDelayMs) + heldBackMs;
  });
}
