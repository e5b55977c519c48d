/** Work on one photo after another that outlives photos which end its process. */
import { join } from 'node:path';
import type { ModelKey } from '../../src-shared/domain/ids';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { HostMethods } from '../inspection/host-methods';
import { HostGone } from '../inspection/host-process';
import type { Remote } from '../threads/rpc';
import type { DeskParts } from './desk-parts';
import type { TaskContext } from './task-runner';

type Host = Remote<HostMethods>;

/** A photo that takes longer counts as one that ended the process. */
const photoLimitMs = 60_000;
/** A photo is set aside when it ended the process this many times. */
const strikeLimit = 2;
/** So many photos set aside one after another: it is the model, or the machine. */
const setAsideLimit = 3;

export class PhotoWork {
  readonly #context: TaskContext;
  readonly #load: (host: Host) => Promise<Result<null, string>>;
  #host: Host;
  #setAsideInARow = 0;

  private constructor(context: TaskContext, load: (host: Host) => Promise<Result<null, string>>) {
    this.#context = context;
    this.#load = load;
    this.#host = context.host;
  }

  /** With these installed models loaded; a problem when one cannot be. */
  static async begin(
    { reader, dataDir }: Pick<DeskParts, 'reader' | 'dataDir'>,
    models: readonly ModelKey[],
    context: TaskContext,
  ): Promise<Result<PhotoWork, string>> {
    const packages = await Promise.all(
      models.map(async (key) => ({ key, dir: join(dataDir, (await reader.modelByKey(key)).folder) })),
    );
    const work = new PhotoWork(context, async (host) => {
      for (const { key, dir } of packages) {
        const loaded = await host.loadModel(key, dir);
        if (!loaded.ok) return failed(loaded.problem);
      }
      return ok(null);
    });
    const loaded = await work.#load(work.#host);
    return loaded.ok ? ok(work) : loaded;
  }

  /**
   * What `work` on a photo gives; null when the photo ended the process twice, or its file is gone or unreadable.
   * Rejects as `work` does otherwise, and when photo after photo ends the process.
   */
  async on<T>(work: (host: Host) => Promise<T>): Promise<T | null> {
    for (let strike = 0; strike < strikeLimit; strike++) {
      try {
        const done = await this.#within(photoLimitMs, work(this.#host));
        this.#setAsideInARow = 0;
        return done;
      } catch (error) {
        // From the file system, through the process, which lives.
        if ((error as NodeJS.ErrnoException).code !== undefined) return null;
        if (!(error instanceof HostGone)) throw error;
        await this.#restart();
      }
    }
    if (++this.#setAsideInARow >= setAsideLimit) {
      throw new Error(`${setAsideLimit} photos one after another ended the analysis process`);
    }
    return null;
  }

  async #within<T>(limitMs: number, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new HostGone(`longer than ${limitMs / 1000} s`)), limitMs);
    });
    try {
      return await Promise.race([work, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #restart(): Promise<void> {
    this.#host = await this.#context.freshHost();
    const loaded = await this.#load(this.#host);
    if (!loaded.ok) throw new Error(loaded.problem);
  }
}
