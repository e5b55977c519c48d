/**
 * Writes the reports that are due, oldest first. What is due is noted before it is written, and what is written before
 * the next: a restart neither misses a report nor writes one twice, and what was due while the program was off is caught
 * up. One that fails waits and holds up no other: what was never tried comes before what is tried again.
 */
import { join } from 'node:path';
import type { TimeRange } from '../../src-shared/domain/local-time';
import {
  dueTimes,
  nextDue,
  periodOf,
  type ReportSchedule,
  type ReportTimes,
  reportTimes,
  type ScheduledContent,
  type ScheduleStatus,
} from '../../src-shared/domain/report-schedule';
import type { Settings } from '../../src-shared/domain/settings';
import type { ExportOutcome } from './export-csv';
import { scheduledName } from './report-names';
import { readMemory, type ScheduleMemory, type WaitingReport, writeMemory } from './schedule-memory';

export type ScheduleSettings = Pick<Settings, 'reportSchedule' | 'shifts' | 'language'>;

export interface SchedulerParts {
  readonly memoryFile: string;
  readonly settings: () => ScheduleSettings;
  readonly nowMs: () => number;
  /** Writes one file, never over another. Never rejects. */
  readonly write: (content: ScheduledContent, period: TimeRange, file: string) => Promise<ExportOutcome>;
  readonly onStatus: (status: ScheduleStatus) => void;
  readonly log: (message: string, error?: unknown) => void;
}

/** A folder on another computer may be away for a while. */
const retryAfterMs = 10 * 60_000;
/** Of a station that was off for long, the newest are caught up. */
const mostWaiting = 100;

interface Failure {
  readonly problem: string;
  readonly detail: string;
}

/** Logs which files of a report are never written. */
type NoteGivenUp = (period: TimeRange, unwritten: readonly ScheduledContent[]) => Promise<void>;

export class ReportScheduler {
  private memory: ScheduleMemory;
  private running: Promise<void> | null = null;
  /** By the end of its period, when a report that failed is tried again; one of an earlier run is at once. */
  private retryMs = new Map<number, number>();
  /** The memory itself cannot be written until then at least. */
  private restMs = 0;
  private stopped = false;

  constructor(private readonly parts: SchedulerParts) {
    this.memory = readMemory(parts.memoryFile);
  }

  status(): ScheduleStatus {
    const { on } = this.schedule;
    const { waiting, last } = this.memory;
    const failing = on ? waiting.filter(({ failed }) => failed !== null) : [];
    const first = failing[0];
    return {
      nextMs: on ? nextDue(this.times, this.parts.nowMs()) : null,
      running: this.running !== null,
      waiting: on ? waiting.length : 0,
      failed: first?.failed ? { fromMs: first.fromMs, toMs: first.toMs, ...first.failed } : null,
      retryMs: failing.length > 0 ? Math.min(...failing.map((report) => this.retryOf(report))) : null,
      last,
    };
  }

