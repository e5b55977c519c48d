/**
 * Long work on models, in a process of its own, so that running inspections go on. One at a time: two would only
 * take the cores from each other.
 */
import type { AnalysisTask } from '../../src-shared/domain/analysis-task';
import { type ModelKey, type ProductKey, type ReplayId, type TaskId, taskId } from '../../src-shared/domain/ids';
import type { Result } from '../../src-shared/domain/result';
import type { HostMethods } from '../inspection/host-methods';
import { connectHost, type SpawnHost } from '../inspection/host-process';
import type { Remote } from '../threads/rpc';

export type TaskOutcome =
  | { readonly kind: 'teach'; readonly model: ModelKey }
  | { readonly kind: 'replay'; readonly replay: ReplayId }
  | { readonly kind: 'reinspect'; readonly failed: number };

export interface TaskContext {
  readonly host: Remote<HostMethods>;
  /** Another process in place of the one before, which is ended; what was loaded into that is gone. */
  readonly freshHost: () => Promise<Remote<HostMethods>>;
  readonly report: (done: number, total: number) => void;
  /** Whether to leave off; the process has ended then. */
  readonly isCancelled: () => boolean;
}

/** Problems are one line each, for people. */
export type TaskWork = (context: TaskContext) => Promise<Result<TaskOutcome, string>>;

export interface TaskRunnerOptions {
  readonly spawnHost: SpawnHost;
  readonly onProgress: (task: AnalysisTask) => void;
  readonly log: (message: string) => void;
}

interface RunningHost {
  readonly remote: Remote<HostMethods>;
  /** At once; resolves when it is gone. */
  end(): Promise<void>;
}

export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  #current: AnalysisTask | null = null;
  #process: RunningHost | null = null;
  #running: Promise<void> = Promise.resolve();
  #cancelled = false;
  #lastId = 0;

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  /** The one under way, or the last one. */
  get current(): AnalysisTask | null {
    return this.#current;
  }

  get busy(): boolean {
    return this.#current?.state === 'running';
  }

  /** Null while another one is under way. */
  start(kind: AnalysisTask['kind'], product: ProductKey, work: TaskWork): TaskId | null {
    if (this.busy) return null;
    const id = taskId(++this.#lastId);
    this.#cancelled = false;
    this.#tell({ id, product, kind, done: 0, total: 0, remainingMs: null, state: 'running' });
    this.#running = this.#run(work);
    return id;
  }

  /** Of a task that is over, nothing happens. */
  cancel(id: TaskId): void {
    if (this.#current?.id !== id || !this.busy) return;
    this.#cancelled = true;
    void this.#process?.end();
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#running;
  }

  async stop(): Promise<void> {
    if (this.#current) this.cancel(this.#current.id);
    await this.#running;
  }

  /** Never rejects. */
  async #run(work: TaskWork): Promise<void> {
    const { remote: host } = this.#spawn();
    const startMs = performance.now();
    try {
      const outcome = await work({
        host,
        freshHost: () => this.#freshHost(),
        report: (done, total) => this.#report(done, total, performance.now() - startMs),
        isCancelled: () => this.#cancelled,
      });
      if (outcome.ok) this.#end(outcome.value);
      else this.#fail(outcome.problem);
    } catch (error) {
      this.#fail((error as Error).message);
    } finally {
      const process = this.#process;
      this.#process = null;
      await process?.end();
    }
  }

  #spawn(): RunningHost {
    const process = this.#options.spawnHost();
    const exited = new Promise<void>((resolve) => process.onExit(() => resolve()));
    const { remote } = connectHost(process);
    this.#process = {
      remote,
      end: () => {
        process.kill();
        return exited;
      },
    };
    return this.#process;
  }

  /** Rejects when the work was cancelled meanwhile: no process may outlive it. */
  async #freshHost(): Promise<Remote<HostMethods>> {
    await this.#process?.end();
    if (this.#cancelled) throw new Error('the work was cancelled');
    return this.#spawn().remote;
  }

  #report(done: number, total: number, elapsedMs: number): void {
    const task = this.#current;
    if (task?.state !== 'running' || (task.done === done && task.total === total)) return;
    const remainingMs = done > 0 ? Math.round((elapsedMs / done) * (total - done)) : null;
    this.#tell({ ...task, done, total, remainingMs });
  }

  #end(outcome: TaskOutcome): void {
    const { id, product, total } = this.#known();
    this.#tell({ id, product, done: total, total, remainingMs: null, state: 'done', ...outcome });
  }

  #fail(problem: string): void {
    const { id, product, kind, done, total } = this.#known();
    const ended = { id, product, kind, done, total, remainingMs: null };
    if (this.#cancelled) {
      this.#tell({ ...ended, state: 'cancelled' });
      return;
    }
    this.#options.log(`${kind} of product ${product} failed: ${problem}`);
    this.#tell({ ...ended, state: 'failed', problem });
  }

  #known(): AnalysisTask {
    if (!this.#current) throw new Error('no task is under way');
    return this.#current;
  }

  #tell(task: AnalysisTask): void {
    this.#current = task;
    this.#options.onProgress(task);
  }
}
