import type { CameraEndpoint } from '../../src-shared/domain/transfer';

/** Within this time two boards must alternate to count as two. */
const windowMs = 10 * 60_000;
/** No board leaves an address, speaks from another and has the first again in so short a time: each takes it a start. */
const quickReturnMs = 3000;
/** One report an id in this time, however fast the boards alternate. */
const reportEveryMs = 60_000;
/** Endpoints remembered of one id. */
const maxEndpoints = 16;

/** Several boards were flashed with one camera id. */
export interface DuplicateId {
  readonly cameraId: number;
  /** Where they speak from, latest first. */
  readonly endpoints: readonly CameraEndpoint[];
}

interface Heard {
  readonly endpoint: CameraEndpoint;
  heardAtMs: number;
  /** When it last came back after another endpoint had used its id. */
  cameBackAtMs: number | null;
}

/**
 * Finds boards that share an id. A camera that moved to another address or port is heard at the old one, then at the new
 * one, and may even be given the old one back. Two boards alternate: an endpoint that is heard again at once after another
 * proves two, and so do two endpoints that both came back (A, B, A, B).
 */
export class DuplicateIds {
  private readonly heardById = new Map<number, Heard[]>();
  private readonly reportedAtMs = new Map<number, number>();

  /** What to report, if this proves a duplicate that was not reported lately. */
  heard(endpoint: CameraEndpoint, nowMs: number): DuplicateId | null {
    const { cameraId } = endpoint;
    const before = this.heardById.get(cameraId) ?? [];
    const latest = before[0];
    if (latest && isSame(latest.endpoint, endpoint)) {
      latest.heardAtMs = nowMs;
      return null;
    }
    const recent = before.filter(({ heardAtMs }) => nowMs - heardAtMs <= windowMs);
    const again = recent.find((heard) => isSame(heard.endpoint, endpoint));
    const others = recent.filter((heard) => heard !== again);
    this.heardById.set(
      cameraId,
      [{ endpoint, heardAtMs: nowMs, cameBackAtMs: again ? nowMs : null }, ...others].slice(0, maxEndpoints),
    );
    if (!again || others.length === 0) return null;
    const cameBack = ({ cameBackAtMs }: Heard): boolean => cameBackAtMs !== null && nowMs - cameBackAtMs <= windowMs;
    if (nowMs - again.heardAtMs > quickReturnMs && !others.some(cameBack)) return null;
    if (nowMs - (this.reportedAtMs.get(cameraId) ?? Number.NEGATIVE_INFINITY) < reportEveryMs) return null;
    this.reportedAtMs.set(cameraId, nowMs);
    // The one that was heard in between, and every other that came back too.
    const boards = others.filter((heard, position) => position === 0 || cameBack(heard));
    return { cameraId, endpoints: [endpoint, ...boards.map((heard) => heard.endpoint)] };
  }
}

const isSame = (a: CameraEndpoint, b: CameraEndpoint): boolean => a.address === b.address && a.port === b.port;
