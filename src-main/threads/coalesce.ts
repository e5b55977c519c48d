/** Lets the first of a burst through at once and gathers the rest, so that a burst costs the main thread few turns. */
export interface Gathering<T> {
  add(items: readonly T[]): void;
}

/** `deliver` is called at most once in `intervalMs`. */
export function gather<T>(intervalMs: number, deliver: (items: readonly T[]) => void): Gathering<T> {
  let gathered: T[] = [];
  let waiting = false;

  function pass(): void {
    waiting = gathered.length > 0;
    if (!waiting) return;
    const items = gathered;
    gathered = [];
    setTimeout(pass, intervalMs);
    deliver(items);
  }

  return {
    add(items) {
      gathered.push(...items);
      if (!waiting) pass();
    },
  };
}
