import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/** One photo of 255 packets takes 370 kB; this holds the bursts of a dozen cameras while the thread is busy. */
export const askedReceiveBufferBytes = 4 * 2 ** 20;
const retryMs = 3000;

export type ListenerReport =
  | {
      readonly type: 'listening';
      readonly host: string;
      readonly port: number;
      readonly askedReceiveBufferBytes: number;
      /** What the system gave, in the same measure as what was asked. */
      readonly receiveBufferBytes: number;
      readonly clamped: boolean;
    }
  /** It tries again by itself; told again only when the reason changes. */
  | { readonly type: 'listen-failed'; readonly code: string; readonly problem: string };

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** The station's UDP socket: bound again and again until it holds, and anew when its address changes. */
export class UdpListener {
  private socket: Socket | null = null;
  private listening = false;
  private retry: NodeJS.Timeout | null = null;
  private reportedCode: string | null = null;

  constructor(
    private readonly onDatagram: (datagram: Buffer, from: RemoteInfo) => void,
    private readonly onReport: (report: ListenerReport) => void,
  ) {}

  /** Leaves the present address, if any. */
  listen(address: Address): void {
    this.reportedCode = null;
    this.open(address);
  }

  private open(address: Address): void {
    this.close();
    // The cameras' addresses are numbers: nothing to resolve.
    const socket = createSocket({ type: 'udp4', lookup: (host, _options, done) => done(null, host, 4) });
    this.socket = socket;
    socket.on('message', this.onDatagram);
    socket.on('error', (error: NodeJS.ErrnoException) => this.failed(address, error));
    socket.bind({ address: address.host, port: address.port, exclusive: true }, () => this.bound(socket));
  }

  send(datagram: Uint8Array, port: number, address: string): void {
    if (!this.listening) return;
    // A reply that cannot leave is a lost reply: the camera asks again.
    this.socket?.send(datagram, port, address, () => undefined);
  }

  close(): void {
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
    this.listening = false;
    this.socket?.removeAllListeners('message');
    this.socket?.close();
    this.socket = null;
  }

  private bound(socket: Socket): void {
    this.listening = true;
    this.reportedCode = null;
    const receiveBufferBytes = enlargeReceiveBuffer(socket);
    const { address: host, port } = socket.address();
    const clamped = receiveBufferBytes < askedReceiveBufferBytes;
    this.onReport({ type: 'listening', host, port, askedReceiveBufferBytes, receiveBufferBytes, clamped });
  }

  private failed(address: Address, { code = 'unknown', message }: NodeJS.ErrnoException): void {
    this.close();
    if (code !== this.reportedCode) this.onReport({ type: 'listen-failed', code, problem: message });
    this.reportedCode = code;
    this.retry = setTimeout(() => this.open(address), retryMs);
  }
}

function enlargeReceiveBuffer(socket: Socket): number {
  try {
    socket.setRecvBufferSize(askedReceiveBufferBytes);
  } catch {
    // Some systems refuse what is above their limit instead of clamping it; the size read back tells.
  }
  // Linux reports double, for its own bookkeeping.
  return process.platform === 'linux' ? socket.getRecvBufferSize() / 2 : socket.getRecvBufferSize();
}
