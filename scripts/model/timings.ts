/** Times of named steps, in ms. */
export class Timings {
  readonly #times = new Map<string, number[]>();

  async time<T>(name: string, step: () => T | Promise<T>): Promise<T> {
    const startMs = performance.now();
    const result = await step();
    const times = this.#times.get(name) ?? [];
    times.push(performance.now() - startMs);
    this.#times.set(name, times);
    return result;
  }

  entries(): IterableIterator<[string, readonly number[]]> {
    return this.#times.entries();
  }
}

/** For instance "median 12.0 ms, p95 20.1 ms, least 11.2 ms". */
export function summary(timesMs: readonly number[]): string {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)} ms`;
  return `median ${at(0.5)}, p95 ${at(0.95)}, least ${at(0)}`;
}
