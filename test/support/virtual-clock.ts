import type { Clock } from '../../src-main/camera-link/endpoint';

interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Time that passes only when a test lets it; callbacks of one instant run in the order they were set. */
export class VirtualClock implements Clock {
  private time = 0;
  private order = 0;
  private readonly due = new Set<Due>();

  nowMs(): number {
    return this.time;
  }

  wallMs(): number {
    return Date.UTC(2026, 0, 1) + this.time;
  }

  setTimer(delayMs: number, callback: () => void): () => void {
    const entry = { atMs: this.time + delayMs, order: this.order++, callback };
    this.due.add(entry);
    return () => this.due.delete(entry);
  }

  get timers(): number {
    return this.due.size;
  }

  /** Runs everything that falls due until `atMs`. */
  advanceTo(atMs: number): void {
    for (let next = this.earliest(); next && next.atMs <= atMs; next = this.earliest()) this.run(next);
    this.time = Math.max(this.time, atMs);
  }

  advanceBy(delayMs: number): void {
    this.advanceTo(this.time + delayMs);
  }

  /** Runs until nothing is due any more. Throws when that takes longer than `limitMs`. */
  runOut(limitMs: number): void {
    const end = this.time + limitMs;
    for (let next = this.earliest(); next; next = this.earliest()) {
      if (next.atMs > end) throw new Error(`still ${this.due.size} timers after ${limitMs} ms`);
      this.run(next);
    }
  }

  private run(entry: Due): void {
    this.due.delete(entry);
    this.time = Math.max(this.time, entry.atMs);
    entry.callback();
  }

  private earliest(): Due | undefined {
    let earliest: Due | undefined;
    for (const entry of this.due) {
      if (!earliest || entry.atMs < earliest.atMs || (entry.atMs === earliest.atMs && entry.order < earliest.order)) {
        earliest = entry;
      }
    }
    return earliest;
  }
}