  /** Writes what is due. Call often; it knows when there is nothing to do. */
  look(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = null;
      this.parts.onStatus(this.status());
    });
    return this.running;
  }

  /** What failed is tried again at once. */
  retry(): Promise<void> {
    this.retryMs.clear();
    this.restMs = 0;
    return this.look();
  }

  /**
   * A report that failed is not tried again: `note` has it logged first. False when no such report waits any more. Rejects
   * when it could not be logged or noted; it then still waits.
   */
  async giveUp(toMs: number, note: NoteGivenUp): Promise<boolean> {
    while (this.running) await this.running;
    const given = this.forget(toMs, note);
    // No other is written meanwhile, nor this one.
    this.running = given
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        this.running = null;
        this.parts.onStatus(this.status());
      });
    return given;
  }

  private async forget(toMs: number, note: NoteGivenUp): Promise<boolean> {
    const report = this.memory.waiting.find((waiting) => waiting.toMs === toMs && waiting.failed !== null);
    if (report === undefined || !this.schedule.on) return false;
    const { contents } = this.schedule;
    await note(
      { fromMs: report.fromMs, toMs },
      contents.filter((content) => !report.contents.includes(content)),
    );
    await this.remember({ waiting: this.withReport(report, null) });
    this.retryMs.delete(toMs);
    return true;
  }

  /**
   * A schedule that is new or has other times begins now: nothing is due for the time before but what was by the old one.
   * One that is switched off forgets what waits.
   */
  async scheduleChanged(before: ScheduleSettings): Promise<void> {
    await this.running;
    const { on } = this.schedule;
    const wasOn = before.reportSchedule.on;
    const timesBefore = reportTimes(before.reportSchedule, before.shifts);
    const begins = on && !(wasOn && JSON.stringify(timesBefore) === JSON.stringify(this.times));
    if (begins || on !== wasOn) {
      if (wasOn) await this.noteDue(timesBefore);
      await this.remember({ doneUntilMs: this.parts.nowMs(), ...(on && wasOn ? {} : { waiting: [] }) });
    }
    await this.retry();
  }

  /** Waits for the file in work. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private get schedule(): ReportSchedule {
    return this.parts.settings().reportSchedule;
  }

  private get times(): ReportTimes {
    const { reportSchedule, shifts } = this.parts.settings();
    return reportTimes(reportSchedule, shifts);
  }

  private retryOf({ toMs, failed }: WaitingReport): number {
    return failed === null ? 0 : (this.retryMs.get(toMs) ?? 0);
  }

  private async run(): Promise<void> {
    try {
      for (;;) {
        const nowMs = this.parts.nowMs();
        if (this.stopped || !this.schedule.on || nowMs < this.restMs) return;
        // Each time anew: what falls due while a long report is written does not wait for those that failed.
        await this.noteDue(this.times);
        const ready = this.memory.waiting.filter((report) => nowMs >= this.retryOf(report));
        const next = ready.find(({ failed }) => failed === null) ?? ready[0];
        if (next === undefined) return;
        await this.writeReport(next);
      }
    } catch (error) {
      // Its memory could not be written: going on would write reports twice.
      this.restMs = this.parts.nowMs() + retryAfterMs;
      this.parts.log('the scheduled report could not be noted', error);
    }
  }

  private async noteDue(times: ReportTimes): Promise<void> {
    const nowMs = this.parts.nowMs();
    const { doneUntilMs, waiting } = this.memory;
    if (doneUntilMs === null) {
      await this.remember({ doneUntilMs: nowMs });
      return;
    }
    const due = dueTimes(times, doneUntilMs, nowMs);
    const last = due.at(-1);
    if (last === undefined) return;
    const all = [
      ...waiting,
      ...due.map((dueMs) => ({ ...periodOf(times, dueMs), contents: [], files: [], failed: null })),
    ];
    if (all.length > mostWaiting)
      this.parts.log(`${all.length - mostWaiting} scheduled reports are too old to be caught up`);
    await this.remember({ doneUntilMs: last, waiting: all.slice(-mostWaiting) });
  }

  private async writeReport(report: WaitingReport): Promise<void> {
    this.parts.onStatus({ ...this.status(), running: true });
    const { contents, folder } = this.schedule;
    let now = report;
    let failure: Failure | null = null;
    for (const content of contents.filter((wanted) => !report.contents.includes(wanted))) {
      const name = scheduledName(content, this.parts.settings().language, report);
      const outcome = await this.parts.write(content, report, join(folder, name));
      if (outcome.state !== 'done') {
        // The others may be written all the same: a page needs more than a table does.
        failure ??= outcome.state === 'failed' ? outcome : { problem: 'internal', detail: 'the export was cancelled' };
        continue;
      }
      now = { ...now, contents: [...now.contents, content], files: [...now.files, outcome.file] };
      await this.remember({ waiting: this.withReport(now) });
    }
    await this.noteEnd(now, failure);
  }

  private async noteEnd(report: WaitingReport, failure: Failure | null): Promise<void> {
    const atMs = this.parts.nowMs();
    const { fromMs, toMs, files } = report;
    if (failure === null) {
      this.retryMs.delete(toMs);
      await this.remember({ waiting: this.withReport(report, null), last: { fromMs, toMs, atMs, files } });
      return;
    }
    const { problem, detail } = failure;
    this.retryMs.set(toMs, atMs + retryAfterMs);
    this.parts.log(`a scheduled report was not written: ${detail}`);
    await this.remember({ waiting: this.withReport({ ...report, failed: { atMs, problem, detail } }) });
  }

  /** What waits, with this one as it is now. */
  private withReport(report: WaitingReport, now: WaitingReport | null = report): readonly WaitingReport[] {
    return this.memory.waiting.flatMap((other) => (other.toMs === report.toMs ? (now ?? []) : other));
  }

  private async remember(change: Partial<ScheduleMemory>): Promise<void> {
    const memory = { ...this.memory, ...change };
    await writeMemory(this.parts.memoryFile, memory);
    this.memory = memory;
  }
}
