/** Gathers what arrives within `delayMs` into one call, so that a burst costs the main thread one turn. */
export interface Gathering<T> {
  add(items: readonly T[]): void;
  /** Hands over what is gathered at once. */
  flush(): void;
}

export function gather<T>(delayMs: number, deliver: (items: readonly T[]) => void): Gathering<T> {
  let gathered: T[] = [];
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const items = gathered;
    gathered = [];
    if (items.length > 0) deliver(items);
  }

  return {
    add(items) {
      gathered.push(...items);
      timer ??= setTimeout(flush, delayMs);
    },
    flush,
  };
}
