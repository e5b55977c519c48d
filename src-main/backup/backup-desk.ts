/**
 * Makes backups, one at a time: when somebody asks, and every day at its time. What is due is noted before it is made, so
 * that a restart misses none; one backup makes up for all that were missed.
 */
import { randomUUID } from 'node:crypto';
import {
  type BackupFailure,
  type BackupProgress,
  type BackupStatus,
  backupsDue,
  type FailedBackup,
  nextBackup,
} from '../../src-shared/domain/backup';
import type { Settings } from '../../src-shared/domain/settings';
import type { BackupEnd } from '../records/backup-rows';
import { type BackupMemory, readMemory, writeMemory } from './backup-memory';
import type { BackupOrder, BackupOutcome } from './make-backup';

/** A backup under way, in a process of its own. */
export interface BackupWork {
  /** Never rejects; also when it was ended. */
  readonly outcome: Promise<BackupOutcome>;
  /** At once. */
  end(): void;
}

export interface BackupDeskParts {
  readonly memoryFile: string;
  readonly dataDir: string;
  readonly settings: () => Settings;
  readonly nowMs: () => number;
  readonly begin: (order: BackupOrder, onProgress: (progress: BackupProgress) => void) => BackupWork;
  /** Into the log of changes. `operator` is empty for what the station does by itself. */
  readonly note: (folder: string, end: BackupEnd, operator: string) => Promise<void>;
  readonly onStatus: (status: BackupStatus) => void;
  readonly log: (message: string, error?: unknown) => void;
}

/** A disk or another computer may be away for a while. */
const retryAfterMs = 30 * 60_000;
/** Until the next that is due, at most: a day, and an hour where the clock changes. */
const longestRestMs = 2 * 86_400_000;
/** A first backup of many photos takes hours; one that has not ended after so long is late. */
const lateAfterMs = 6 * 3_600_000;

interface Running {
  readonly work: BackupWork;
  readonly operator: string;
  progress: BackupProgress;
  /** Null unless it was cancelled: by whom. */
  cancelledBy: string | null;
}

export class BackupDesk {
  private memory: BackupMemory;
  private running: Running | null = null;
  private turn: Promise<void> = Promise.resolve();
  /** One that is due is not tried before. */
  private restMs = 0;
  private stopped = false;
  private readonly openedMs: number;

  constructor(private readonly parts: BackupDeskParts) {
    this.memory = readMemory(parts.memoryFile);
    this.openedMs = parts.nowMs();
  }

  status(): BackupStatus {
    const { last, failed, dueMs } = this.memory;
    const running = this.running?.cancelledBy === null ? this.running.progress : null;
    const retries = this.isOn && dueMs !== null && running === null && this.restMs > 0;
    return {
      nextMs: nextBackup(this.parts.settings().backup, this.parts.nowMs()),
      running,
      last,
      failed,
      retryMs: retries ? this.restMs : null,
    };
  }

  /** Why the backup that was due is not made, in English; null when none is wanting. */
  lateProblem(): string | null {
    const { dueMs, failed } = this.memory;
    if (!this.isOn || dueMs === null) return null;
    if (failed !== null) return failed.detail;
    const since = new Date(dueMs).toISOString();
    // What was missed while the station was off is not late while it is caught up.
    const couldMs = Math.max(dueMs, this.openedMs);
    return this.parts.nowMs() - couldMs > lateAfterMs ? `no backup has been finished since ${since}` : null;
  }

  /** Makes what is due. Call often; it knows when there is nothing to do. */
  look(): Promise<void> {
    return this.inTurn(async () => {
      if (this.stopped || !this.isOn || this.isResting) return;
      // Also while one is under way: should that hang, what is due is late all the same.
      await this.noteDue();
      if (this.running === null && this.memory.dueMs !== null) await this.begin('');
    }).catch((error: unknown) => {
      this.restMs = this.parts.nowMs() + retryAfterMs;
      this.parts.log('the backup that is due could not be begun', error);
    });
  }

  /** At once, whether one is due or not. `busy`: one is under way. */
  start(operator: string): Promise<'started' | 'busy'> {
    return this.inTurn(async () => {
      if (this.stopped || this.running !== null) return 'busy';
      await this.begin(operator);
      return 'started';
    });
  }

  /** Answers at once. What is copied stays, and the next one goes on from there. */
  cancel(operator: string): void {
    if (this.running === null || this.running.cancelledBy !== null) return;
    this.running.cancelledBy = operator;
    this.running.work.end();
    // Whoever cancels one that was due does not want it a minute later.
    this.restMs = nextBackup(this.parts.settings().backup, this.parts.nowMs()) ?? 0;
    this.tell();
  }

