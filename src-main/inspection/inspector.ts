/**
 * The main process's side of inspection: hands waiting captures to the inspection process and its outcomes on. No
 * capture is lost when that process ends: what it was working on waits again. Three captures are under way at a
 * time: while one is judged its process hears nothing, so the next must already be decoded and the one after be there.
 */
import type { CaptureId, ModelKey, ProductKey } from '../../src-shared/domain/ids';
import type { InspectionJob, InspectionOutcome, Thresholds } from '../../src-shared/domain/inspection';
import { activeModelLimit } from '../../src-shared/domain/product';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { InspectionStatus } from '../../src-shared/domain/station-status';
import { HostKeeper, type ReadyHost } from './host-keeper';
import type { Judge } from './host-methods';
import { HostGone, type SpawnHost } from './host-process';
import type { InstalledPackage } from './package/install-package';
import type { StagedPackage } from './package/stage-package';
import { PackageChecker } from './package-checker';

/** Where captures wait for their inspection and where outcomes are kept. */
export interface InspectionSource {
  /** The next ones, without those `inWork`. */
  next(limit: number, inWork: readonly CaptureId[]): Promise<readonly InspectionJob[]>;
  record(capture: CaptureId, outcome: InspectionOutcome): Promise<void>;
  waiting(): Promise<number>;
}

/** The model that judges the captures of a product. */
export interface ActiveModel {
  readonly product: ProductKey;
  readonly model: ModelKey;
  /** Folder of the installed package. */
  readonly dir: string;
  /** Null: the package's own. */
  readonly thresholds: Thresholds | null;
}

export interface InspectorOptions {
  readonly spawnHost: SpawnHost;
  readonly source: InspectionSource;
  /** The models that were active when the station ended, one a product at most. */
  readonly active: readonly ActiveModel[];
  readonly onStatus: (status: InspectionStatus) => void;
  readonly log: (message: string) => void;
  /** A job that takes longer ends the process. */
  readonly jobLimitMs?: number;
  /** Captures handed to the process at a time. */
  readonly underWayLimit?: number;
}

export interface Inspector {
  /** What would become of a package (folder or .zip), in a process of its own; nothing is kept. */
  checkPackage(source: string): Promise<Result<StagedPackage, string>>;
  /** Checks it and keeps it under `modelsDir`, in a folder of its own that never changes. */
  installPackage(source: string, modelsDir: string): Promise<Result<InstalledPackage, string>>;
  /** Captures may be waiting. */
  wake(): void;
  /** Replaces a product's model once the new one is loaded and tried; otherwise says why not and changes nothing. */
  activateModel(active: ActiveModel): Promise<Result<null, string>>;
  /** From now on captures of this product are not inspected. */
  deactivate(product: ProductKey): void;
  /** For captures taken up from now on, when this is the product's active model. */
  setThresholds(product: ProductKey, model: ModelKey, thresholds: Thresholds): void;
  status(): InspectionStatus;
  stop(): Promise<void>;
}

export function startInspector(options: InspectorOptions): Inspector {
  const loop = new InspectionLoop(options);
  const packages = new PackageChecker(options.spawnHost);
  loop.start();
  return {
    checkPackage: (source) => packages.check(source),
    installPackage: (source, modelsDir) => packages.install(source, modelsDir),
    wake: () => loop.wake(),
    activateModel: (active) => loop.activateModel(active),
    deactivate: (product) => loop.deactivate(product),
    setThresholds: (product, model, thresholds) => loop.setThresholds(product, model, thresholds),
    status: () => loop.status,
    stop: async () => {
      await Promise.all([loop.stop(), packages.stop()]);
    },
  };
}

const usualUnderWayLimit = 3;
const usualJobLimitMs = 30_000;
/** After the storage failed. */
const sourcePauseMs = 1000;
/** A photo that was under way this many times when the process ended is set aside. */
const strikeLimit = 2;

