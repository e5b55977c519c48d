import type { CameraEndpoint } from '../../src-shared/domain/transfer';
import type { CameraRecord } from './known-cameras';
import type { SessionState } from './session';

/** Transfers under way at most: four times the cameras that one id byte can tell apart. */
const maxActive = 1024;
/** Finished sessions kept for repeated ends at most. */
const maxCompleted = 4096;
/**
 * A session that has brought no data for this long gives way when room is short: the field firmware starts its
 * burst with the go-ahead, or asks again after 1.1 s.
 */
const unstartedGraceMs = 2000;
/** An address may have this many unstarted sessions more than another before it must give way to it at once. */
const unfairLead = 16;

export interface Session {
  readonly endpoint: CameraEndpoint;
  readonly record: CameraRecord;
  state: SessionState;
  /** Memory it may come to need. */
  reservedBytes: number;
  /** Some data has come. */
  started: boolean;
  readonly openedAtMs: number;
  /** As requested; zero for a session that an end opened. */
  readonly packetCount: number;
  readonly maxPacketBytes: number;
  grantedAtMs: number;
  /** Of its burst, not yet arrived. */
  awaitedBytes: number;
  /** Of the store request under way; 0 for none. */
  token: number;
}

interface Address {
  readonly sessions: Map<number, Session>;
  unstarted: number;
}

/**
 * The sessions by address, port and camera id, within bounds of memory and number. Room is reserved with the
 * request, for a refusal must come before the burst; a flood of requests that brings no data therefore has to
 * give way: to anyone after a grace, and at once to an address that holds far fewer.
 */
export class Sessions {
  private readonly addresses = new Map<string, Address>();
  /** Longest waiting first. */
  private readonly unstarted = new Set<Session>();
  /** Oldest first. */
  private readonly completed = new Set<Session>();
  private active = 0;
  private reserved = 0;

  constructor(public memoryLimitBytes: number) {}

  get size(): number {
    return this.active + this.completed.size;
  }

  get reservedBytes(): number {
    return this.reserved;
  }

  find(address: string, port: number, cameraId: number): Session | undefined {
    return this.addresses.get(address)?.sessions.get(port * 256 + cameraId);
  }

  all(): Session[] {
    return [...this.addresses.values()].flatMap(({ sessions }) => [...sessions.values()]);
  }

  /** True when a session of this size fits now; `evict` ends those that must give way. */
  makeRoom(bytes: number, address: string, nowMs: number, evict: (session: Session) => void): boolean {
    if (bytes > this.memoryLimitBytes) return false;
    while (this.reserved + bytes > this.memoryLimitBytes || this.active >= maxActive) {
      const victim = this.findVictim(address, nowMs);
      if (!victim) return false;
      evict(victim);
    }
    return true;
  }

  /** The caller has made room. */
  add(session: Session): void {
    const { address, port, cameraId } = session.endpoint;
    let entry = this.addresses.get(address);
    if (!entry) {
      entry = { sessions: new Map(), unstarted: 0 };
      this.addresses.set(address, entry);
    }
    entry.sessions.set(port * 256 + cameraId, session);
    entry.unstarted += 1;
    this.unstarted.add(session);
    this.active += 1;
    this.reserved += session.reservedBytes;
  }

  /** Its key is free again. Memory stays reserved until `release`: a photo may still be on its way to storage. */
  remove(session: Session): void {
    const { address, port, cameraId } = session.endpoint;
    const entry = this.addresses.get(address);
    if (entry?.sessions.get(port * 256 + cameraId) !== session) return;
    this.markStarted(session);
    entry.sessions.delete(port * 256 + cameraId);
    if (entry.sessions.size === 0) this.addresses.delete(address);
    if (!this.completed.delete(session)) this.active -= 1;
  }

  release(session: Session): void {
    this.reserved -= session.reservedBytes;
    session.reservedBytes = 0;
  }

  /** Reserves more for a session whose packets turn out larger; false when that does not fit. */
  reserveMore(session: Session, bytes: number): boolean {
    if (this.reserved + bytes > this.memoryLimitBytes) return false;
    this.reserved += bytes;
    session.reservedBytes += bytes;
    return true;
  }

  markStarted(session: Session): void {
    if (session.started) return;
    session.started = true;
    this.unstarted.delete(session);
    const entry = this.addresses.get(session.endpoint.address);
    if (entry) entry.unstarted -= 1;
  }

  /** Its packets are gone; it stays to answer repeated ends. */
  markCompleted(session: Session): void {
    this.release(session);
    this.active -= 1;
    this.completed.add(session);
    const [oldest] = this.completed;
    if (oldest && this.completed.size > maxCompleted) this.remove(oldest);
  }

  private findVictim(newcomer: string, nowMs: number): Session | undefined {
    const [oldest] = this.unstarted;
    if (!oldest || nowMs - oldest.openedAtMs >= unstartedGraceMs) return oldest;
    const own = this.addresses.get(newcomer)?.unstarted ?? 0;
    // A member of the crowd: refused without looking any further, or a flood would be costly.
    if (own * this.addresses.size >= this.unstarted.size) return undefined;
    const [address, crowd] = [...this.addresses].reduce((most, entry) =>
      entry[1].unstarted > most[1].unstarted ? entry : most,
    );
    if (crowd.unstarted <= own + unfairLead) return undefined;
    for (const session of this.unstarted) if (session.endpoint.address === address) return session;
    return undefined;
  }
}
