/** Times of named steps: what the clock says and what this process's threads used, in ms. */
export class Timings {
  readonly #steps = new Map<string, { clockMs: number[]; processorMs: number[] }>();

  async time<T>(name: string, step: () => T | Promise<T>): Promise<T> {
    const before = process.cpuUsage();
    const startMs = performance.now();
    const result = await step();
    const { clockMs, processorMs } = this.#steps.get(name) ?? { clockMs: [], processorMs: [] };
    clockMs.push(performance.now() - startMs);
    const { user, system } = process.cpuUsage(before);
    processorMs.push((user + system) / 1000);
    this.#steps.set(name, { clockMs, processorMs });
    return result;
  }

  lines(): string[] {
    return [...this.#steps].map(
      ([name, { clockMs, processorMs }]) =>
        `${name.padEnd(26)} ${summary(clockMs)}; processor ${median(processorMs).toFixed(1)} ms`,
    );
  }
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0;

/** For instance "median 12.0 ms, p95 20.1 ms, least 11.2 ms". */
export function summary(timesMs: readonly number[]): string {
  const times = sorted(timesMs);
  const at = (share: number): string => `${(times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1)} ms`;
  return `median ${at(0.5)}, p95 ${at(0.95)}, least ${at(0)}`;
}
