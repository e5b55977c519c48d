import { expect, test } from 'vitest';
import { decide } from '../../src-main/records/decisions';
import { recordInspection } from '../../src-main/records/inspections';
import { BulkRun } from '../../src-main/storage/bulk-run';
import type { BulkProgress, Selected } from '../../src-shared/domain/bulk-decision';
import type { Capture } from '../../src-shared/domain/capture';
import type { CaptureId } from '../../src-shared/domain/ids';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';

const order = { kind: 'reject', reason: 'crushed', operator: 'Ada', atMs: 7 } as const;

function desk(captures: number) {
  const { writer } = newRecords();
  const model = addTestModel(writer);
  const ids = Array.from({ length: captures }, (_, n) => {
    const id = addTestCapture(writer, { receivedAtMs: 1000 + n });
    recordInspection(writer, id, inspected(model, n % 2 === 0 ? 'fail' : 'pass', 0.5));
    return id;
  });
  const changed: Capture[] = [];
  const told: BulkProgress[] = [];
  let ended: (progress: BulkProgress) => void = () => undefined;
  const run = new BulkRun({
    writer,
    photosDone: () => Promise.resolve(),
    onProgress: (progress) => {
      told.push(progress);
      if (progress.state !== 'running') ended(progress);
    },
    onChanged: (some) => changed.push(...some),
    onFailure: (error) => {
      throw error;
    },
  });
  const end = (): Promise<BulkProgress> =>
    new Promise((resolve) => {
      ended = resolve;
    });
  const standing = (): (string | null)[] =>
    writer.all<{ decision: string | null }>('SELECT decision FROM capture ORDER BY id').map(({ decision }) => decision);
  const decideOne = (capture: CaptureId, kind: 'accept' | 'withdraw', expectedDecisionCount: number): unknown =>
    decide(writer, { capture, kind, reason: null, operator: 'Grace', atMs: 5, expectedDecisionCount });
  return { writer, ids, run, end, changed, told, standing, decideOne };
}

const list = (ids: readonly CaptureId[], count = 0): Selected => ({
  kind: 'list',
  captures: ids.map((id) => [id, count]),
});
const all = (filter: Extract<Selected, { kind: 'all' }>['filter'], upTo: CaptureId, more = {}): Selected => ({
  kind: 'all',
  filter,
  except: [],
  upToCapture: upTo,
  upToDecision: 0,
  total: 0,
  ...more,
});

test('a list is rejected with its reason, and what was decided before or meanwhile is left and counted', async () => {
  const { ids, run, end, changed, decideOne, writer } = desk(60);
  const [first, second, ...rest] = ids as [CaptureId, CaptureId, ...CaptureId[]];
  decideOne(first, 'accept', 0);
  decideOne(second, 'accept', 0);
  decideOne(second, 'withdraw', 1);
  const done = end();
  const id = run.start(order, list(ids));
  expect(run.start(order, list(ids))).toBeNull();
  expect(await done).toMatchObject({ id, state: 'done', total: 60, done: 58, left: 2, undoes: null });
  expect(new Set(changed.map((capture) => capture.id))).toEqual(new Set(rest));
  expect(
    changed.every(
      ({ decision, reason, decidedBy }) => decision === 'reject' && reason === 'crushed' && decidedBy === 'Ada',
    ),
  ).toBe(true);
  expect(writer.all(`SELECT operator, after FROM audit_entry WHERE action = 'bulk'`)).toEqual([
    { operator: 'Ada', after: '{"kind":"reject","reason":"crushed","state":"done","decided":58,"left":2}' },
  ]);
});

test('all of a filter means what was there when it was selected, without the exceptions', async () => {
  const { ids, run, end, standing, decideOne } = desk(41);
  const late = ids.at(-1) as CaptureId;
  decideOne(ids[4] as CaptureId, 'accept', 0);
  const done = end();
  // 20 of the first 40 fail; one is an exception, one was accepted after the selection.
  run.start(
    order,
    all({ verdict: 'fail', decision: 'none' }, (late - 1) as CaptureId, { except: [ids[0]], total: 19 }),
  );
  expect(await done).toMatchObject({ state: 'done', done: 18, left: 1 });
  expect(standing().filter((decision) => decision === 'reject')).toHaveLength(18);
  expect([standing()[0], standing()[4], standing()[40]]).toEqual([null, 'accept', null]);
});

test('an undo writes withdrawals for what stands as the bulk left it, and says how many do not', async () => {
  const { ids, run, end, standing, decideOne, writer } = desk(30);
  const rejected = end();
  const bulk = run.start(order, list(ids));
  await rejected;
  decideOne(ids[3] as CaptureId, 'withdraw', 1);
  decideOne(ids[3] as CaptureId, 'accept', 2);
  const undone = end();
  expect(bulk).not.toBeNull();
  if (bulk !== null) run.undo(bulk, { operator: 'Mary', atMs: 9 });
  expect(await undone).toMatchObject({ state: 'done', undoes: bulk, total: 30, done: 29, left: 1 });
  expect(standing()).toEqual(ids.map((_, at) => (at === 3 ? 'accept' : null)));
  expect(writer.get('SELECT count(*) AS rows FROM decision')).toEqual({ rows: 30 + 2 + 29 });
});

test('an undone withdrawal gives every decision back as it was', async () => {
  const { ids, run, end, standing, writer } = desk(8);
  const half = ids.slice(0, 4);
  for (const [kind, some] of [
    ['reject', half],
    ['accept', ids.slice(4)],
  ] as const) {
    const done = end();
    run.start({ ...order, kind }, list(some));
    await done;
  }
  const before = standing();
  const withdrawn = end();
  const bulk = run.start({ ...order, kind: 'withdraw' }, list(ids, 1));
  expect(await withdrawn).toMatchObject({ done: 8, left: 0 });
  expect(new Set(standing())).toEqual(new Set([null]));
  const undone = end();
  if (bulk !== null) run.undo(bulk, { operator: 'Mary', atMs: 9 });
  await undone;
  expect(standing()).toEqual(before);
  const reasons = writer.all('SELECT DISTINCT reason FROM capture WHERE decision = ?', 'reject');
  expect(reasons).toEqual([{ reason: 'crushed' }]);
});

test('a cancelled one keeps what is done, and photos on their way go first', async () => {
  const { ids, run, end, told } = desk(400);
  const done = end();
  const bulk = run.start(order, list(ids));
  await new Promise((resume) => setTimeout(resume, 1));
  if (bulk !== null) run.cancel(bulk);
  const last = await done;
  expect(last.state).toBe('cancelled');
  expect(last.done).toBeLessThan(400);
  expect(told.at(-1)).toBe(last);
});