  /** A schedule that is new or has another time begins now; what was due by the old one is still. */
  settingsChanged(before: Settings): Promise<void> {
    return this.inTurn(async () => {
      const { backup } = this.parts.settings();
      if (before.backup.on) await this.noteDue(before.backup);
      const begins = backup.on && !(before.backup.on && before.backup.atMinute === backup.atMinute);
      if (begins) await this.remember({ doneUntilMs: this.parts.nowMs() });
      if (!backup.on) await this.remember({ dueMs: null });
      this.restMs = 0;
      this.tell();
    }).then(() => this.look());
  }

  /** The station that was restored from a backup goes on with it. To be called before anything else. */
  async adopt(station: string): Promise<void> {
    if (this.memory.station === null) await this.remember({ station });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { running } = this;
    running?.work.end();
    await running?.work.outcome;
    await this.turn;
  }

  private get isOn(): boolean {
    return this.parts.settings().backup.on;
  }

  private get isResting(): boolean {
    const restsMs = this.restMs - this.parts.nowMs();
    // A clock that was wrong for a while must not have it rest for years.
    return restsMs > 0 && restsMs < longestRestMs;
  }

  private async noteDue(backup = this.parts.settings().backup): Promise<void> {
    const nowMs = this.parts.nowMs();
    const { doneUntilMs, dueMs } = this.memory;
    // A clock that was wrong for a while must not keep backups from being due for years.
    const sinceMs = Math.min(doneUntilMs ?? nowMs, nowMs);
    const due = backupsDue(backup, sinceMs, nowMs);
    const last = due.at(-1);
    if (last !== undefined) await this.remember({ dueMs: dueMs ?? due[0] ?? null, doneUntilMs: last });
    else if (doneUntilMs === null) await this.remember({ doneUntilMs: nowMs });
  }

  private async begin(operator: string): Promise<void> {
    const settings = this.parts.settings();
    const station = this.memory.station ?? randomUUID();
    await this.remember({ station });
    const beganMs = this.parts.nowMs();
    const order: BackupOrder = {
      dataDir: this.parts.dataDir,
      folder: settings.backup.folder,
      owner: { station, stationName: settings.stationName },
      before: this.memory.last,
      settings,
    };
    const work = this.parts.begin(order, (progress) => {
      if (this.running !== running) return;
      running.progress = progress;
      this.tell();
    });
    const progress: BackupProgress = { step: 'preparing', done: 0, total: 0, bytes: 0 };
    const running: Running = { work, operator, progress, cancelledBy: null };
    this.running = running;
    this.tell();
    void work.outcome.then((outcome) => this.inTurn(() => this.noteEnd(running, order.folder, outcome, beganMs)));
  }

  private async noteEnd(running: Running, folder: string, outcome: BackupOutcome, beganMs: number): Promise<void> {
    this.running = null;
    const finishedMs = this.parts.nowMs();
    // The end of the program is no failure: it goes on at the next start.
    const end: BackupEnd | null =
      running.cancelledBy !== null
        ? { state: 'cancelled' }
        : outcome.state === 'done'
          ? { ...outcome, finishedMs, durationMs: finishedMs - beganMs }
          : this.stopped
            ? null
            : outcome;
    if (end !== null) await this.conclude(end, folder, running.cancelledBy ?? running.operator);
    this.tell();
  }

  private async conclude(end: BackupEnd, folder: string, operator: string): Promise<void> {
    const failedBefore = this.memory.failed;
    try {
      if (end.state === 'done') {
        const { state: _state, ...last } = end;
        // What fell due while it was made is made.
        const doneUntilMs = Math.max(this.memory.doneUntilMs ?? 0, end.finishedMs);
        await this.remember({ last, failed: null, dueMs: null, doneUntilMs });
      } else if (end.state === 'failed') {
        const failure: BackupFailure = end;
        this.restMs = this.parts.nowMs() + retryAfterMs;
        this.parts.log(`the backup was not made: ${failure.detail}`);
        await this.remember({ failed: failedAt(failure, this.parts.nowMs()) });
      }
      // A disk that is away all night is one failure, not one every half an hour.
      const isKnown = end.state === 'failed' && operator === '' && failedBefore?.problem === end.problem;
      if (!isKnown) await this.parts.note(folder, end, operator);
    } catch (error) {
      this.restMs = this.parts.nowMs() + retryAfterMs;
      this.parts.log('the end of the backup could not be noted', error);
    }
  }

  private async remember(change: Partial<BackupMemory>): Promise<void> {
    const memory = { ...this.memory, ...change };
    await writeMemory(this.parts.memoryFile, memory);
    this.memory = memory;
  }

  private tell(): void {
    this.parts.onStatus(this.status());
  }

  /** One after the other: what is due and what was asked for must not begin together. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }
}

const failedAt = ({ problem, detail, neededBytes, freeBytes }: BackupFailure, atMs: number): FailedBackup => ({
  atMs,
  problem,
  detail,
  neededBytes,
  freeBytes,
});
