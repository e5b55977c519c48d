import { assertNever } from '../../src-shared/domain/assert-never';
import type { CameraEndpoint, FailedTransfer, StorageMessage, StoreRequest } from '../../src-shared/domain/transfer';
import { decodeCameraFrame } from '../../src-shared/protocol/decode';
import { encode } from '../../src-shared/protocol/encode';
import { type Data, type End, type Malformed, type Request, requestStatus } from '../../src-shared/protocol/frame';
import { dataHeaderBytes, endReplyHeaderBytes, fieldPayloadBytes } from '../../src-shared/protocol/limits';
import type { AdmittedNetworks } from './admission';
import { BurstPacing } from './burst-pacing';
import { type DuplicateId, DuplicateIds } from './duplicate-ids';
import { type BlockedCamera, countOfRefusal, Gate, type Refusal } from './gate';
import type { CameraRecord, KnownCameras } from './known-cameras';
import {
  deadlineMs,
  openedByEnd,
  openedByRequest,
  type Receiving,
  type SessionEffect,
  type SessionInput,
  step,
} from './session';
import { type Session, Sessions } from './sessions';

/** Deadlines are looked at no more often than this. */
const tickEveryMs = 250;
/** Of the receive buffer, for first bursts; the rest is for packets sent again, which nobody asks to send. */
const burstShare = 0.6;

export interface TableLimits {
  readonly admittedNetworks: AdmittedNetworks;
  /** Largest reply, in bytes. */
  readonly replyLimitBytes: number;
  /** Bound on what the packets of all transfers under way may come to need. */
  readonly memoryLimitBytes: number;
}

/** Where the table's doings go. */
export interface TableOutput {
  send(datagram: Uint8Array, port: number, address: string): void;
  /** The photo's bytes are the receiver's own. */
  store(request: StoreRequest): void;
  failed(transfer: FailedTransfer): void;
  duplicateId(duplicate: DuplicateId): void;
  /** Time of day, ms since 1970. */
  wallMs(): number;
}

/**
 * Every camera's session, and the answer to every datagram. Times are ms of one monotonic clock. The one long file of
 * this room: it is the only place where gate, pacing, sessions, counters and storage meet.
 */
export class SessionTable {
  private readonly gate: Gate;
  private readonly sessions: Sessions;
  private readonly pacing = new BurstPacing(
    Number.POSITIVE_INFINITY,
    (session) => this.sendGoAhead(session),
    (session) => this.putOff(session),
  );
  private readonly duplicateIds = new DuplicateIds();
  /** By token, also of sessions that a new request has replaced. */
  private readonly storing = new Map<number, Session>();
  private lastToken = 0;
  /** When `tick` is wanted; Infinity while there is no session. */
  nextTickMs = Number.POSITIVE_INFINITY;

  constructor(
    private limits: TableLimits,
    private readonly cameras: KnownCameras,
    private readonly output: TableOutput,
  ) {
    this.gate = new Gate(limits.admittedNetworks);
    this.sessions = new Sessions(limits.memoryLimitBytes);
  }

  get sessionCount(): number {
    return this.sessions.size;
  }

  get storingCount(): number {
    return this.storing.size;
  }

  get reservedBytes(): number {
    return this.sessions.reservedBytes;
  }

  /** Transfers under way go on. */
  setLimits(limits: TableLimits): void {
    this.limits = limits;
    this.sessions.memoryLimitBytes = limits.memoryLimitBytes;
    this.gate.setNetworks(limits.admittedNetworks);
  }

  /** What the socket's receive buffer holds. */
  setReceiveRoom(bytes: number): void {
    this.pacing.roomBytes = bytes * burstShare;
  }

  setBlocked(cameras: readonly BlockedCamera[]): void {
    this.gate.setBlocked(cameras);
  }

  /** From now on requests are refused; transfers under way go on. */
  shutDown(): void {
    this.gate.shuttingDown = true;
  }

  /** `datagram` may be reused by the caller afterwards. */
  receive(datagram: Uint8Array, address: string, port: number, nowMs: number): void {
    if (!this.gate.isAdmitted(address)) {
      this.cameras.find(address, null).count('network-not-admitted');
      return;
    }
    const frame = decodeCameraFrame(datagram);
    switch (frame.kind) {
      case 'data':
        this.dataReceived(frame, address, port, nowMs);
        break;
      case 'end':
        this.endReceived(frame, { cameraId: frame.cameraId, address, port }, nowMs);
        break;
      case 'request':
        this.requestReceived(frame, { cameraId: frame.cameraId, address, port }, nowMs);
        break;
      case 'acknowledgement':
        this.cameras.heard({ cameraId: frame.cameraId, address, port }, nowMs);
        break;
      case 'malformed':
        this.malformedReceived(frame, address, port, nowMs);
        break;
      default:
        assertNever(frame);
    }
  }

