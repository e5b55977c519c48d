import type { StorageStatus } from '../../src-shared/domain/station-status';
import { type StorageProblem, storageProblem } from './storage-problem';

export interface AvailabilityState {
  readonly problem: StorageProblem | null;
  readonly detail: string | null;
  readonly freeBytes: number | null;
}

export interface Availability {
  readonly state: () => AvailabilityState;
  /** Something could not be stored: unavailable until a probe succeeds. */
  report(error: unknown): void;
  /** Looks once, now. */
  check(): Promise<void>;
  close(): void;
}

export interface AvailabilityOptions {
  /** Free bytes of the data folder's disk. Rejects when storing would not be safe; cheap, made all the time. */
  readonly look: () => Promise<number>;
  /** Stores something for real; rejects with what prevents it. Made while unavailable. */
  readonly probe: () => Promise<void>;
  readonly intervalMs: number;
  /** The state, or the free space by a notable amount, is another than before. */
  readonly onChange: (state: AvailabilityState) => void;
}

/** Free space is told on when it changed by this much. */
const notableBytes = 64 * 1_048_576;

/** Watches whether photos can be stored, and finds out by itself when they can again. */
export function createAvailability({ look, probe, intervalMs, onChange }: AvailabilityOptions): Availability {
  let state: AvailabilityState = { problem: null, detail: null, freeBytes: null };
  let checking: Promise<void> | null = null;

  function change(next: AvailabilityState): void {
    const moved = Math.abs((next.freeBytes ?? 0) - (state.freeBytes ?? 0)) >= notableBytes;
    const told = next.problem !== state.problem || next.detail !== state.detail || moved;
    if (!told) return;
    state = next;
    onChange(state);
  }

  function report(error: unknown): void {
    change({ ...storageProblem(error), freeBytes: state.freeBytes });
  }

  async function checkNow(): Promise<void> {
    const before = state;
    try {
      if (state.problem !== null) await probe();
      const freeBytes = await look();
      // A photo failed while we looked: only the next round's probe may say that all is well.
      if (state !== before && state.problem !== null) return;
      change({ problem: null, detail: null, freeBytes });
    } catch (error) {
      report(error);
    }
  }

  const check = (): Promise<void> => {
    checking ??= checkNow().finally(() => {
      checking = null;
    });
    return checking;
  };

  const timer = setInterval(() => void check(), intervalMs);
  return { state: () => state, report, check, close: () => clearInterval(timer) };
}

/** The status as the rest of the program knows it. */
export function storageStatus(
  state: AvailabilityState,
  found: Pick<StorageStatus, 'quarantinedFiles' | 'missingFiles'>,
): StorageStatus {
  return { state: state.problem === null ? 'ok' : 'unavailable', ...state, ...found };
}
