/** The inspector as the station runs it: a process of its own, captures and verdicts in a real database. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostProcess } from '../../src-main/inspection/host-process';
import { type ActiveModel, type Inspector, startInspector } from '../../src-main/inspection/inspector';
import { addCaptures, type StoredPhoto } from '../../src-main/records/captures';
import type { Writer } from '../../src-main/records/handles';
import { nextToInspect, recordInspection, waitingForInspection } from '../../src-main/records/inspections';
import { addModel } from '../../src-main/records/models';
import { openWriter } from '../../src-main/records/open-records';
import type { ProductKey } from '../../src-shared/domain/ids';
import { activeModelLimit, defaultProduct } from '../../src-shared/domain/product';
import { summary } from './timings';

export interface QueueMeasurement {
  readonly packageDir: string;
  /** Holds `photos`, and gets the database and thumbnails. */
  readonly dataDir: string;
  readonly photos: readonly string[];
  readonly count: number;
  readonly underWay: readonly number[];
}

const hostFile = join(import.meta.dirname, '../../src-main/inspection/inspection-host.ts');

/** One photo alone, then `count` that wait: for each number under way, and with as many models as can be active. */
export async function measureQueues(plan: QueueMeasurement): Promise<void> {
  const writer = openWriter(join(plan.dataDir, 'vigie.db'));
  try {
    const one = activeModels(writer, plan.packageDir, 1);
    for (const underWayLimit of plan.underWay) await new MeasuredStation(writer, plan, underWayLimit, one).measure();
    await new MeasuredStation(writer, plan, 3, activeModels(writer, plan.packageDir, activeModelLimit)).measure();
  } finally {
    writer.db.close();
  }
}

/** As many copies of the package, each loaded and tried for a product of its own; the first is the captures'. */
function activeModels(writer: Writer, packageDir: string, count: number): readonly ActiveModel[] {
  return Array.from({ length: count }, (_, index) => {
    const { key: model } = addModel(writer, {
      name: 'speed',
      version: `${count}.${index}.0`,
      product: '',
      description: '',
      installedAtMs: 0,
      manifestSha256: (100 * count + index).toString(16).padStart(64, '0'),
      folder: '',
      thresholds: { pass: 1, fail: 2 },
    });
    return { product: (defaultProduct + index) as ProductKey, model, dir: packageDir, thresholds: null };
  });
}

class MeasuredStation {
  readonly #writer: Writer;
  readonly #plan: QueueMeasurement;
  readonly #underWayLimit: number;
  readonly #models: number;
  readonly #inspector: Inspector;
  #pid = 0;
  #left = 0;
  #mostMemoryMiB = 0;
  #onDone: () => void = () => undefined;

  constructor(writer: Writer, plan: QueueMeasurement, underWayLimit: number, active: readonly ActiveModel[]) {
    this.#writer = writer;
    this.#plan = plan;
    this.#underWayLimit = underWayLimit;
    this.#models = active.length;
    this.#inspector = startInspector({
      spawnHost: () => this.#spawnHost(),
      source: {
        next: async (limit, inWork) =>
          nextToInspect(writer, limit, inWork).map(({ capture, product }) => ({
            capture,
            product,
            imageFile: join(plan.dataDir, plan.photos[capture % plan.photos.length] ?? ''),
            thumbnailFile: join(plan.dataDir, 'thumbnails', `${capture}.jpg`),
          })),
        waiting: async () => waitingForInspection(writer),
        record: async (capture, outcome) => {
          if (outcome.state !== 'inspected') throw new Error(`capture ${capture} is ${outcome.state}`);
          recordInspection(writer, capture, outcome);
          this.#mostMemoryMiB = Math.max(this.#mostMemoryMiB, memoryMiB(this.#pid));
          this.#left--;
          if (this.#left === 0) this.#onDone();
        },
      },
      active,
      underWayLimit,
      onStatus: () => undefined,
      log: console.error,
    });
  }

  async measure(): Promise<void> {
    // The first also waits for the process and its model.
    await this.#inspect(1);
    const aloneMs: number[] = [];
    for (let index = 0; index < 30; index++) aloneMs.push(await this.#inspect(1));
    const usedMs = processorMs(this.#pid);
    const queueMs = await this.#inspect(this.#plan.count);
    const perPhotoMs = (processorMs(this.#pid) - usedMs) / this.#plan.count;
    console.log(
      `${this.#models} model(s), ${this.#underWayLimit} under way: alone, to the stored verdict ${summary(aloneMs)}; ` +
        `queue ${((1000 * this.#plan.count) / queueMs).toFixed(1)} photos/s, processor ${perPhotoMs.toFixed(0)} ms each; memory at most ${this.#mostMemoryMiB.toFixed(0)} MiB`,
    );
    await this.#inspector.stop();
  }

  /** Lets `count` captures wait and answers after how many ms the last verdict was stored. */
  async #inspect(count: number): Promise<number> {
    const done = new Promise<void>((resolve) => {
      this.#onDone = resolve;
    });
    this.#left = count;
    addCaptures(this.#writer, Array.from({ length: count }, storedPhoto));
    const startMs = performance.now();
    this.#inspector.wake();
    await done;
    return performance.now() - startMs;
  }

  #spawnHost(): HostProcess {
    const child = fork(hostFile, {
      serialization: 'advanced',
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#pid = child.pid ?? 0;
    return {
      port: {
        postMessage: (message) => {
          child.send(message as object);
        },
        onMessage: (listener) => {
          child.on('message', listener);
        },
      },
      onExit: (listener) => {
        child.on('exit', (code, signal) => listener(signal ?? `exit code ${code}`));
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  }
}

let storedPhotos = 0;

const storedPhoto = (): StoredPhoto => ({
  photo: {
    camera: { cameraId: 1, address: '127.0.0.1', port: 1 },
    receivedAtMs: Date.now(),
    packetCount: 1,
    rounds: 1,
    resentPackets: 0,
    transferMs: 1,
    resumed: false,
  },
  file: `${storedPhotos++}.jpg`,
  sha256: new Uint8Array(32),
  sizeBytes: 1,
});

/** Resident memory of a process, on Linux; 0 elsewhere. */
function memoryMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** What a process's threads have used so far, on Linux (proc(5): utime and stime in hundredths of a second). */
function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}