class InspectionLoop {
  readonly #options: InspectorOptions;
  readonly #keeper: HostKeeper;
  readonly #underWay = new Map<CaptureId, Promise<void>>();
  /** Were under way when the process ended; run again one at a time, so that the guilty one is known. */
  readonly #suspects: InspectionJob[] = [];
  readonly #strikes = new Map<CaptureId, number>();
  readonly #active: Map<ProductKey, ActiveModel>;
  #status: InspectionStatus;
  #filling = false;
  #wokenMeanwhile = false;
  #activating = false;
  #stopped = false;

  constructor(options: InspectorOptions) {
    this.#options = options;
    this.#active = new Map(options.active.map((active) => [active.product, active]));
    this.#status = { state: 'starting', active: [], waiting: 0, problem: null };
    this.#keeper = new HostKeeper(
      options.spawnHost,
      options.active.map(({ model, dir }) => ({ key: model, dir })),
      {
        onReady: () => this.#onReady(),
        onGone: (how) => this.#onGone(how),
      },
    );
  }

  get status(): InspectionStatus {
    return this.#status;
  }

  start(): void {
    this.#options.onStatus(this.#status);
    this.#keeper.start();
  }

  wake(): void {
    void this.#fill();
  }

  async activateModel(active: ActiveModel): Promise<Result<null, string>> {
    const others = [...this.#active.values()].filter(({ product }) => product !== active.product);
    const loaded = new Set([active, ...others].map(({ model }) => model));
    if (loaded.size > activeModelLimit) return failed(`at most ${activeModelLimit} models can be active at a time`);
    this.#activating = true;
    const added = await this.#keeper.addModel({ key: active.model, dir: active.dir }).finally(() => {
      this.#activating = false;
    });
    if (!added.ok) {
      this.#options.log(`model ${active.model} was not activated: ${added.problem}`);
      return added;
    }
    const former = this.#active.get(active.product);
    this.#active.set(active.product, active);
    this.#tellModels();
    if (former) void this.#unloadWhenIdle(former.model);
    this.wake();
    return ok(null);
  }

  deactivate(product: ProductKey): void {
    const former = this.#active.get(product);
    this.#active.delete(product);
    this.#tellModels();
    if (former) void this.#unloadWhenIdle(former.model);
  }

  setThresholds(product: ProductKey, model: ModelKey, thresholds: Thresholds): void {
    const active = this.#active.get(product);
    if (active?.model === model) this.#active.set(product, { ...active, thresholds });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#keeper.stop();
    await Promise.allSettled(this.#underWay.values());
  }

  #onReady(): void {
    for (const [model, problem] of this.#keeper.ready?.problems ?? []) {
      if (problem !== null) this.#options.log(`model ${model} cannot be used: ${problem}`);
    }
    this.#tellModels();
    this.wake();
  }

  /** While the process is restarting the state stays that. */
  #tellModels(): void {
    const host = this.#keeper.ready;
    const active = [...this.#active.values()].map(({ product, model }) => ({
      product,
      model,
      problem: host?.problems.get(model) ?? null,
    }));
    const problem = active.find((each) => each.problem !== null)?.problem ?? null;
    const state = problem !== null ? 'failed' : active.length > 0 ? 'ready' : 'no-model';
    this.#setStatus(host ? { state, active, problem } : { active });
  }

  #onGone(how: string): void {
    const problem = `the inspection process ended (${how})`;
    this.#options.log(`${problem}; it is started again`);
    this.#setStatus({ state: 'restarting', problem });
  }

  #setStatus(change: Partial<InspectionStatus>): void {
    this.#status = { ...this.#status, ...change };
    if (!this.#stopped) this.#options.onStatus(this.#status);
  }

  /** Takes up as many captures as there is room for. One run at a time; a call meanwhile makes it look again. */
  async #fill(): Promise<void> {
    if (this.#filling) {
      this.#wokenMeanwhile = true;
      return;
    }
    this.#filling = true;
    try {
      do {
        this.#wokenMeanwhile = false;
        await this.#takeUp();
      } while (this.#wokenMeanwhile && !this.#stopped);
    } catch (error) {
      this.#options.log(`waiting captures cannot be read: ${(error as Error).message}`);
      setTimeout(() => this.wake(), sourcePauseMs).unref();
    } finally {
      this.#filling = false;
    }
  }

  async #takeUp(): Promise<void> {
    if (this.#stopped || !this.#keeper.ready) return;
    const limit = this.#strikes.size > 0 ? 1 : (this.#options.underWayLimit ?? usualUnderWayLimit);
    const room = limit - this.#underWay.size;
    if (room > 0) for (const job of await this.#nextJobs(room)) this.#begin(job);
    const waiting = await this.#options.source.waiting();
    if (waiting !== this.#status.waiting) this.#setStatus({ waiting });
  }

  async #nextJobs(room: number): Promise<readonly InspectionJob[]> {
    const suspect = this.#suspects.shift();
    if (suspect) return [suspect];
    return this.#options.source.next(room, [...this.#underWay.keys()]);
  }

  #begin(job: InspectionJob): void {
    const host = this.#keeper.ready;
    // It ended while the jobs were being asked for: they wait in the source.
    if (!host || this.#stopped) {
      if (this.#strikes.has(job.capture)) this.#suspects.unshift(job);
      return;
    }
    const done = this.#inspect(job, host).finally(() => {
      this.#underWay.delete(job.capture);
      this.wake();
    });
    this.#underWay.set(job.capture, done);
  }

  /** Never rejects. */
  async #inspect(job: InspectionJob, host: ReadyHost): Promise<void> {
    const outcome = await this.#outcomeOf(job, host);
    if (!outcome) return;
    this.#strikes.delete(job.capture);
    try {
      await this.#options.source.record(job.capture, outcome);
    } catch (error) {
      // It still waits in the source and is inspected again.
      this.#options.log(`inspection of capture ${job.capture} could not be recorded: ${(error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, sourcePauseMs).unref());
    }
  }

  /** Null when the process ended and the capture is to be tried again. */
  async #outcomeOf(job: InspectionJob, host: ReadyHost): Promise<InspectionOutcome | null> {
    const limitMs = this.#options.jobLimitMs ?? usualJobLimitMs;
    const watchdog = setTimeout(() => {
      this.#options.log(`capture ${job.capture} took longer than ${limitMs / 1000} s`);
      host.kill();
    }, limitMs);
    try {
      const { outcome, warning } = await host.remote.inspect(job, this.#judgeOf(job, host));
      if (warning !== null) this.#options.log(warning);
      this.#keeper.noteSuccess();
      return outcome;
    } catch (error) {
      if (error instanceof HostGone) return this.#onHostLost(job);
      return { state: 'unanalysed', problem: (error as Error).message };
    } finally {
      clearTimeout(watchdog);
    }
  }

  /** Null without a model that can be used. */
  #judgeOf({ product }: InspectionJob, host: ReadyHost): Judge | null {
    const active = this.#active.get(product);
    return active && host.problems.get(active.model) === null ? active : null;
  }

  #onHostLost(job: InspectionJob): InspectionOutcome | null {
    if (this.#stopped) return null;
    // While a model is being loaded, that is the likelier cause.
    const strikes = (this.#strikes.get(job.capture) ?? 0) + (this.#activating ? 0 : 1);
    if (strikes >= strikeLimit) {
      this.#options.log(`capture ${job.capture} ended the inspection process twice and is set aside`);
      return { state: 'unanalysed', problem: 'its inspection ended the inspection process twice' };
    }
    this.#strikes.set(job.capture, strikes);
    this.#suspects.push(job);
    return null;
  }

  async #unloadWhenIdle(model: ModelKey): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
    // Another product's, or active again meanwhile.
    if ([...this.#active.values()].some((active) => active.model === model)) return;
    await this.#keeper
      .removeModel(model)
      .catch((error: Error) => this.#options.log(`model ${model} stays loaded: ${error.message}`));
  }
}
