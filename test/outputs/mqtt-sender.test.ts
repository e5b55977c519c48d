/** The records' way to a real broker: in order, at least once, whoever is killed meanwhile. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OutputOrder } from '../../src-main/outputs/broker-order';
import { MqttSender, type SenderParts } from '../../src-main/outputs/mqtt-sender';
import { decide } from '../../src-main/records/decisions';
import type { Writer } from '../../src-main/records/handles';
import { recordInspection } from '../../src-main/records/inspections';
import { databaseFile, openReader } from '../../src-main/records/open-records';
import type { CaptureId, ModelKey } from '../../src-shared/domain/ids';
import { type MqttOutputStatus, outputOff } from '../../src-shared/domain/mqtt-output';
import { decisionMessage, inspectionMessage, statusMessage } from '../../src-shared/domain/output-message';
import { eventually } from '../support/raw-camera';
import { addTestCapture, addTestModel, inspected, newRecords } from '../support/station-records';
import { startBroker, type TestBroker } from '../support/test-broker';

const quick = { lookEveryMs: 20, restLeastMs: 20, restMostMs: 50, saveEveryMs: 0 };

const orderFor = (port: number, change: Partial<OutputOrder> = {}): OutputOrder => ({
  broker: `mqtt://127.0.0.1:${port}`,
  username: '',
  password: null,
  caFile: '',
  prefix: 'vigie/line-3',
  clientId: 'vigie0123456789abcdef',
  kinds: ['inspection', 'decision'],
  station: 'Line 3',
  reasons: [{ code: 'other', label: '' }],
  language: 'en',
  ...change,
});

interface Line {
  readonly writer: Writer;
  readonly dataDir: string;
  /** Received and inspected. */
  inspect(count?: number): CaptureId[];
  start(limits?: SenderParts['limits']): Promise<RunningSender>;
}

interface RunningSender {
  readonly sender: MqttSender;
  readonly log: readonly string[];
  status(): MqttOutputStatus;
}

function newLine(): Line {
  const { writer, dataDir } = newRecords();
  const model: ModelKey = addTestModel(writer);
  return {
    writer,
    dataDir,
    inspect: (count = 1) =>
      Array.from({ length: count }, () => {
        const capture = addTestCapture(writer, { cameraId: 9 });
        recordInspection(writer, capture, inspected(model, 'fail', 0.875));
        return capture;
      }),
    start: async (limits) => {
      const reader = openReader(databaseFile(dataDir));
      const log: string[] = [];
      let status = outputOff;
      const sender = new MqttSender({
        reader,
        cursorFile: join(dataDir, 'mqtt-output.json'),
        onStatus: (now) => {
          status = now;
        },
        log: (text) => log.push(text),
        limits: { ...quick, ...limits },
      });
      onTestFinished(async () => {
        await sender.stop();
        reader.db.close();
      });
      return { sender, log, status: () => status };
    },
  };
}

async function brokerFor(wishes: Parameters<typeof startBroker>[0] = {}): Promise<TestBroker> {
  const broker = await startBroker(wishes);
  onTestFinished(() => broker.kill().catch(() => undefined));
  return broker;
}

const captures = (broker: TestBroker, kind = 'inspection'): number[] =>
  broker.of(kind).map(({ capture }) => capture.id);
const unique = (ids: readonly number[]): number[] => [...new Set(ids)];
const has = (broker: TestBroker, count: number, kind = 'inspection'): Promise<true> =>
  eventually(`${count} ${kind}`, () => (unique(captures(broker, kind)).length >= count ? true : null));
const cursorOf = ({ dataDir }: Line): unknown => JSON.parse(readFileSync(join(dataDir, 'mqtt-output.json'), 'utf8'));