  storageAnswered(message: StorageMessage, nowMs: number): void {
    if (message.type === 'storage-state') {
      this.gate.storageAvailable = message.available;
      return;
    }
    const session = this.storing.get(message.token);
    if (!session) return;
    this.storing.delete(message.token);
    session.token = 0;
    this.apply(session, { kind: message.type }, nowMs);
  }

  /** Ends what has been silent for too long. */
  tick(nowMs: number): void {
    for (const session of this.allSessions()) {
      if (nowMs >= deadlineMs(session.state)) this.apply(session, { kind: 'tick' }, nowMs);
    }
    this.pacing.release(nowMs);
    let earliestMs = Number.POSITIVE_INFINITY;
    for (const session of this.allSessions()) earliestMs = Math.min(earliestMs, deadlineMs(session.state));
    this.nextTickMs = Math.min(Math.max(earliestMs, nowMs + tickEveryMs), this.pacing.nextMs);
  }

  private allSessions(): Set<Session> {
    return new Set([...this.sessions.all(), ...this.storing.values()]);
  }

  private dataReceived(frame: Data, address: string, port: number, nowMs: number): void {
    const session = this.sessions.find(address, port, frame.cameraId);
    if (!session) {
      this.cameras.find(address, frame.cameraId).count('late');
      return;
    }
    if (!session.started) this.sessions.markStarted(session);
    this.pacing.arrived(session, nowMs);
    this.allowLargerPackets(session, frame.data.length);
    this.apply(session, frame, nowMs);
  }

  /** Only a request tells the size of packets: a resumed transfer learns it from the packets themselves. */
  private allowLargerPackets(session: Session, lengthBytes: number): void {
    const { state } = session;
    if (state.phase !== 'receiving' || !state.sizeUnknown) return;
    const more = lengthBytes - state.packets.payloadLimitBytes;
    if (more <= 0 || !this.sessions.reserveMore(session, more * state.packets.packetCount)) return;
    state.packets.payloadLimitBytes = lengthBytes;
  }

  private endReceived(frame: End, endpoint: CameraEndpoint, nowMs: number): void {
    const record = this.heard(endpoint, nowMs);
    let session = this.sessions.find(endpoint.address, endpoint.port, endpoint.cameraId);
    if (!session) {
      if (this.gate.refusalOf(endpoint)) return;
      const bytes = frame.packetCount * fieldPayloadBytes;
      if (!this.makeRoom(bytes, endpoint.address, nowMs)) return;
      session = this.open(endpoint, record, bytes, null, openedByEnd(frame.packetCount, fieldPayloadBytes, nowMs));
      record.count('resumed');
    }
    this.pacing.over(session, nowMs);
    const replyIndexes = this.limits.replyLimitBytes - endReplyHeaderBytes;
    this.apply(session, { kind: 'end', packetCount: frame.packetCount, replyIndexes }, nowMs);
  }

  private requestReceived(frame: Request, endpoint: CameraEndpoint, nowMs: number): void {
    const record = this.heard(endpoint, nowMs);
    const before = this.sessions.find(endpoint.address, endpoint.port, endpoint.cameraId);
    if (before) this.replace(before, nowMs);
    const payloadBytes = frame.maxPacketBytes - dataHeaderBytes;
    const bytes = frame.packetCount * payloadBytes;
    const refusal =
      this.gate.refusalOf(endpoint) ?? (this.makeRoom(bytes, endpoint.address, nowMs) ? null : 'noCapacity');
    if (refusal) {
      this.refuse(refusal, frame, endpoint, record);
      return;
    }
    const state = openedByRequest(frame.packetCount, payloadBytes, nowMs);
    this.pacing.ask(this.open(endpoint, record, bytes, frame, state), nowMs);
    this.nextTickMs = Math.min(this.nextTickMs, this.pacing.nextMs);
  }

  private sendGoAhead({ endpoint, packetCount, maxPacketBytes }: Session): void {
    const { cameraId, port, address } = endpoint;
    const status = requestStatus.goAhead;
    this.output.send(encode({ kind: 'request-reply', cameraId, status, packetCount, maxPacketBytes }), port, address);
  }

