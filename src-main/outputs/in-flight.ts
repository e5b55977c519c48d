import type { OutputKind } from '../../src-shared/domain/mqtt-output';

/** A message that is on its way, with the row it is made of. */
export interface Sent {
  readonly kind: OutputKind;
  readonly row: number;
  /** Of `performance.now()`. */
  readonly sentMs: number;
}

/**
 * Messages on their way, in the order in which they were sent. What is acknowledged counts only with all before it:
 * a cursor that skipped one would lose it.
 */
export class InFlight {
  private readonly sent: (Sent & { acknowledged: boolean })[] = [];

  get size(): number {
    return this.sent.length;
  }

  /** When the oldest was sent; null when none is on its way. */
  get oldestMs(): number | null {
    return this.sent[0]?.sentMs ?? null;
  }

  /** Answers the way to acknowledge it, which tells those that count from then on, oldest first. */
  add(message: Sent): () => readonly Sent[] {
    const entry = { ...message, acknowledged: false };
    this.sent.push(entry);
    return () => {
      entry.acknowledged = true;
      const open = this.sent.findIndex(({ acknowledged }) => !acknowledged);
      return this.sent.splice(0, open < 0 ? this.sent.length : open);
    };
  }
}
