import { BufferPool } from './buffer-pool';

const initialCapacityBytes = 512 * 1024;
/** Holds the photos that arrive or are being stored at one time: 24 MiB beside the bound on transfers. */
const pool = new BufferPool(initialCapacityBytes, 48);

export type PutOutcome =
  | 'new'
  /** New, and a reply had listed it as missing. */
  | 'resent'
  /** The same bytes again. */
  | 'duplicate'
  /** Other bytes than those kept for this index, which stay. */
  | 'contradicting'
  | 'out-of-range'
  /** More data than the camera announced for a packet. */
  | 'too-long';

/**
 * The packets of one photo: one buffer in order of arrival, and where each index lies in it. A packet may be
 * shorter than announced wherever it stands; the photo is the packets' own bytes joined in order of index, so
 * no length is ever filled up or guessed. Memory is taken with the first packet: a pooled buffer, or its own that
 * grows with what arrives, never past `packetCount` x payload limit.
 */
export class PacketStore {
  private bytes: Buffer = Buffer.alloc(0);
  private pooled = false;
  private usedBytes = 0;
  private readonly offsets: Uint32Array;
  /** 0: not received (a packet holds at least one byte). */
  private readonly lengths: Uint16Array;
  private readonly foundMissing: Uint8Array;
  private readonly listed: Uint8Array;
  /** Packets not received. */
  remaining: number;
  /** Packets that arrived after a reply listed them. */
  resent = 0;
  /** When a packet last came, whatever became of it; the session's clock. */
  heardAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    readonly packetCount: number,
    /** Most data bytes of one packet. */
    public payloadLimitBytes: number,
  ) {
    this.offsets = new Uint32Array(packetCount);
    this.lengths = new Uint16Array(packetCount);
    this.foundMissing = new Uint8Array(packetCount);
    this.listed = new Uint8Array(packetCount);
    this.remaining = packetCount;
  }

  /** Copies `data` in; what is already kept is never changed. */
  put(index: number, data: Uint8Array): PutOutcome {
    if (index >= this.packetCount) return 'out-of-range';
    const kept = this.lengths[index] as number;
    if (kept > 0) return this.isKept(index, data) ? 'duplicate' : 'contradicting';
    if (data.length > this.payloadLimitBytes) return 'too-long';
    this.makeRoom(data.length);
    this.bytes.set(data, this.usedBytes);
    this.offsets[index] = this.usedBytes;
    this.lengths[index] = data.length;
    this.usedBytes += data.length;
    this.remaining -= 1;
    if (!this.listed[index]) return 'new';
    this.resent += 1;
    return 'resent';
  }

  /** The lowest indexes not received, at most `limit`; they count as asked for from here on. */
  listMissing(limit: number): number[] {
    const missing: number[] = [];
    for (let index = 0; index < this.packetCount && missing.length < limit; index++) {
      if (this.lengths[index] !== 0) continue;
      missing.push(index);
      this.listed[index] = 1;
    }
    return missing;
  }

  /** The transfer is over: nothing is put or joined from here on. */
  release(): void {
    this.replaceBytes(Buffer.alloc(0), false);
  }

  /** Every index not received. */
  allMissing(): number[] {
    return Array.from(this.lengths.keys()).filter((index) => this.lengths[index] === 0);
  }

  /** How many packets are missing now that were not at an earlier call: each lost packet is counted once. */
  countNewlyMissing(): number {
    let found = 0;
    for (let index = 0; index < this.packetCount; index++) {
      if (this.lengths[index] !== 0 || this.foundMissing[index]) continue;
      this.foundMissing[index] = 1;
      found += 1;
    }
    return found;
  }

  get onlyLastMissing(): boolean {
    return this.remaining === 1 && this.lengths[this.packetCount - 1] === 0;
  }

  /** The photo, in memory of its own. Throws while a packet is missing. */
  join(): Uint8Array<ArrayBuffer> {
    if (this.remaining > 0) throw new Error(`${this.remaining} packets are missing`);
    const photo = new Uint8Array(this.usedBytes);
    let end = 0;
    for (let index = 0; index < this.packetCount; index++) {
      const offset = this.offsets[index] as number;
      const length = this.lengths[index] as number;
      photo.set(this.bytes.subarray(offset, offset + length), end);
      end += length;
    }
    return photo;
  }

  private isKept(index: number, data: Uint8Array): boolean {
    const offset = this.offsets[index] as number;
    const length = this.lengths[index] as number;
    return data.length === length && this.bytes.compare(data, 0, length, offset, offset + length) === 0;
  }

  private makeRoom(lengthBytes: number): void {
    const needed = this.usedBytes + lengthBytes;
    if (needed <= this.bytes.length) return;
    const bound = this.packetCount * this.payloadLimitBytes;
    const pooled = this.bytes.length === 0 && bound <= pool.bufferBytes ? pool.take() : undefined;
    if (pooled) {
      this.replaceBytes(pooled, true);
      return;
    }
    const capacity = Math.min(bound, Math.max(initialCapacityBytes, 2 * this.bytes.length, needed));
    const grown = Buffer.allocUnsafeSlow(capacity);
    grown.set(this.bytes.subarray(0, this.usedBytes));
    this.replaceBytes(grown, false);
  }

  private replaceBytes(bytes: Buffer, pooled: boolean): void {
    if (this.pooled) pool.giveBack(this.bytes);
    this.bytes = bytes;
    this.pooled = pooled;
  }
}
