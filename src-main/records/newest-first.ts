/**
 * Runs work that comes in steps, the newest first: what the operator asked for last is not held up by what was asked
 * for before. Between steps the thread hears its messages.
 */
export type Steps<T> = Generator<void, T>;

interface Job {
  /** True when it is over. */
  step(): boolean;
}

/** Steps are run for so long before messages are heard, in ms. */
const stretchMs = 8;

export class NewestFirst {
  readonly #jobs: Job[] = [];

  run<T>(steps: Steps<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const step = (): boolean => {
        try {
          const { done, value } = steps.next();
          if (done) resolve(value);
          return done === true;
        } catch (error) {
          reject(error);
          return true;
        }
      };
      this.#jobs.push({ step });
      if (this.#jobs.length === 1) setImmediate(() => this.#stretch());
    });
  }

  #stretch(): void {
    const endMs = performance.now() + stretchMs;
    for (let job = this.#jobs.at(-1); job && performance.now() < endMs; job = this.#jobs.at(-1)) {
      if (job.step()) this.#jobs.splice(this.#jobs.indexOf(job), 1);
    }
    if (this.#jobs.length > 0) setImmediate(() => this.#stretch());
  }
}

/** All steps at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
