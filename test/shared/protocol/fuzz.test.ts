import { expect, test } from 'vitest';
import { decodeCameraFrame, decodeStationFrame } from '../../../src-shared/protocol/decode';
import { encode } from '../../../src-shared/protocol/encode';
import { type Random, randomInt, seededRandom } from '../../../src-shared/seeded-random';

const datagrams = 1_000_000;

/** One half pure noise, the other half with a plausible beginning: right type, known kind, likely lengths. */
function fill(random: Random, space: Uint8Array): Uint8Array {
  const length = random() < 0.9 ? randomInt(random, 24) : randomInt(random, space.length);
  for (let i = 0; i < Math.min(length, 24); i++) space[i] = randomInt(random, 256);
  const bytes = space.subarray(0, length);
  if (random() < 0.5) return bytes;
  bytes.set([1, randomInt(random, 256), randomInt(random, 5)].slice(0, length));
  if (random() < 0.5 && length >= 8) bytes.set([0, 0, (length - 8) >> 8, (length - 8) & 0xff], 4);
  if (random() < 0.3 && length > 5) bytes.set([0, 0], 4);
  if (random() < 0.2 && length > 3) bytes[3] = length - 4;
  return bytes;
}

test('a million random datagrams are frames or malformed, and a frame is always the datagram it came from', () => {
  const random = seededRandom(0x5eed);
  const space = new Uint8Array(1500);
  const seen = new Map<string, number>();
  for (let i = 0; i < datagrams; i++) {
    const bytes = fill(random, space);
    for (const decode of [decodeCameraFrame, decodeStationFrame]) {
      const frame = decode(bytes);
      const outcome = frame.kind === 'malformed' ? frame.reason : frame.kind;
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      if (frame.kind !== 'malformed' && Buffer.compare(encode(frame), bytes) !== 0) {
        throw new Error(`read ${JSON.stringify(frame)} from ${Buffer.from(bytes).toString('hex')}`);
      }
    }
  }
  expect([...seen.keys()].sort()).toEqual([
    'acknowledgement',
    'data',
    'end',
    'end-reply',
    'invalid-request',
    'no-data',
    'no-header',
    'no-packets',
    'request',
    'request-reply',
    'unknown-kind',
    'unknown-type',
    'wrong-length',
  ]);
});
