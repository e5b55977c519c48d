import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addCaptures } from '../../src-main/records/captures';
import type { Writer } from '../../src-main/records/handles';
import { addModel } from '../../src-main/records/models';
import { openWriter } from '../../src-main/records/open-records';
import type { CaptureId, ModelKey } from '../../src-shared/domain/ids';
import type { InspectionOutcome, Verdict } from '../../src-shared/domain/inspection';
import { temporaryFolder } from './temporary-folder';

/** A new database in a folder of its own; both go with the test. */
export function newRecords(): { readonly writer: Writer; readonly dataDir: string } {
  const dataDir = temporaryFolder();
  const writer = openWriter(join(dataDir, 'vigie.db'));
  onTestFinished(() => {
    writer.db.close();
  });
  return { writer, dataDir };
}

let nextFile = 1;

/** A capture row without an image file. */
export function addTestCapture(
  writer: Writer,
  {
    cameraId = 1,
    address = '10.0.0.1',
    receivedAtMs = 1_790_000_000_000,
    sizeBytes = 1000,
    rounds = 1,
    transferMs = 50,
    sha256 = new Uint8Array(32).fill(7),
  } = {},
): CaptureId {
  const [id] = addCaptures(writer, [
    {
      photo: {
        camera: { cameraId, address, port: 44_444 },
        receivedAtMs,
        packetCount: 3,
        rounds,
        resentPackets: 0,
        transferMs,
        resumed: false,
      },
      file: `2026/09/21/${nextFile++}.jpg`,
      sha256,
      sizeBytes,
    },
  ]);
  if (id === undefined) throw new Error('no capture was added');
  return id;
}

export function addTestModel(writer: Writer, version = '1.0.0'): ModelKey {
  return addModel(writer, {
    name: 'cable',
    version,
    product: 'cable',
    description: '',
    installedAtMs: 1,
    manifestSha256: version.padStart(64, '0'),
    folder: `/models/${version}`,
    thresholds: { pass: 0.5, fail: 0.75 },
  }).key;
}

export function inspected(
  model: ModelKey,
  verdict: Verdict,
  score: number,
): Extract<InspectionOutcome, { state: 'inspected' }> {
  return {
    state: 'inspected',
    model,
    width: 1600,
    height: 1200,
    atMs: 1_790_000_000_300,
    durationMs: 120.4,
    score,
    verdict,
    photoProblem: null,
    thresholds: { pass: 0.5, fail: 0.75 },
    regions: [{ x: 1, y: 2, width: 3, height: 4, peak: 0.9, share: 0.5 }],
    heatMapPng: new Uint8Array([137, 80, 78, 71]),
  };
}
