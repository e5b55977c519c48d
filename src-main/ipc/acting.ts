import { AsyncLocalStorage } from 'node:async_hooks';
import type { SignedIn } from '../../src-shared/domain/operator';

/**
 * Who asked for what is being done. Work that takes its time is recorded under the name of whoever started it, also
 * when somebody else has signed in meanwhile.
 */
const acting = new AsyncLocalStorage<SignedIn | null>();

export const actAs = <T>(operator: SignedIn | null, work: () => T): T => acting.run(operator, work);

/** Empty when nobody was signed in, or the station acts by itself. */
export const actingName = (): string => acting.getStore()?.name ?? '';