describe('what is sent', () => {
  it('begins with what comes from now on, as the documented messages, one topic a kind', async () => {
    const line = newLine();
    const broker = await brokerFor();
    line.inspect(3);
    const { sender, status } = await line.start();
    await sender.configure(orderFor(broker.port));
    const [capture] = line.inspect() as [CaptureId];
    const by = { capture, operator: 'Ada', atMs: 1_790_000_001_000 };
    decide(line.writer, { ...by, kind: 'reject', reason: 'other', expectedDecisionCount: 0 });
    decide(line.writer, { ...by, kind: 'withdraw', reason: null, expectedDecisionCount: 1 });
    await has(broker, 1);
    await eventually('both decisions', () => (broker.of('decision').length === 2 ? true : null));

    expect(captures(broker)).toEqual([capture]);
    const [inspection] = broker.of('inspection');
    expect(inspectionMessage.parse(inspection)).toMatchObject({
      station: 'Line 3',
      id: 'inspection-4-1790000000300',
      capture: { camera: { id: 9, name: '' }, product: 'Product 1', lot: null, serial: null },
      verdict: 'fail',
      score: 0.875,
      thresholds: { pass: 0.5, fail: 0.75 },
      model: { name: 'cable', version: '1.0.0' },
    });
    expect(Date.parse(inspection?.capture.receivedAt ?? '')).toBe(1_790_000_000_000);
    expect(broker.of('decision').map((body) => decisionMessage.parse(body))).toMatchObject([
      { decision: 'reject', reason: { code: 'other', label: 'Other' }, operator: 'Ada', capture: { id: capture } },
      { decision: 'withdraw', reason: null },
    ]);
    expect(broker.received.map(({ topic }) => topic)).toEqual([
      'vigie/line-3/status',
      'vigie/line-3/inspection',
      'vigie/line-3/decision',
      'vigie/line-3/decision',
    ]);
    await eventually('nothing waits', () => (status().waiting === 0 ? true : null));
    expect(status()).toMatchObject({ state: 'connected', problem: null, failingSinceMs: null });
  });

  it('sends only the kinds that were chosen, and a kind chosen later from then on', async () => {
    const line = newLine();
    const broker = await brokerFor();
    const { sender } = await line.start();
    await sender.configure(orderFor(broker.port, { kinds: ['decision'] }));
    const [first] = line.inspect() as [CaptureId];
    decide(line.writer, {
      capture: first,
      kind: 'accept',
      reason: null,
      operator: 'Ada',
      atMs: 1,
      expectedDecisionCount: 0,
    });
    await has(broker, 1, 'decision');
    await sender.configure(orderFor(broker.port));
    const [second] = line.inspect() as [CaptureId];
    await has(broker, 1);
    expect(captures(broker)).toEqual([second]);
    expect(captures(broker, 'decision')).toEqual([first]);
  });

  it('says online and offline on a retained topic, and has the broker say it when the station is lost', async () => {
    const line = newLine();
    const broker = await brokerFor();
    const { sender } = await line.start();
    await sender.configure(orderFor(broker.port));
    await eventually('online', () => broker.of('status')[0] ?? null);
    await sender.stop();
    expect(broker.received.every(({ retain }) => retain)).toBe(true);
    expect(broker.of('status').map((body) => statusMessage.parse(body).state)).toEqual(['online', 'offline']);

    const lost = await brokerFor({ takes: ({ topic }) => !topic.endsWith('/inspection') });
    const other = await line.start({ acknowledgedWithinMs: 100, restLeastMs: 60_000, restMostMs: 60_000 });
    await other.sender.configure(orderFor(lost.port));
    line.inspect();
    const will = await eventually('the will', () => lost.of('status').find(({ state }) => state === 'offline') ?? null);
    expect(statusMessage.parse(will)).toMatchObject({ station: 'Line 3', at: null });
    expect(other.status().problem).toMatchObject({ code: 'no-answer' });
  });
});

