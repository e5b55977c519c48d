import type { Session } from './sessions';

/** Longest time a go-ahead is held back. The camera waits 1000 ms for it, then asks again. */
const maxHoldMs = 600;
/** How often in a row a camera is put off: it gives up after 7 requests without a go-ahead. */
const maxPutOffs = 4;
/** After this time a burst has arrived or is lost; the End behind it usually says so much earlier. */
const burstMs = 2000;

/**
 * Holds go-aheads back while the bursts already granted could fill the socket's receive buffer. Cameras send
 * without pacing, so the go-ahead is the only place to slow them down, and a packet that finds no room is lost.
 */
export class BurstPacing {
  /** Granted, oldest first. */
  private readonly bursts = new Set<Session>();
  /** Their go-ahead is held back; longest waiting first. */
  private readonly waiting = new Set<Session>();
  private awaitedBytes = 0;

  constructor(
    /** What may be on its way at once. */
    public roomBytes: number,
    private readonly grant: (session: Session) => void,
    /** There was no room in time: the camera is to ask again. */
    private readonly putOff: (session: Session) => void,
  ) {}

  /** Grants now, or as soon as there is room. */
  ask(session: Session, nowMs: number): void {
    this.waiting.add(session);
    this.release(nowMs);
  }

  /** One of the session's packets has come. */
  arrived(session: Session, nowMs: number): void {
    if (session.awaitedBytes > 0) {
      const bytes = Math.min(session.awaitedBytes, session.maxPacketBytes);
      session.awaitedBytes -= bytes;
      this.awaitedBytes -= bytes;
    }
    if (this.waiting.size > 0) this.release(nowMs);
  }

  /** The session's burst has ended, or the session itself. */
  over(session: Session, nowMs: number): void {
    this.waiting.delete(session);
    this.forget(session);
    if (this.waiting.size > 0) this.release(nowMs);
  }

  /**
   * Grants what there is room for. Who has waited long enough is put off: a burst that overflows the buffer costs
   * more rounds than a camera has. Who was put off too often is granted all the same.
   */
  release(nowMs: number): void {
    for (const burst of this.bursts) {
      if (nowMs < burst.grantedAtMs + burstMs) break;
      this.forget(burst);
    }
    for (const session of this.waiting) {
      const bytes = session.packetCount * session.maxPacketBytes;
      const fits = this.awaitedBytes === 0 || this.awaitedBytes + bytes <= this.roomBytes;
      if (!fits && nowMs < session.openedAtMs + maxHoldMs) return;
      this.waiting.delete(session);
      if (!fits && session.record.putOffs < maxPutOffs) {
        session.record.putOffs += 1;
        this.putOff(session);
        continue;
      }
      session.record.putOffs = 0;
      this.bursts.add(session);
      session.awaitedBytes = bytes;
      session.grantedAtMs = nowMs;
      this.awaitedBytes += bytes;
      this.grant(session);
    }
  }

  /** When `release` is wanted at the latest; Infinity when nobody waits. */
  get nextMs(): number {
    const [first] = this.waiting;
    const [burst] = this.bursts;
    if (!first) return Number.POSITIVE_INFINITY;
    return Math.min(first.openedAtMs + maxHoldMs, burst ? burst.grantedAtMs + burstMs : Number.POSITIVE_INFINITY);
  }

  private forget(session: Session): void {
    this.bursts.delete(session);
    this.awaitedBytes -= session.awaitedBytes;
    session.awaitedBytes = 0;
  }
}
