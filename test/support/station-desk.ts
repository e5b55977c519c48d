/** A session table on virtual time, spoken to in single datagrams; the test answers for storage. */

import type { DuplicateId } from '../../src-main/camera-link/duplicate-ids';
import { KnownCameras } from '../../src-main/camera-link/known-cameras';
import { SessionTable, type TableLimits } from '../../src-main/camera-link/session-table';
import type { CounterReason, FailedTransfer, StoreRequest } from '../../src-shared/domain/transfer';
import { tableLimits } from './simulated-line';

export class StationDesk {
  nowMs = 0;
  readonly stores: StoreRequest[] = [];
  readonly failures: FailedTransfer[] = [];
  readonly duplicates: DuplicateId[] = [];
  readonly table: SessionTable;
  private readonly cameras = new KnownCameras();
  private replies: string[] = [];

  constructor(limits: Partial<TableLimits> = {}) {
    this.table = new SessionTable(tableLimits(limits), this.cameras, {
      send: (datagram) => this.replies.push(Buffer.from(datagram).toString('hex')),
      store: (request) => this.stores.push(request),
      failed: (transfer) => this.failures.push(transfer),
      duplicateId: (duplicate) => this.duplicates.push(duplicate),
      wallMs: () => 1_000_000 + this.nowMs,
    });
  }

  /** What the station answers to one datagram, in hex. */
  send(hex: string, address = '192.168.1.9', port = 44_444): string[] {
    this.table.receive(Buffer.from(hex, 'hex'), address, port, this.nowMs);
    return this.takeReplies();
  }

  /** Storage has kept the photo of its latest request, or of the one named. */
  stored(store = this.stores.at(-1)): string[] {
    this.table.storageAnswered({ type: 'stored', token: store?.token ?? 0 }, this.nowMs);
    return this.takeReplies();
  }

  storeFailed(): string[] {
    const token = this.stores.at(-1)?.token ?? 0;
    this.table.storageAnswered({ type: 'store-failed', token, problem: 'disk full' }, this.nowMs);
    return this.takeReplies();
  }

  wait(delayMs: number): string[] {
    this.nowMs += delayMs;
    this.table.tick(this.nowMs);
    return this.takeReplies();
  }

  /** Counted since the last call; `null` is what was put down to no camera. */
  counts(): { readonly cameraId: number | null; readonly counts: Partial<Record<CounterReason, number>> }[] {
    return this.cameras
      .report(this.nowMs, this.nowMs)
      .counters.map(({ camera, counts }) => ({ cameraId: camera?.cameraId ?? null, counts }));
  }

  private takeReplies(): string[] {
    return this.replies.splice(0);
  }
}

const hex = (value: number, bytes: number): string => value.toString(16).padStart(2 * bytes, '0');

/** Datagrams of camera 99 (0x63), written from the protocol's table, not by our encoder. */
export const requestHex = (packetCount: number, maxPacketBytes = 1460): string =>
  `016301${hex(packetCount, 1)}${hex(maxPacketBytes, 4)}`;
export const goAheadHex = (packetCount: number, maxPacketBytes = 1460): string =>
  refusalHex(0, packetCount, maxPacketBytes);
export const refusalHex = (status: number, packetCount: number, maxPacketBytes = 1460): string =>
  `016301${hex(status, 1)}${hex(packetCount, 1)}${hex(maxPacketBytes, 4)}`;
export const dataHex = (index: number, data: string): string =>
  `016302${hex(index, 1)}${hex(data.length / 2, 4)}${data}`;
export const endHex = (packetCount: number): string => `016303${hex(packetCount, 1)}`;
export const endReplyHex = (...missing: number[]): string =>
  `016303${hex(missing.length, 1)}${missing.map((index) => hex(index, 1)).join('')}`;
