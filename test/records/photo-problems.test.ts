import { expect, test } from 'vitest';
import { listCameras } from '../../src-main/records/camera-status';
import { captureDetail } from '../../src-main/records/capture-detail';
import { recordInspection } from '../../src-main/records/inspections';
import { openWriter } from '../../src-main/records/open-records';
import { photoWarnings } from '../../src-main/records/photo-warnings';
import type { PhotoProblem } from '../../src-shared/domain/inspection';
import { addTestCapture, addTestModel, inspected } from '../support/station-records';

const startMs = 1_790_000_000_000;

/** One camera whose photos had these problems, oldest first. */
function stationWith(problems: readonly (PhotoProblem | null)[]) {
  const records = openWriter(':memory:');
  const model = addTestModel(records, '1.0.0');
  const captures = problems.map((photoProblem, index) => {
    const capture = addTestCapture(records, { receivedAtMs: startMs + index * 1000 });
    const verdict = photoProblem === null ? 'pass' : 'unsure';
    recordInspection(records, capture, { ...inspected(model, verdict, 0.2), photoProblem });
    return capture;
  });
  const [camera] = listCameras(records, startMs + 60_000);
  if (!camera) throw new Error('no camera');
  return { records, captures, camera };
}

const good = (count: number) => Array.from({ length: count }, () => null);

test('why a photo could not be judged is kept with its inspection', () => {
  const { records, captures } = stationWith(['blurred', null]);
  const problems = captures.map((capture) => captureDetail(records, capture).inspections[0]?.photoProblem);
  expect(problems).toEqual(['blurred', null]);
});

test('a camera is warned of what many of its newest ten photos have', () => {
  const { camera } = stationWith([...good(7), 'blurred', 'blurred', 'blurred']);
  expect(camera.photoWarnings).toEqual([{ problem: 'blurred', count: 3, of: 10 }]);
});

test('the first photo of a camera is enough, a single one of ten is not', () => {
  expect(stationWith(['too-dark']).camera.photoWarnings).toEqual([{ problem: 'too-dark', count: 1, of: 1 }]);
  expect(stationWith([...good(9), 'too-dark']).camera.photoWarnings).toEqual([]);
});

test('good photos end the warning', () => {
  const problems: (PhotoProblem | null)[] = ['no-part', 'no-part', 'no-part', 'no-part', 'no-part'];
  expect(stationWith([...problems, ...good(5)]).camera.photoWarnings).toEqual([
    { problem: 'no-part', count: 5, of: 10 },
  ]);
  expect(stationWith([...problems, ...good(8)]).camera.photoWarnings).toEqual([]);
});

test('captures without an inspection are passed over, and not searched for without end', () => {
  const { records, camera } = stationWith(['blurred']);
  for (let index = 0; index < 20; index++) addTestCapture(records, { receivedAtMs: startMs + 5000 + index });
  expect(photoWarnings(records, camera.key)).toEqual([{ problem: 'blurred', count: 1, of: 1 }]);
  for (let index = 0; index < 30; index++) addTestCapture(records, { receivedAtMs: startMs + 9000 + index });
  expect(photoWarnings(records, camera.key)).toEqual([]);
});
