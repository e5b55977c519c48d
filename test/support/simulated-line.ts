/** A station and its cameras over a simulated network, on virtual time: the real endpoint, the real firmware. */
import { admittedNetworks } from '../../src-main/camera-link/admission';
import { type CameraReport, Endpoint } from '../../src-main/camera-link/endpoint';
import type { TableLimits } from '../../src-main/camera-link/session-table';
import {
  type FirmwareOutcome,
  type FirmwareState,
  type FirmwareStep,
  firmwareReceived,
  firmwareTimedOut,
  startFirmware,
} from '../../src-main/demo/firmware';
import { arrivals, type LinkFaults, perfectLink } from '../../src-main/demo/link-faults';
import type { CounterReason, FailedTransfer, ReceivedPhoto, StorageMessage } from '../../src-shared/domain/transfer';
import { type Random, randomInt, seededRandom } from '../../src-shared/seeded-random';
import { VirtualClock } from './virtual-clock';

export interface LineOptions {
  readonly seed: number;
  readonly faults: LinkFaults;
  readonly limits: TableLimits;
  /** How long storing a photo takes. */
  readonly storeDelayMs: number;
  /** Share of stores that fail. */
  readonly storeFailures: number;
  /** What the station's receive buffer is taken to hold. */
  readonly receiveRoomBytes: number;
}

export function tableLimits(changes: Partial<TableLimits> = {}): TableLimits {
  const networks = admittedNetworks(['10.0.0.0/8', '192.168.0.0/16', '127.0.0.0/8']);
  if (!networks.ok) throw new Error(networks.problem);
  return { admittedNetworks: networks.value, replyLimitBytes: 32, memoryLimitBytes: 64 * 2 ** 20, ...changes };
}

interface SentPhoto {
  readonly bytes: Uint8Array;
  readonly outcome: FirmwareOutcome;
  /** Requests and Ends it took. */
  readonly requests: number;
  readonly rounds: number;
}

/** One board: sends its photos one after the other, with a pause longer than any datagram lives. */
export class SimulatedBoard {
  readonly sent: SentPhoto[] = [];
  private state: FirmwareState | null = null;
  private cancelTimer: (() => void) | null = null;
  private readonly waiting: Uint8Array[] = [];

  constructor(
    private readonly line: SimulatedLine,
    readonly cameraId: number,
    readonly address: string,
    readonly port: number,
  ) {}

  sendPhoto(bytes: Uint8Array): void {
    this.waiting.push(bytes);
    if (!this.state) this.startNext();
  }

  /** Power off and on: the photo under way is forgotten. */
  restart(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.state = null;
    this.line.clock.setTimer(this.line.quietMs, () => {
      if (!this.state) this.startNext();
    });
  }

  received(datagram: Uint8Array): void {
    if (this.state) this.take(firmwareReceived(this.state, datagram, this.line.clock.nowMs()));
  }

  private startNext(): void {
    const bytes = this.waiting.shift();
    if (bytes) this.take(startFirmware(this.cameraId, bytes, this.line.clock.nowMs()));
  }

  private take({ state, send }: FirmwareStep): void {
    this.state = state;
    this.cancelTimer?.();
    this.cancelTimer = null;
    for (const datagram of send) this.line.toStation(datagram, this);
    if (state.phase !== 'over') {
      const delayMs = state.deadlineMs - this.line.clock.nowMs();
      this.cancelTimer = this.line.clock.setTimer(delayMs, () => {
        this.take(firmwareTimedOut(state, this.line.clock.nowMs()));
      });
      return;
    }
    const { bytes, outcome, requests, rounds } = state;
    this.sent.push({ bytes, outcome, requests, rounds });
    this.line.clock.setTimer(this.line.quietMs, () => {
      this.state = null;
      this.startNext();
    });
  }
}

export class SimulatedLine {
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly stored: ReceivedPhoto[] = [];
  readonly failed: FailedTransfer[] = [];
  readonly reports: CameraReport[] = [];
  readonly counts: Partial<Record<CounterReason, number>> = {};
  /** Every datagram that left the station, as hex. */
  readonly replies: string[] = [];
  endpoint: Endpoint;
  private readonly options: LineOptions;
  private readonly boards: SimulatedBoard[] = [];
  /** Of the station's present run; what an earlier run started is void. */
  private run = 0;

