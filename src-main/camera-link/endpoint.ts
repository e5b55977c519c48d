import type { CounterDelta, FailedTransfer, StorageMessage, StoreRequest } from '../../src-shared/domain/transfer';
import type { DuplicateId } from './duplicate-ids';
import type { BlockedCamera } from './gate';
import { KnownCameras, type SeenCamera } from './known-cameras';
import { SessionTable, type TableLimits } from './session-table';

const reportEveryMs = 1000;
/** Failed transfers reported one by one between two reports; what exceeds it is only counted. */
const maxFailedPerReport = 64;

/** What the station learns of its cameras, about once a second while there is something. */
export type CameraReport =
  | { readonly type: 'cameras-seen'; readonly cameras: readonly SeenCamera[] }
  | { readonly type: 'counters'; readonly deltas: readonly CounterDelta[] }
  | { readonly type: 'failed-transfers'; readonly transfers: readonly FailedTransfer[] }
  | { readonly type: 'duplicate-id'; readonly duplicate: DuplicateId };

export interface Clock {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Milliseconds since 1970. */
  wallMs(): number;
  /** Calls back once; the returned function cancels it. */
  setTimer(delayMs: number, callback: () => void): () => void;
}

export interface EndpointOutput {
  send(datagram: Uint8Array, port: number, address: string): void;
  store(request: StoreRequest): void;
  report(report: CameraReport): void;
}

/** The session table with its one timer: what the thread runs over a real socket, and tests over a simulated one. */
export class Endpoint {
  private readonly cameras = new KnownCameras();
  private readonly table: SessionTable;
  private failed: FailedTransfer[] = [];
  private reportDueMs = Number.POSITIVE_INFINITY;
  private timerDueMs = Number.POSITIVE_INFINITY;
  private cancelTimer: (() => void) | null = null;

  constructor(
    limits: TableLimits,
    private readonly clock: Clock,
    private readonly output: EndpointOutput,
  ) {
    this.table = new SessionTable(limits, this.cameras, {
      send: (datagram, port, address) => output.send(datagram, port, address),
      store: (request) => output.store(request),
      wallMs: () => clock.wallMs(),
      duplicateId: (duplicate) => output.report({ type: 'duplicate-id', duplicate }),
      failed: (transfer) => {
        if (this.failed.length < maxFailedPerReport) this.failed.push(transfer);
      },
    });
  }

  get sessionCount(): number {
    return this.table.sessionCount;
  }

  /** Memory that the transfers under way may come to need. */
  get reservedBytes(): number {
    return this.table.reservedBytes;
  }

  /** Photos handed to storage that it has not answered for. */
  get storingCount(): number {
    return this.table.storingCount;
  }

  get hasTimer(): boolean {
    return this.cancelTimer !== null;
  }

  receive(datagram: Uint8Array, address: string, port: number): void {
    const nowMs = this.clock.nowMs();
    this.table.receive(datagram, address, port, nowMs);
    this.schedule(nowMs);
  }

  storageAnswered(message: StorageMessage): void {
    const nowMs = this.clock.nowMs();
    this.table.storageAnswered(message, nowMs);
    this.schedule(nowMs);
  }

  setLimits(limits: TableLimits): void {
    this.table.setLimits(limits);
  }

  /** What the socket's receive buffer holds: bursts are granted to fit. Unbounded until this is known. */
  setReceiveRoom(bytes: number): void {
    this.table.setReceiveRoom(bytes);
  }

  setBlocked(cameras: readonly BlockedCamera[]): void {
    this.table.setBlocked(cameras);
  }

  refuseRequests(): void {
    this.table.shutDown();
  }

  /** Reports what is pending and stops the timer. Photos not stored are lost to this side; their cameras keep them. */
  close(): void {
    this.report(this.clock.nowMs());
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private schedule(nowMs: number): void {
    if (this.reportDueMs === Number.POSITIVE_INFINITY && (this.cameras.hasPending || this.failed.length > 0)) {
      this.reportDueMs = nowMs + reportEveryMs;
    }
    const dueMs = Math.min(this.reportDueMs, this.table.nextTickMs);
    if (dueMs >= this.timerDueMs) return;
    this.cancelTimer?.();
    this.timerDueMs = dueMs;
    this.cancelTimer = this.clock.setTimer(Math.max(0, Math.ceil(dueMs - nowMs)), () => this.timerFired());
  }

  private timerFired(): void {
    this.cancelTimer = null;
    this.timerDueMs = Number.POSITIVE_INFINITY;
    const nowMs = this.clock.nowMs();
    if (nowMs >= this.table.nextTickMs) this.table.tick(nowMs);
    if (nowMs >= this.reportDueMs) this.report(nowMs);
    this.schedule(nowMs);
  }

  private report(nowMs: number): void {
    this.reportDueMs = Number.POSITIVE_INFINITY;
    const { seen, counters } = this.cameras.report(nowMs, this.clock.wallMs());
    // Cameras first: what follows may need their rows.
    if (seen.length > 0) this.output.report({ type: 'cameras-seen', cameras: seen });
    if (this.failed.length > 0) this.output.report({ type: 'failed-transfers', transfers: this.failed });
    if (counters.length > 0) this.output.report({ type: 'counters', deltas: counters });
    this.failed = [];
  }
}