describe('nothing is lost', () => {
  it('keeps the order over a broker that is killed again and again, and sends everything', async () => {
    const line = newLine();
    let broker = await brokerFor();
    const { port } = broker;
    const { sender, status } = await line.start({ perSecondMost: 5000 });
    await sender.configure(orderFor(port));
    const all: number[] = [];
    const seen: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      all.push(...line.inspect(150));
      await eventually('some of them', () => (captures(broker).length >= 40 ? true : null));
      await broker.kill();
      seen.push(...captures(broker));
      all.push(...line.inspect(20));
      await eventually('it is missed', () => (status().failingSinceMs !== null ? true : null));
      broker = await brokerFor({ port });
    }
    await eventually('all of them', () => (captures(broker).includes(all.at(-1) ?? 0) ? true : null));
    seen.push(...captures(broker));
    // The first time each of them came, in the order of the records.
    expect(unique(seen)).toEqual(all);
    await eventually('it goes well again', () =>
      status().failingSinceMs === null && status().waiting === 0 ? true : null,
    );
  });

  it('goes on where it left off over a restart of the station, also when nothing was noted in time', async () => {
    const line = newLine();
    const broker = await brokerFor();
    const first = await line.start();
    await first.sender.configure(orderFor(broker.port));
    const before = line.inspect(5);
    await has(broker, 5);
    await first.sender.stop();
    expect(cursorOf(line)).toMatchObject({ inspection: 5 });
    const closed = line.inspect(450);
    const second = await line.start({ perSecondMost: 100_000, saveEveryMs: 3_600_000 });
    await second.sender.configure(orderFor(broker.port));
    await has(broker, 455);
    expect(captures(broker)).toEqual([...before, ...closed]);
    // As after a power cut: the cursor on the disk is older than what was acknowledged.
    expect(cursorOf(line)).toMatchObject({ inspection: 5 });
    const third = await line.start({ perSecondMost: 100_000 });
    await third.sender.configure(orderFor(broker.port));
    await eventually('once more', () => (captures(broker).length === 905 ? true : null));
    const ids = broker.of('inspection').map(({ id }) => id);
    expect(new Set(ids).size).toBe(455);
  });

  it('moves over nothing that is not acknowledged, and keeps what is on its way bounded', async () => {
    const line = newLine();
    let asked = 0;
    const broker = await brokerFor({
      takes: ({ topic }) => {
        if (topic.endsWith('/inspection')) asked += 1;
        return topic.endsWith('/status');
      },
    });
    const { sender, status } = await line.start();
    await sender.configure(orderFor(broker.port));
    line.inspect(100);
    await eventually('they wait', () => (status().waiting === 100 && asked > 0 ? true : null));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toBeLessThanOrEqual(32);
    await sender.stop();
    expect(cursorOf(line)).toMatchObject({ inspection: 0, decision: 0 });
  });

  it('is not held up by a clock that is set back, and says that it fails since then', async () => {
    const line = newLine();
    const broker = await brokerFor();
    const { sender, status } = await line.start();
    await sender.configure(orderFor(broker.port));
    await eventually('connected', () => (status().state === 'connected' ? true : null));
    await broker.kill();
    await eventually('it is missed', () => status().failingSinceMs);
    const now = Date.now;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
    onTestFinished(() => clock.mockRestore());
    await eventually('since the new time', () => ((status().failingSinceMs ?? 0) <= Date.now() ? true : null));
    const again = await brokerFor({ port: broker.port });
    line.inspect();
    await has(again, 1);
    await eventually('it is noted', () => (JSON.stringify(cursorOf(line)).includes('"inspection":1') ? true : null));
    expect(status()).toMatchObject({ state: 'connected', failingSinceMs: null });
  });

  it('sends no faster than it may', async () => {
    const line = newLine();
    const broker = await brokerFor();
    const { sender } = await line.start({ perSecondMost: 100, lookEveryMs: 50 });
    await sender.configure(orderFor(broker.port));
    line.inspect(60);
    const fromMs = Date.now();
    await has(broker, 60);
    expect(Date.now() - fromMs).toBeGreaterThan(450);
  });

  it('begins anew after it was switched off, and counts no rows that a restored database does not have', async () => {
    const line = newLine();
    const broker = await brokerFor();
    const { sender, status } = await line.start();
    await sender.configure(orderFor(broker.port));
    line.inspect(2);
    await has(broker, 2);
    await sender.configure(null);
    expect(status()).toEqual(outputOff);
    expect(existsSync(join(line.dataDir, 'mqtt-output.json'))).toBe(false);
    line.inspect(5);
    await sender.configure(orderFor(broker.port));
    const [next] = line.inspect() as [CaptureId];
    await has(broker, 3);
    expect(captures(broker).at(-1)).toBe(next);
    await sender.stop();
    line.writer.run('DELETE FROM heat_map');
    line.writer.run('UPDATE capture SET inspection = NULL');
    line.writer.run('DELETE FROM inspection WHERE id > 4');
    const again = await line.start();
    await again.sender.configure(orderFor(broker.port));
    expect(cursorOf(line)).toMatchObject({ inspection: 4 });
    await eventually('nothing waits', () => (again.status().waiting === 0 ? true : null));
  });
});

describe('secrets', () => {
  it('tells nobody the password: not the log, nor the state', async () => {
    const line = newLine();
    const broker = await brokerFor({ login: { username: 'vigie', password: 'right-word' } });
    const { sender, log, status } = await line.start();
    await sender.configure(orderFor(broker.port, { username: 'vigie', password: 'wrong-word' }));
    const said = await eventually('it is refused', () => status().problem);
    expect(said.code).toBe('wrong-password');
    await sender.configure(orderFor(broker.port, { username: 'vigie', password: 'right-word' }));
    await eventually('it is taken', () => (status().state === 'connected' ? true : null));
    expect(JSON.stringify([log, status(), cursorOf(line)])).not.toMatch(/(right|wrong)-word/);
  });
});
