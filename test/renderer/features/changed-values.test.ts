import { expect, it } from 'vitest';
import { changedValues, differing } from '../../../src-renderer/features/settings/changed-values';

it('takes what the log holds apart: members by their path, lists whole, what stands in a list by its place', () => {
  const logged = {
    network: { port: 5, admittedNetworks: ['10.0.0.0/8', '127.0.0.0/8'] },
    reasons: [
      { code: 'crushed', label: 'Squashed' },
      { code: 'other', label: '' },
    ],
    dataFolder: null,
  };
  expect(changedValues(JSON.stringify(logged))).toEqual([
    { path: ['network', 'port'], value: 5 },
    { path: ['network', 'admittedNetworks'], value: ['10.0.0.0/8', '127.0.0.0/8'] },
    { path: ['reasons', '1'], value: ['crushed', 'Squashed'] },
    { path: ['reasons', '2'], value: ['other', ''] },
    { path: ['dataFolder'], value: null },
  ]);
  expect(changedValues(null)).toEqual([]);
});

it('shows of both sides only what differs', () => {
  const keys = (accept: string) => JSON.stringify({ keys: { accept, reject: 'r' } });
  expect(differing(keys('a'), keys('k'))).toEqual([
    [{ path: ['keys', 'accept'], value: 'a' }],
    [{ path: ['keys', 'accept'], value: 'k' }],
  ]);
  expect(differing(null, keys('k'))[1]).toHaveLength(2);
});
