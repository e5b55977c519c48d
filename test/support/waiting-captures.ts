import type { InspectionSource } from '../../src-main/inspection/inspector';
import type { CaptureId } from '../../src-shared/domain/ids';
import type { InspectionJob, InspectionOutcome } from '../../src-shared/domain/inspection';

/** Captures that wait in memory, and what became of them, in order. */
export class WaitingCaptures implements InspectionSource {
  readonly outcomes: { readonly capture: CaptureId; readonly outcome: InspectionOutcome }[] = [];
  /** Told at every call, before it is answered. */
  onNext: () => void = () => undefined;
  readonly #jobs: InspectionJob[] = [];
  readonly #listeners = new Set<() => void>();

  add(...jobs: readonly InspectionJob[]): void {
    this.#jobs.push(...jobs);
  }

  next(limit: number, inWork: readonly CaptureId[]): Promise<readonly InspectionJob[]> {
    this.onNext();
    return Promise.resolve(this.#jobs.filter(({ capture }) => !inWork.includes(capture)).slice(0, limit));
  }

  record(capture: CaptureId, outcome: InspectionOutcome): Promise<void> {
    const at = this.#jobs.findIndex((job) => job.capture === capture);
    if (at < 0) throw new Error(`capture ${capture} does not wait`);
    this.#jobs.splice(at, 1);
    this.outcomes.push({ capture, outcome });
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  }

  waiting(): Promise<number> {
    return Promise.resolve(this.#jobs.length);
  }

  /** Resolves once `count` outcomes are recorded. */
  recorded(count: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (this.outcomes.length < count) return;
        this.#listeners.delete(check);
        resolve();
      };
      this.#listeners.add(check);
      check();
    });
  }
}
