import { expect, test } from 'vitest';
import { admittedNetworks, isAdmitted } from '../../src-main/camera-link/admission';
import { defaultSettings } from '../../src-shared/domain/settings';

function admits(cidrs: readonly string[], address: string): boolean {
  const networks = admittedNetworks(cidrs);
  if (!networks.ok) throw new Error(networks.problem);
  return isAdmitted(networks.value, address);
}

test('private ranges and loopback are admitted unless configured', () => {
  const { admittedNetworks: usual } = defaultSettings.network;
  for (const address of ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.4.1', '127.0.0.1']) {
    expect(admits(usual, address)).toBe(true);
  }
  for (const address of ['8.8.8.8', '172.32.0.1', '192.169.0.1', '11.0.0.1', '::1', '', '10.1.2', '10.1.2.300']) {
    expect(admits(usual, address)).toBe(false);
  }
});

test('a network begins and ends where its prefix says', () => {
  expect(admits(['203.0.113.128/25'], '203.0.113.128')).toBe(true);
  expect(admits(['203.0.113.128/25'], '203.0.113.127')).toBe(false);
  expect(admits(['203.0.113.7/32'], '203.0.113.7')).toBe(true);
  expect(admits(['203.0.113.7/32'], '203.0.113.6')).toBe(false);
  expect(admits(['0.0.0.0/0'], '8.8.8.8')).toBe(true);
  expect(admits([], '127.0.0.1')).toBe(false);
});

test('what is no network is named', () => {
  for (const cidr of ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', 'fe80::/10', '']) {
    expect(admittedNetworks(['10.0.0.0/8', cidr])).toEqual({ ok: false, problem: cidr });
  }
});
