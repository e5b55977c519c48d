import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { type Random, seededRandom } from '../../src-shared/seeded-random';
import {
  type FirmwareOutcome,
  type FirmwareState,
  type FirmwareStep,
  firmwareReceived,
  firmwareTimedOut,
  startFirmware,
} from './firmware';
import { arrivals, type LinkFaults, perfectLink } from './link-faults';

export interface SimulatedCameraOptions {
  /** Address or name of the station. */
  readonly host: string;
  readonly port: number;
  /** 0-255. */
  readonly cameraId: number;
  /** The port to send from; when it is taken, or not given, any free one. */
  readonly localPort?: number | undefined;
  /** Of both directions, applied on this side of the real network. */
  readonly faults?: LinkFaults | undefined;
  readonly seed?: number | undefined;
}

export interface PhotoResult {
  readonly outcome: FirmwareOutcome;
  readonly requests: number;
  readonly rounds: number;
  /** From the first request to the outcome. */
  readonly durationMs: number;
  /** From the last end to its reply; null unless acknowledged. */
  readonly endToReplyMs: number | null;
}

/** A camera on a real socket: the field firmware's machine with real time. */
export class SimulatedCamera {
  private state: FirmwareState | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly held = new Set<NodeJS.Timeout>();
  private finish: ((state: FirmwareState & { phase: 'over' }) => void) | null = null;
  private endSentMs = 0;
  private readonly random: Random;

  private constructor(
    private readonly options: SimulatedCameraOptions,
    private readonly socket: Socket,
    private readonly address: string,
  ) {
    this.random = seededRandom(options.seed ?? options.cameraId);
    socket.on('message', (datagram) => this.withFaults(() => this.received(datagram)));
    // Sending can fail while the network is down: a lost datagram to the firmware.
    socket.on('error', () => undefined);
  }

  /** Photos under way, of all cameras of this process. */
  static sending = 0;

  static async open(options: SimulatedCameraOptions): Promise<SimulatedCamera> {
    const { address } = await lookup(options.host, { family: 4 });
    const socket = await bind(options.localPort ?? 0).catch(() => bind(0));
    return new SimulatedCamera(options, socket, address);
  }

  get localPort(): number {
    return this.socket.address().port;
  }

  /** Sends one photo as the firmware does, to its end. Rejects when one is under way. */
  async sendPhoto(bytes: Uint8Array): Promise<PhotoResult> {
    if (this.finish) throw new Error('a photo is under way');
    const startedMs = performance.now();
    const { outcome, requests, rounds } = await new Promise<FirmwareState & { phase: 'over' }>((resolve) => {
      this.finish = resolve;
      SimulatedCamera.sending += 1;
      this.take(startFirmware(this.options.cameraId, bytes, startedMs));
    });
    const endedMs = performance.now();
    const endToReplyMs = outcome.kind === 'acknowledged' ? endedMs - this.endSentMs : null;
    return { outcome, requests, rounds, durationMs: endedMs - startedMs, endToReplyMs };
  }

  /** A photo under way is forgotten; its promise never settles. */
  close(): void {
    if (this.finish) SimulatedCamera.sending -= 1;
    this.finish = null;
    if (this.timer) clearTimeout(this.timer);
    for (const timer of this.held) clearTimeout(timer);
    this.state = null;
    this.socket.close();
  }

  private received(datagram: Uint8Array): void {
    if (this.state) this.take(firmwareReceived(this.state, datagram, performance.now()));
  }

  private take({ state, send }: FirmwareStep): void {
    const before = this.state;
    this.state = state;
    for (const datagram of send) this.withFaults(() => this.socket.send(datagram, this.options.port, this.address));
    if (state.rounds !== (before?.rounds ?? 0)) this.endSentMs = performance.now();
    // The same wait goes on when a reply was skipped.
    if (before && before.phase !== 'over' && state.phase !== 'over' && before.deadlineMs === state.deadlineMs) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (state.phase === 'over') {
      this.state = null;
      const finish = this.finish;
      this.finish = null;
      SimulatedCamera.sending -= 1;
      finish?.(state);
      return;
    }
    this.wait(state.deadlineMs);
  }

  private wait(deadlineMs: number): void {
    const timer = setTimeout(
      // A reply may lie in the socket when this process was busy: it is read before the wait is over.
      () => setImmediate(() => timer === this.timer && this.timedOut()),
      Math.ceil(deadlineMs - performance.now()),
    );
    this.timer = timer;
  }

  private timedOut(): void {
    const { state } = this;
    if (!state || state.phase === 'over') return;
    const nowMs = performance.now();
    if (nowMs < state.deadlineMs) this.wait(state.deadlineMs);
    else this.take(firmwareTimedOut(state, nowMs));
  }

  private withFaults(deliver: () => void): void {
    const { faults } = this.options;
    if (!faults || faults === perfectLink) {
      deliver();
      return;
    }
    for (const delayMs of arrivals(faults, this.random)) {
      if (delayMs < 1) {
        deliver();
        continue;
      }
      const timer = setTimeout(() => {
        this.held.delete(timer);
        deliver();
      }, delayMs);
      this.held.add(timer);
    }
  }
}

function bind(port: number): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', lookup: (host, _options, done) => done(null, host, 4) });
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind(port, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
