import { failed, ok, type Result } from '../../src-shared/domain/result';

interface Network {
  /** Address bits under the mask, as an unsigned 32-bit number. */
  readonly base: number;
  readonly mask: number;
}

/** Which IPv4 addresses are answered. */
export type AdmittedNetworks = readonly Network[];

/** Reads networks written as `192.168.0.0/16`; the problem is the first one that is none. */
export function admittedNetworks(cidrs: readonly string[]): Result<AdmittedNetworks, string> {
  const networks: Network[] = [];
  for (const cidr of cidrs) {
    const network = parseNetwork(cidr);
    if (!network) return failed(cidr);
    networks.push(network);
  }
  return ok(networks);
}

export function isAdmitted(networks: AdmittedNetworks, address: string): boolean {
  const value = parseAddress(address);
  return value !== null && networks.some(({ base, mask }) => (value & mask) >>> 0 === base);
}

function parseNetwork(cidr: string): Network | null {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(cidr);
  const address = parseAddress(match?.[1] ?? '');
  const bits = Number(match?.[2]);
  if (address === null || !(bits <= 32)) return null;
  const mask = bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
  return { base: (address & mask) >>> 0, mask };
}

function parseAddress(address: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (!match) return null;
  const bytes = match.slice(1).map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
