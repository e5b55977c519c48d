/**
 * Which networks this machine is connected to, as its system tells: an interface whose cable is out or whose radio is off
 * is not in the list. So a station that is cut off is told apart from cameras that say nothing.
 */
import type { NetworkInterfaceInfo } from 'node:os';
import type { NetworkLink } from '../../src-shared/domain/alarm-conditions';
import type { CameraKey } from '../../src-shared/domain/ids';
import { admittedNetworks, isAdmitted } from '../camera-link/admission';

export type Interfaces = NodeJS.Dict<readonly NetworkInterfaceInfo[]>;

export class OwnNetworks {
  /** By the network, as 192.168.1.0/24; null: connected before, and not now. */
  private readonly sinceMs = new Map<string, number | null>();

  look(interfaces: Interfaces, nowMs: number): void {
    const now = new Set(
      Object.values(interfaces)
        .flatMap((addresses) => addresses ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address, netmask }) => networkOf(address, netmask)),
    );
    for (const network of this.sinceMs.keys()) if (!now.has(network)) this.sinceMs.set(network, null);
    for (const network of now) this.sinceMs.set(network, this.sinceMs.get(network) ?? nowMs);
  }

  /** For those cameras that are in such a network; through several, the connection that stands. */
  linksOf(
    cameras: readonly { readonly key: CameraKey; readonly address: string }[],
  ): ReadonlyMap<CameraKey, NetworkLink> {
    const networks = [...this.sinceMs].flatMap(([network, sinceMs]) => {
      const range = admittedNetworks([network]);
      return range.ok ? { network, sinceMs, range: range.value } : [];
    });
    return new Map(
      cameras.flatMap(({ key, address }): [CameraKey, NetworkLink][] => {
        const own = networks.filter(({ range }) => isAdmitted(range, address));
        const link = own.find(({ sinceMs }) => sinceMs !== null) ?? own[0];
        return link === undefined ? [] : [[key, { network: link.network, sinceMs: link.sinceMs }]];
      }),
    );
  }
}

function networkOf(address: string, netmask: string): string {
  const mask = netmask.split('.').map(Number);
  const base = address.split('.').map((part, at) => Number(part) & (mask[at] ?? 0));
  const bits = mask.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  return `${base.join('.')}/${bits}`;
}
