/** A station's storage, reader, inspector and model desk around a real data folder, without Electron and cameras. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { startInspector } from '../../src-main/inspection/inspector';
import { usualSettings } from '../../src-main/inspection/teach/teach-product';
import type { DeskParts } from '../../src-main/model-desk/desk-parts';
import { TaskRunner } from '../../src-main/model-desk/task-runner';
import type { Reader } from '../../src-main/records/handles';
import { databaseFile, openReader } from '../../src-main/records/open-records';
import { type ReaderMethods, readerMethods } from '../../src-main/records/reader-methods';
import { createKeeper, keeperDefaults, type StorageEvent } from '../../src-main/storage/keeper';
import type { Remote } from '../../src-main/threads/rpc';
import type { AnalysisTask } from '../../src-shared/domain/analysis-task';
import type { CaptureId } from '../../src-shared/domain/ids';
import { seededRandom } from '../../src-shared/seeded-random';
import { attachTestLink, photo } from '../storage/station';
import { type ChildHost, spawnChildHost } from './child-host';

export const backboneFile = join(import.meta.dirname, '../../assets/models/backbone.onnx');

export interface TestDesk {
  readonly parts: DeskParts;
  readonly dataDir: string;
  readonly reader: Reader;
  /** As told while they ran. */
  readonly progress: readonly AnalysisTask[];
  readonly hosts: readonly ChildHost[];
  operator: string;
  /** Stores a photo and decides it. */
  receive(bytes: Uint8Array, decision: 'accept' | 'reject' | null): Promise<CaptureId>;
  /** The task under way, when it is over. */
  ended(): Promise<AnalysisTask>;
  close(): Promise<void>;
}

/** Calls to the same thread, answered as those to another one are. */
function remoteOf<M extends object>(methods: M): Remote<M> {
  return new Proxy(methods, {
    get: (target, name) =>
      name === 'then'
        ? undefined
        : async (...args: unknown[]) =>
            structuredClone(await (Reflect.get(target, name) as (...given: unknown[]) => unknown)(...args)),
  }) as Remote<M>;
}

export async function openTestDesk(): Promise<TestDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigie-desk-'));
  const stored: CaptureId[] = [];
  let inspector: ReturnType<typeof startInspector> | null = null;
  const onEvent = (event: StorageEvent): void => {
    if (event.type !== 'stored') return;
    stored.push(...event.captures.map(({ id }) => id));
    inspector?.wake();
  };
  const keeper = await createKeeper({ dataDir, ...keeperDefaults, reserveBytes: 0 }, onEvent);
  const reader = openReader(databaseFile(dataDir));
  const storage = remoteOf(keeper.methods);
  const link = attachTestLink(keeper);
  const hosts: ChildHost[] = [];
  const progress: AnalysisTask[] = [];
  const spawnHost = (): ChildHost => {
    const host = spawnChildHost();
    hosts.push(host);
    return host;
  };
  inspector = startInspector({
    spawnHost,
    active: [],
    source: {
      next: (limit, inWork) => storage.nextToInspect(limit, inWork),
      waiting: () => storage.waitingForInspection(),
      record: async (capture, outcome) => void (await storage.recordInspection(capture, outcome)),
    },
    onStatus: () => undefined,
    log: () => undefined,
  });
  const tasks = new TaskRunner({ spawnHost, onProgress: (task) => progress.push(task), log: () => undefined });
  const ignore = (): void => undefined;
  const running = inspector;
  const desk: TestDesk = {
    dataDir,
    reader,
    progress,
    hosts,
    operator: 'Ada',
    parts: {
      dataDir,
      backboneFile,
      // Of the usual kind, and small: a test's machine is busy.
      teachSettings: { ...usualSettings, candidates: 2000, memories: 300 },
      storage,
      reader: remoteOf<ReaderMethods>(readerMethods(reader, dataDir, Date.now)),
      inspector,
      tasks,
      operator: () => desk.operator,
      onModelsChanged: ignore,
      onProductsChanged: ignore,
      onInspected: ignore,
    },
    async receive(bytes, decision) {
      const before = stored.length;
      const answer = await link.store(photo(1, bytes));
      if (answer.type !== 'stored') throw new Error('not stored');
      while (stored.length === before) await new Promise(setImmediate);
      const capture = stored.at(-1) as CaptureId;
      const reason = decision === 'reject' ? 'other' : null;
      if (decision) {
        const made = { capture, kind: decision, reason, operator: 'Ada', atMs: Date.now(), expectedDecisionCount: 0 };
        await storage.decide(made);
      }
      return capture;
    },
    async ended() {
      await tasks.idle();
      if (!tasks.current) throw new Error('nothing was started');
      return tasks.current;
    },
    async close() {
      await tasks.stop();
      await running.stop();
      reader.db.close();
      await keeper.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return desk;
}

/** Grain that differs from photo to photo, and on request a spot. */
export function grainyPhoto(seed: number, spot = false, type: 'image/jpeg' | 'image/png' = 'image/jpeg'): Uint8Array {
  const random = seededRandom(seed);
  const canvas = createCanvas(320, 240);
  const context = canvas.getContext('2d');
  for (let y = 0; y < 240; y += 8) {
    for (let x = 0; x < 320; x += 8) {
      const grey = 110 + Math.floor(30 * random());
      context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
      context.fillRect(x, y, 8, 8);
    }
  }
  if (spot) {
    context.fillStyle = '#ff2000';
    context.fillRect(160, 64, 48, 48);
  }
  return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 95);
}
