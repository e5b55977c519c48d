import type { Product } from '../../src-shared/domain/product';
import type { TeachingProposal } from '../../src-shared/domain/station-status';
import { gather } from '../threads/coalesce';

/** Watches how well operators and models agree. It proposes, and does nothing by itself. */
export interface Learning {
  /** Something changed that may bear on it. */
  look(): void;
  stop(): void;
}

/** A decision every few seconds is usual; one look serves several. */
const gatherMs = 700;

export function createLearning(
  products: () => Promise<readonly Product[]>,
  tell: (proposals: readonly TeachingProposal[]) => void,
): Learning {
  let stopped = false;
  const looks = gather<null>(gatherMs, () => {
    products().then(
      (all) => {
        if (!stopped) tell(all.flatMap(proposalOf));
      },
      // The reader ended with the program; there is no window left to tell.
      () => undefined,
    );
  });
  return {
    look: () => looks.add([null]),
    stop: () => {
      stopped = true;
    },
  };
}

function proposalOf({ key, name, activeModel, proposal, agreement }: Product): TeachingProposal[] {
  if (proposal === null || activeModel === null) return [];
  return [{ product: key, productName: name, model: activeModel, ...agreement }];
}