  /** Refused before its burst; nothing of the photo has come, so nothing is recorded but the refusal. */
  private putOff(session: Session): void {
    this.sessions.release(session);
    this.sessions.remove(session);
    this.refuse('noCapacity', session, session.endpoint, session.record);
  }

  private malformedReceived(frame: Malformed, address: string, port: number, nowMs: number): void {
    if (frame.reason === 'invalid-request') {
      const endpoint = { cameraId: frame.cameraId, address, port };
      const record = this.heard(endpoint, nowMs);
      this.refuse(this.gate.isBlocked(endpoint) ? 'notAdmitted' : 'invalid', frame, endpoint, record);
      return;
    }
    const unknown = frame.reason === 'unknown-type' || frame.reason === 'unknown-kind';
    this.cameras.find(address, frame.cameraId).count(unknown ? 'unknown-type' : 'malformed');
  }

  private heard(endpoint: CameraEndpoint, nowMs: number): CameraRecord {
    const duplicate = this.duplicateIds.heard(endpoint, nowMs);
    if (duplicate) this.output.duplicateId(duplicate);
    return this.cameras.heard(endpoint, nowMs);
  }

  private refuse(
    refusal: Refusal,
    asked: Pick<Request, 'packetCount' | 'maxPacketBytes'>,
    { cameraId, address, port }: CameraEndpoint,
    record: CameraRecord,
  ): void {
    const { packetCount, maxPacketBytes } = asked;
    const status = requestStatus[refusal];
    this.output.send(encode({ kind: 'request-reply', cameraId, status, packetCount, maxPacketBytes }), port, address);
    record.count(countOfRefusal[refusal]);
  }

  private makeRoom(bytes: number, address: string, nowMs: number): boolean {
    return this.sessions.makeRoom(bytes, address, nowMs, (session) => this.replace(session, nowMs));
  }

  private open(
    endpoint: CameraEndpoint,
    record: CameraRecord,
    reservedBytes: number,
    request: Request | null,
    state: Receiving,
  ): Session {
    const session: Session = {
      endpoint,
      record,
      state,
      reservedBytes,
      started: false,
      openedAtMs: state.openedAtMs,
      packetCount: request?.packetCount ?? 0,
      maxPacketBytes: request?.maxPacketBytes ?? 0,
      grantedAtMs: 0,
      awaitedBytes: 0,
      token: 0,
    };
    this.sessions.add(session);
    this.nextTickMs = Math.min(this.nextTickMs, deadlineMs(state));
    return session;
  }

  /** Takes a session off its key. One that is being stored goes on, unanswered. */
  private replace(session: Session, nowMs: number): void {
    this.apply(session, { kind: 'replaced' }, nowMs);
    this.sessions.remove(session);
  }

  private apply(session: Session, input: SessionInput, nowMs: number): void {
    const before = session.state;
    const { state, effects } = step(before, input, nowMs);
    session.state = state;
    for (const effect of effects) this.perform(session, effect);
    if (state.phase === before.phase) return;
    if ('packets' in before && !('packets' in state)) before.packets.release();
    this.phaseChanged(session, nowMs);
  }

  private perform(session: Session, effect: SessionEffect): void {
    const { endpoint } = session;
    switch (effect.kind) {
      case 'count':
        session.record.count(effect.reason, effect.by);
        break;
      case 'reply': {
        const { cameraId, port, address } = endpoint;
        this.output.send(encode({ kind: 'end-reply', cameraId, missing: effect.missing }), port, address);
        break;
      }
      case 'store':
        session.token = ++this.lastToken;
        this.storing.set(session.token, session);
        this.output.store({
          type: 'store',
          token: session.token,
          photo: { camera: endpoint, receivedAtMs: this.output.wallMs(), ...effect.photo },
        });
        break;
      case 'failed':
        this.output.failed({ camera: endpoint, atMs: this.output.wallMs(), ...effect.transfer });
        break;
      default:
        assertNever(effect);
    }
  }

  private phaseChanged(session: Session, nowMs: number): void {
    if (session.state.phase === 'completed') this.sessions.markCompleted(session);
    if (session.state.phase === 'ended') {
      this.pacing.over(session, nowMs);
      this.storing.delete(session.token);
      this.sessions.release(session);
      this.sessions.remove(session);
    }
    this.nextTickMs = Math.min(this.nextTickMs, Math.max(deadlineMs(session.state), nowMs + tickEveryMs));
  }
}