  constructor(options: Partial<LineOptions> = {}) {
    this.options = {
      seed: 1,
      faults: perfectLink,
      limits: tableLimits(),
      storeDelayMs: 5,
      storeFailures: 0,
      receiveRoomBytes: 4 * 2 ** 20,
      ...options,
    };
    this.random = seededRandom(this.options.seed);
    this.endpoint = this.startStation();
  }

  /** Longer than any datagram is under way, both directions and storing included. */
  get quietMs(): number {
    return 2 * this.options.faults.maxDelayMs + this.options.storeDelayMs + 100;
  }

  board(cameraId: number, address = `192.168.1.${cameraId}`, port = 44_444): SimulatedBoard {
    const board = new SimulatedBoard(this, cameraId, address, port);
    this.boards.push(board);
    return board;
  }

  /** Bytes that are no two times the same. */
  photo(sizeBytes: number): Uint8Array {
    return Uint8Array.from({ length: sizeBytes }, () => randomInt(this.random, 256));
  }

  toStation(datagram: Uint8Array, from: SimulatedBoard): void {
    for (const delayMs of arrivals(this.options.faults, this.random)) {
      this.clock.setTimer(delayMs, () => this.endpoint.receive(datagram, from.address, from.port));
    }
  }

  /** The station is killed and started: its sessions are gone, what it stored is kept. */
  restartStation(): void {
    this.endpoint.close();
    this.endpoint = this.startStation();
  }

  /** Lets everything come to its end. */
  finish(): void {
    this.clock.runOut(24 * 3600_000);
    this.endpoint.close();
  }

  private startStation(): Endpoint {
    const run = ++this.run;
    const { limits, storeDelayMs, storeFailures, receiveRoomBytes } = this.options;
    const endpoint = new Endpoint(limits, this.clock, {
      send: (datagram, port, address) => this.toBoard(datagram, port, address),
      report: (report) => this.reported(report),
      store: ({ token, photo }) => {
        const answer = (message: StorageMessage): void => {
          this.clock.setTimer(this.random() * storeDelayMs, () => {
            if (run === this.run) this.endpoint.storageAnswered(message);
          });
        };
        this.clock.setTimer(this.random() * storeDelayMs, () => {
          if (run !== this.run) return;
          if (this.random() < storeFailures) {
            answer({ type: 'store-failed', token, problem: 'simulated' });
            return;
          }
          // Kept from here on, even if the station dies before it can say so.
          this.keep(photo);
          answer({ type: 'stored', token });
        });
      },
    });
    endpoint.setReceiveRoom(receiveRoomBytes);
    return endpoint;
  }

  /** As storage does: a resumed photo that is already kept is not kept twice. */
  private keep(photo: ReceivedPhoto): void {
    const isKept = ({ camera, bytes }: ReceivedPhoto): boolean =>
      camera.cameraId === photo.camera.cameraId && Buffer.compare(bytes, photo.bytes) === 0;
    if (!photo.resumed || !this.stored.some(isKept)) this.stored.push(photo);
  }

  private toBoard(datagram: Uint8Array, port: number, address: string): void {
    this.replies.push(Buffer.from(datagram).toString('hex'));
    const board = this.boards.find((each) => each.address === address && each.port === port);
    if (!board) return;
    for (const delayMs of arrivals(this.options.faults, this.random)) {
      this.clock.setTimer(delayMs, () => board.received(datagram));
    }
  }

  private reported(report: CameraReport): void {
    this.reports.push(report);
    if (report.type === 'failed-transfers') this.failed.push(...report.transfers);
    if (report.type !== 'counters') return;
    for (const { counts } of report.deltas) {
      for (const [reason, by] of Object.entries(counts)) {
        this.counts[reason as CounterReason] = (this.counts[reason as CounterReason] ?? 0) + by;
      }
    }
  }
}
