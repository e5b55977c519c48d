/**
 * Buffers that photos under way use one after the other: in fresh memory every third packet costs a page fault.
 * `most` buffers are made at most; whoever finds none takes memory of its own.
 */
export class BufferPool {
  private readonly spare: Buffer[] = [];
  private made = 0;

  constructor(
    readonly bufferBytes: number,
    private readonly most: number,
  ) {}

  take(): Buffer | undefined {
    const spare = this.spare.pop();
    if (spare || this.made >= this.most) return spare;
    this.made += 1;
    return Buffer.allocUnsafeSlow(this.bufferBytes);
  }

  /** Only what `take` gave, once. */
  giveBack(buffer: Buffer): void {
    this.spare.push(buffer);
  }
}
