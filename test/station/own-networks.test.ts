import { expect, it } from 'vitest';
import { type Interfaces, OwnNetworks } from '../../src-main/station/own-networks';
import { cameraKey } from '../../src-shared/domain/ids';

const at = (address: string, netmask = '255.255.255.0', internal = false): Interfaces => ({
  eth0: [{ address, netmask, internal, family: 'IPv4', mac: '00:00:00:00:00:01', cidr: null }],
});
const near = { key: cameraKey(1), address: '192.168.1.77' };
const far = { key: cameraKey(2), address: '192.168.9.77' };
const links = (networks: OwnNetworks) => [...networks.linksOf([near, far])];

it('knows the cameras of its own networks, since when it is connected, and when it is not any more', () => {
  const networks = new OwnNetworks();
  networks.look(at('192.168.1.5'), 100);
  networks.look(at('192.168.1.5'), 200);
  expect(links(networks)).toEqual([[near.key, { network: '192.168.1.0/24', sinceMs: 100 }]]);
  networks.look({}, 300);
  expect(links(networks)).toEqual([[near.key, { network: '192.168.1.0/24', sinceMs: null }]]);
  // Another address of the same network is the same connection.
  networks.look(at('192.168.1.9'), 400);
  expect(links(networks)).toEqual([[near.key, { network: '192.168.1.0/24', sinceMs: 400 }]]);
});

it('takes a connection that stands before one that is gone, and this machine itself for no network', () => {
  const networks = new OwnNetworks();
  networks.look(at('192.168.1.5'), 100);
  networks.look(at('192.168.0.5', '255.255.0.0'), 200);
  expect(links(networks)).toEqual([near.key, far.key].map((key) => [key, { network: '192.168.0.0/16', sinceMs: 200 }]));
  const own = new OwnNetworks();
  own.look(at('127.0.0.1', '255.0.0.0', true), 100);
  expect([...own.linksOf([{ key: cameraKey(3), address: '127.0.0.1' }])]).toEqual([]);
});
