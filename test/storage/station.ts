import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile, openReader } from '../../src-main/records/open-records';
import { createKeeper, type Keeper, type KeeperOptions, type StorageEvent } from '../../src-main/storage/keeper';
import type { RpcPort } from '../../src-main/threads/rpc';
import type { ReceivedPhoto, StorageMessage } from '../../src-shared/domain/transfer';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function photo(
  cameraId = 1,
  bytes: Uint8Array = randomBytes(20_000),
  over: Partial<ReceivedPhoto> = {},
): ReceivedPhoto {
  return {
    camera: { cameraId, address: '192.168.1.20', port: 44_444 },
    receivedAtMs: Date.now(),
    bytes,
    packetCount: Math.ceil(bytes.byteLength / 1452),
    rounds: 1,
    resentPackets: 0,
    transferMs: 40,
    resumed: false,
    ...over,
  };
}

/** Camera-link's end of a link, in process. */
export interface TestLink {
  store(photo: ReceivedPhoto): Promise<StorageMessage>;
  /** As last told. */
  readonly available: () => boolean | null;
  untilAvailable(wanted: boolean): Promise<void>;
}

export function attachTestLink(keeper: Keeper): TestLink {
  const answers = new Map<number, (message: StorageMessage) => void>();
  const waiters = new Set<() => void>();
  let available: boolean | null = null;
  let nextToken = 1;
  let send: (message: unknown) => void = () => undefined;
  const port: RpcPort = {
    postMessage: (message) => {
      const answer = message as StorageMessage;
      if (answer.type === 'storage-state') {
        available = answer.available;
        for (const waiter of waiters) waiter();
      } else answers.get(answer.token)?.(answer);
    },
    onMessage: (listener) => {
      send = listener;
    },
  };
  keeper.attachLink(port);
  return {
    store: (received) =>
      new Promise((resolve) => {
        const token = nextToken++;
        answers.set(token, resolve);
        send({ type: 'store', token, photo: received });
      }),
    available: () => available,
    untilAvailable: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (available !== wanted) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
  };
}

export interface TestStation {
  readonly keeper: Keeper;
  readonly link: TestLink;
  readonly events: StorageEvent[];
}

export async function openStation(dataDir: string, options: Partial<KeeperOptions> = {}): Promise<TestStation> {
  const events: StorageEvent[] = [];
  const keeper = await createKeeper({ dataDir, reserveBytes: 0, checkIntervalMs: 20, ...options }, (event) =>
    events.push(event),
  );
  return { keeper, link: attachTestLink(keeper), events };
}

/** sha256 of the row and of the file, of every capture in the order of their ids. */
export function storedCaptures(dataDir: string): { readonly row: string; readonly file: string }[] {
  const reader = openReader(databaseFile(dataDir));
  try {
    return reader
      .all<{ sha256: string; file: string }>('SELECT lower(hex(sha256)) AS sha256, file FROM capture ORDER BY id')
      .map((row) => ({ row: row.sha256, file: sha256(readFileSync(join(dataDir, 'images', row.file))) }));
  } finally {
    reader.db.close();
  }
}
