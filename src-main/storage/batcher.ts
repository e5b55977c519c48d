/**
 * Gathers what comes while a batch is being worked, and works it as the next one: photos that finish together
 * share one directory sync and one commit, and a lone one waits for nobody.
 */
export interface Batcher<Item> {
  /** Resolves when the item's batch is done, rejects with what the batch threw. */
  add(item: Item): Promise<void>;
}

interface Waiting<Item> {
  readonly item: Item;
  resolve(): void;
  reject(error: unknown): void;
}

/** `work` gets one batch at a time. */
export function createBatcher<Item>(work: (items: readonly Item[]) => Promise<void>): Batcher<Item> {
  let waiting: Waiting<Item>[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await work(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!running) void run();
      }),
  };
}
