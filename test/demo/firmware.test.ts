import { expect, test } from 'vitest';
import {
  type FirmwareState,
  firmwarePacketCount,
  firmwareReceived,
  firmwareTimedOut,
  startFirmware,
} from '../../src-main/demo/firmware';
import { SimulatedLine, tableLimits } from '../support/simulated-line';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** Camera 99 with a photo of 1453 bytes: two packets. */
const start = () => startFirmware(99, new Uint8Array(1453).fill(7), 0);
const goAhead = fromHex('0163010002000005b4');

/** Lets every wait run out. */
function starve(state: FirmwareState): { sent: string[]; endedAtMs: number; state: FirmwareState } {
  const sent: string[] = [];
  let endedAtMs = 0;
  let present = state;
  while (present.phase !== 'over') {
    endedAtMs = present.deadlineMs;
    const next = firmwareTimedOut(present, endedAtMs);
    sent.push(...next.send.map(hex));
    present = next.state;
  }
  return { sent, endedAtMs, state: present };
}

test('it asks seven times, 1100 ms apart, and gives up after 7.7 s', () => {
  const { state, send } = start();
  expect(send.map(hex)).toEqual(['01630102000005b4']);
  const starved = starve(state);
  expect(starved.sent).toEqual(Array(6).fill('01630102000005b4'));
  expect(starved.endedAtMs).toBe(7700);
  expect(starved.state).toMatchObject({ outcome: { kind: 'gave-up', waitingFor: 'go-ahead' } });
});

test('a refusal is skipped like any other datagram, and the wait goes on', () => {
  const { state } = start();
  for (const reply of ['0163010402000005b4', '0162010002000005b4', '0163010003000005b4', '01630300']) {
    expect(firmwareReceived(state, fromHex(reply), 10)).toEqual({ state, send: [] });
  }
});

test('the go-ahead brings every packet in one burst, then the end', () => {
  const { send } = firmwareReceived(start().state, goAhead, 10);
  expect(send.map((datagram) => hex(datagram.subarray(0, 8)))).toEqual([
    '01630200000005ac',
    '0163020100000001',
    '01630302',
  ]);
});

test('exactly the packets that are missing are sent again, with the end at once', () => {
  const { state } = firmwareReceived(start().state, goAhead, 10);
  const { send } = firmwareReceived(state, fromHex('0163030101'), 20);
  expect(send.map(hex)).toEqual(['016302010000000107', '01630302']);
});

test('it gives up after seven ends that did not bring 0 missing', () => {
  let { state } = firmwareReceived(start().state, goAhead, 10);
  for (let round = 1; round <= 7; round++) {
    expect(state).toMatchObject({ phase: 'ending', rounds: round });
    state = firmwareReceived(state, fromHex('0163030101'), 20).state;
  }
  expect(state).toMatchObject({ outcome: { kind: 'gave-up', waitingFor: 'zero-missing' } });
});

test('a reply that comes in the pause is read at the next wait', () => {
  const { state } = firmwareTimedOut(start().state, 1000);
  const early = firmwareReceived(state, goAhead, 1050);
  expect(early.send).toEqual([]);
  const { send } = firmwareTimedOut(early.state, 1100);
  expect(send.map((datagram) => datagram[2])).toEqual([1, 2, 2, 3]);
});

test('a reply of more than 32 bytes crashes it', () => {
  const { state } = firmwareReceived(start().state, goAhead, 10);
  expect(firmwareReceived(state, new Uint8Array(33), 20).state).toMatchObject({
    outcome: { kind: 'crashed', replyBytes: 33 },
  });
});

test('its packet count is one byte', () => {
  expect(firmwarePacketCount(1451)).toBe(1);
  expect(firmwarePacketCount(1452)).toBe(2);
  expect(firmwarePacketCount(255 * 1452 - 1)).toBe(255);
  expect(firmwarePacketCount(255 * 1452)).toBe(0);
  expect(firmwarePacketCount(260 * 1452 + 1)).toBe(5);
});

test('a photo of an exact multiple of the payload is never acknowledged, and the station says why', () => {
  const line = new SimulatedLine();
  const board = line.board(99);
  board.sendPhoto(line.photo(3 * 1452));
  line.finish();
  expect(board.sent).toMatchObject([{ outcome: { kind: 'gave-up', waitingFor: 'zero-missing' }, rounds: 7 }]);
  expect(line.stored).toEqual([]);
  expect(line.failed).toMatchObject([{ reason: 'exact-multiple', missing: [3] }]);
});

test('a photo of more than 255 packets is never acknowledged, and the station says why', () => {
  const line = new SimulatedLine();
  const board = line.board(99);
  board.sendPhoto(line.photo(260 * 1452 + 700));
  line.finish();
  expect(board.sent).toMatchObject([{ outcome: { kind: 'gave-up', waitingFor: 'zero-missing' } }]);
  expect(line.stored).toEqual([]);
  expect(line.failed).toMatchObject([{ reason: 'too-large', packetCount: 5 }]);
});

test('a photo of exactly 256 packets is refused before the burst', () => {
  const line = new SimulatedLine();
  const board = line.board(99);
  board.sendPhoto(line.photo(255 * 1452 + 1));
  line.finish();
  expect(board.sent).toMatchObject([{ outcome: { kind: 'gave-up', waitingFor: 'go-ahead' } }]);
  expect(line.counts).toEqual({ 'refused-invalid': 7 });
});

test('a reply limit above the buffer crashes the camera: the limit of 32 bytes is there for it', () => {
  const line = new SimulatedLine({
    seed: 3,
    faults: { loss: 0.5, duplication: 0, reordering: 0, minDelayMs: 0, maxDelayMs: 0 },
    limits: tableLimits({ replyLimitBytes: 259 }),
  });
  const board = line.board(99);
  board.sendPhoto(line.photo(200_000));
  line.finish();
  expect(board.sent[0]?.outcome.kind).toBe('crashed');
});
