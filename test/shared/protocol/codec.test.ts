import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCameraFrame, decodeStationFrame } from '../../../src-shared/protocol/decode';
import { encode } from '../../../src-shared/protocol/encode';
import type { CameraFrame, Frame, StationFrame } from '../../../src-shared/protocol/frame';
import vectors from '../../support/protocol-vectors.json';

const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The vectors' words for a frame. */
function meaningOf(frame: Frame): Record<string, unknown> {
  const { kind, cameraId } = frame;
  switch (frame.kind) {
    case 'request':
      return { kind, cameraId, packetCount: frame.packetCount, maxPacketSize: frame.maxPacketBytes };
    case 'request-reply': {
      const { status, packetCount, maxPacketBytes } = frame;
      return { kind, cameraId, status, packetCount, maxPacketSize: maxPacketBytes };
    }
    case 'data':
      return { kind, cameraId, index: frame.index, dataHex: toHex(frame.data) };
    case 'end':
      return { kind, cameraId, packetCount: frame.packetCount };
    case 'end-reply':
      return { kind, cameraId, missing: frame.missing };
    case 'acknowledgement':
      return { kind, cameraId };
  }
}

describe('golden datagrams', () => {
  for (const { name, direction, hex, meaning } of vectors.valid) {
    test(`${name} is read and written as the document says`, () => {
      const decode = direction === 'camera-to-station' ? decodeCameraFrame : decodeStationFrame;
      const frame = decode(fromHex(hex));
      if (frame.kind === 'malformed') throw new Error(frame.reason);
      expect(meaningOf(frame)).toEqual(meaning);
      expect(toHex(encode(frame))).toBe(hex);
    });
  }

  for (const { name, hex } of vectors.malformed) {
    test(`${name} is malformed`, () => {
      expect(decodeCameraFrame(fromHex(hex)).kind).toBe('malformed');
    });
  }

  test('a request that makes no photo tells what its refusal must echo', () => {
    expect(decodeCameraFrame(fromHex('01630100000005b4'))).toEqual({
      kind: 'malformed',
      reason: 'invalid-request',
      cameraId: 99,
      packetCount: 0,
      maxPacketBytes: 1460,
    });
  });

  test('an end that counts no packet is malformed', () => {
    expect(decodeCameraFrame(fromHex('01630300'))).toMatchObject({ kind: 'malformed', reason: 'no-packets' });
  });
});

const byte = fc.integer({ min: 0, max: 255 });
const packetCount = fc.integer({ min: 1, max: 255 });
const maxPacketBytes = fc.integer({ min: 9, max: 65_507 });

const cameraFrames: fc.Arbitrary<CameraFrame> = fc.oneof(
  fc.record({ kind: fc.constant('acknowledgement' as const), cameraId: byte }),
  fc.record({ kind: fc.constant('request' as const), cameraId: byte, packetCount, maxPacketBytes }),
  fc.record({
    kind: fc.constant('data' as const),
    cameraId: byte,
    index: byte,
    data: fc.uint8Array({ minLength: 1, maxLength: 2000 }),
  }),
  fc.record({ kind: fc.constant('end' as const), cameraId: byte, packetCount }),
);

const stationFrames: fc.Arbitrary<StationFrame> = fc.oneof(
  fc.record({ kind: fc.constant('acknowledgement' as const), cameraId: byte }),
  fc.record({
    kind: fc.constant('request-reply' as const),
    cameraId: byte,
    status: byte,
    packetCount: byte,
    maxPacketBytes: fc.integer({ min: 0, max: 0xffffffff }),
  }),
  fc.record({
    kind: fc.constant('end-reply' as const),
    cameraId: byte,
    missing: fc.uniqueArray(byte, { maxLength: 255 }),
  }),
);

describe('round trip', () => {
  test('every camera frame comes back as it was', () => {
    fc.assert(
      fc.property(cameraFrames, (frame) => {
        expect(decodeCameraFrame(encode(frame))).toEqual({ ...frame });
      }),
    );
  });

  test('every station frame comes back as it was', () => {
    fc.assert(
      fc.property(stationFrames, (frame) => {
        expect(decodeStationFrame(encode(frame))).toEqual({ ...frame });
      }),
    );
  });

  test('no truncation of a frame is taken for that frame', () => {
    fc.assert(
      fc.property(cameraFrames, (frame) => {
        const whole = encode(frame);
        for (let length = 0; length < whole.length; length++) {
          expect(decodeCameraFrame(whole.subarray(0, length)).kind).toBe('malformed');
        }
      }),
    );
    fc.assert(
      fc.property(stationFrames, (frame) => {
        const whole = encode(frame);
        for (let length = 0; length < whole.length; length++) {
          expect(decodeStationFrame(whole.subarray(0, length)).kind).toBe('malformed');
        }
      }),
    );
  });

  test('a number outside its field throws instead of wrapping around', () => {
    expect(() => encode({ kind: 'end', cameraId: 256, packetCount: 1 })).toThrow(RangeError);
    expect(() => encode({ kind: 'end', cameraId: 1, packetCount: -1 })).toThrow(RangeError);
    expect(() => encode({ kind: 'request', cameraId: 1, packetCount: 1, maxPacketBytes: 2 ** 32 })).toThrow(RangeError);
  });
});
