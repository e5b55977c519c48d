import type { CameraEndpoint, CounterDelta, CounterReason } from '../../src-shared/domain/transfer';

/** Cameras counted one by one; what others send is summed up, so no sender can make these tables grow. */
const maxCameras = 2048;
/** A camera unheard for this long makes room for others. */
const forgottenAfterMs = 60 * 60_000;

/** A camera that was heard since the last report. */
export interface SeenCamera {
  readonly camera: CameraEndpoint;
  readonly atMs: number;
}

/** What one camera has done since the last report. */
export class CameraRecord {
  counts: Partial<Record<CounterReason, number>> = {};
  seen = false;
  heardAtMs = 0;
  /** Requests in a row that were refused because the receive buffer had no room for another burst. */
  putOffs = 0;
  private pending = false;

  constructor(
    /** Null for the record of everything that cannot be put down to a known camera. */
    public endpoint: CameraEndpoint | null,
    private readonly pendingRecords: CameraRecord[],
  ) {}

  count(reason: CounterReason, by = 1): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + by;
    this.markPending();
  }

  heard(endpoint: CameraEndpoint, nowMs: number): void {
    this.endpoint = endpoint;
    this.heardAtMs = nowMs;
    this.seen = true;
    this.markPending();
  }

  /** Starts anew after a report. */
  reset(): void {
    this.counts = {};
    this.seen = false;
    this.pending = false;
  }

  private markPending(): void {
    if (this.pending) return;
    this.pending = true;
    this.pendingRecords.push(this);
  }
}

/** The cameras heard lately, by address and id, and what is counted of each. */
export class KnownCameras {
  private readonly byKey = new Map<string, CameraRecord>();
  private readonly pendingRecords: CameraRecord[] = [];
  private readonly others = new CameraRecord(null, this.pendingRecords);

  get hasPending(): boolean {
    return this.pendingRecords.length > 0;
  }

  /** The record of a camera that speaks properly; the summed one when there are too many. */
  heard(endpoint: CameraEndpoint, nowMs: number): CameraRecord {
    const key = keyOf(endpoint.address, endpoint.cameraId);
    let record = this.byKey.get(key);
    if (!record) {
      if (this.byKey.size >= maxCameras) return this.others;
      record = new CameraRecord(endpoint, this.pendingRecords);
      this.byKey.set(key, record);
    }
    record.heard(endpoint, nowMs);
    return record;
  }

  /** The record of a camera already known, or the summed one. */
  find(address: string, cameraId: number | null): CameraRecord {
    return (cameraId === null ? undefined : this.byKey.get(keyOf(address, cameraId))) ?? this.others;
  }

  /** What happened since the last call. */
  report(nowMs: number, wallMs: number): { readonly seen: SeenCamera[]; readonly counters: CounterDelta[] } {
    const seen: SeenCamera[] = [];
    const counters: CounterDelta[] = [];
    for (const record of this.pendingRecords.splice(0)) {
      if (record.seen && record.endpoint) seen.push({ camera: record.endpoint, atMs: wallMs });
      const counted = Object.keys(record.counts).length > 0;
      if (counted) counters.push({ camera: record.endpoint, atMs: wallMs, counts: record.counts });
      record.reset();
    }
    this.forget(nowMs);
    return { seen, counters };
  }

  private forget(nowMs: number): void {
    if (this.byKey.size < maxCameras) return;
    for (const [key, record] of this.byKey) {
      if (nowMs - record.heardAtMs > forgottenAfterMs) this.byKey.delete(key);
    }
  }
}

const keyOf = (address: string, cameraId: number): string => `${address}/${cameraId}`;
