import type { Socket } from 'node:dgram';
import {
  type FirmwareState,
  type FirmwareStep,
  firmwareReceived,
  firmwareTimedOut,
  startFirmware,
} from '../../src-main/demo/firmware';

/**
 * One burst for each turn of the event loop, so that replies which came meanwhile are read in between: the cameras
 * of one process must not measure one another.
 */
export class SendQueue {
  private readonly jobs: (() => void)[] = [];
  private running = false;

  push(job: () => void): void {
    this.jobs.push(job);
    if (this.running) return;
    this.running = true;
    setImmediate(() => this.runOne());
  }

  private runOne(): void {
    this.jobs.shift()?.();
    if (this.jobs.length > 0) setImmediate(() => this.runOne());
    else this.running = false;
  }
}

export interface Sent {
  readonly acknowledged: boolean;
  readonly rounds: number;
  /** From the last end to its reply. */
  readonly endToReplyMs: number;
}

/** The field firmware on a connected socket, for sending many photos at little cost. */
export class LoadCamera {
  private state: FirmwareState | null = null;
  private timer: NodeJS.Timeout | undefined;
  private endSentMs = 0;
  private finish: (sent: Sent) => void = () => undefined;

  constructor(
    private readonly socket: Socket,
    private readonly cameraId: number,
    private readonly queue: SendQueue,
  ) {
    socket.on('message', (datagram) => {
      if (this.state) this.take(firmwareReceived(this.state, datagram, performance.now()));
    });
  }

  sendPhoto(bytes: Uint8Array): Promise<Sent> {
    return new Promise((resolve) => {
      this.finish = resolve;
      this.take(startFirmware(this.cameraId, bytes, performance.now()));
    });
  }

  private take({ state, send }: FirmwareStep): void {
    const before = this.state;
    this.state = state;
    if (send.length > 0) {
      this.queue.push(() => {
        for (const datagram of send) this.socket.send(datagram);
        if (state.rounds !== before?.rounds) this.endSentMs = performance.now();
      });
    }
    if (before && before.phase !== 'over' && state.phase !== 'over' && before.deadlineMs === state.deadlineMs) return;
    clearTimeout(this.timer);
    if (state.phase === 'over') {
      this.state = null;
      const endToReplyMs = performance.now() - this.endSentMs;
      this.finish({ acknowledged: state.outcome.kind === 'acknowledged', rounds: state.rounds, endToReplyMs });
      return;
    }
    this.timer = setTimeout(() => this.timedOut(), Math.max(0, state.deadlineMs - performance.now()));
  }

  private timedOut(): void {
    if (this.state) this.take(firmwareTimedOut(this.state, performance.now()));
  }
}
