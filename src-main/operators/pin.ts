/** PINs are short: what keeps them is the wait after wrong ones; scrypt only makes a stolen database slow to try. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { pinDigits } from '../../src-shared/domain/operator';
import type { StoredPin } from '../records/operators';

/** scrypt's N; with r 8 it takes 32 MiB and about 0.1 s. Stored beside each hash, so that it may grow. */
const cost = 32_768;
const hashBytes = 32;

function derive(pin: string, salt: Uint8Array, n: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Off this thread. `maxmem` must hold 128 * N * r bytes.
    scrypt(pin, salt, hashBytes, { N: n, r: 8, p: 1, maxmem: 2 * 128 * n * 8 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function hashPin(pin: string): Promise<StoredPin> {
  const salt = randomBytes(16);
  return { cost, salt, hash: await derive(pin, salt, cost) };
}

export async function pinMatches(pin: string, stored: StoredPin): Promise<boolean> {
  return timingSafeEqual(await derive(pin, stored.salt, stored.cost), stored.hash);
}

/** Six digits nobody chose. */
export const newPin = (): string => `${randomInt(10 ** 6)}`.padStart(Math.max(6, pinDigits.least), '0');
