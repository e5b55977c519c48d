import type { ReceivedPhoto, StorageMessage, StoreRequest } from '../../src-shared/domain/transfer';
import type { RpcPort } from '../threads/rpc';
import type { Availability } from './availability';
import { storageProblem } from './storage-problem';

/** The ports to camera-link: photos come in, answers and the storage's state go out. */
export interface LinkHub {
  attach(port: RpcPort): void;
  /** Tells every link whether photos can be stored. */
  tell(): void;
}

export function createLinkHub(
  keep: (photo: ReceivedPhoto) => Promise<void>,
  availability: () => Availability,
): LinkHub {
  const links = new Set<RpcPort>();

  const state = (): StorageMessage => ({
    type: 'storage-state',
    available: availability().state().problem === null,
  });

  async function store({ token, photo }: StoreRequest): Promise<StorageMessage> {
    try {
      await keep(photo);
      return { type: 'stored', token };
    } catch (error) {
      availability().report(error);
      return { type: 'store-failed', token, problem: storageProblem(error).detail };
    }
  }

  return {
    attach(port) {
      links.add(port);
      port.onMessage((message) => {
        const request = message as StoreRequest | null;
        if (request?.type === 'store') void store(request).then((answer) => port.postMessage(answer));
      });
      port.postMessage(state());
    },
    tell() {
      for (const link of links) link.postMessage(state());
    },
  };
}
