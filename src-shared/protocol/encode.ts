import { assertNever } from '../domain/assert-never';
import { clientType, type Frame, frameKind } from './frame';
import { dataHeaderBytes } from './limits';

/**
 * The datagram of a frame. Numbers must lie in their fields' ranges: the caller made them, so a breach throws
 * RangeError instead of going out wrapped around.
 */
export function encode(frame: Frame): Uint8Array {
  switch (frame.kind) {
    case 'acknowledgement':
      return bytesOf(frame.cameraId, frameKind.acknowledgement);
    case 'request':
      return bytesOf(frame.cameraId, frameKind.request, frame.packetCount, ...uint32(frame.maxPacketBytes));
    case 'request-reply':
      return bytesOf(
        frame.cameraId,
        frameKind.request,
        frame.status,
        frame.packetCount,
        ...uint32(frame.maxPacketBytes),
      );
    case 'data':
      return encodeData(frame.cameraId, frame.index, frame.data);
    case 'end':
      return bytesOf(frame.cameraId, frameKind.end, frame.packetCount);
    case 'end-reply':
      return bytesOf(frame.cameraId, frameKind.end, frame.missing.length, ...frame.missing);
    default:
      return assertNever(frame);
  }
}

function encodeData(cameraId: number, index: number, data: Uint8Array): Uint8Array {
  const datagram = new Uint8Array(dataHeaderBytes + data.length);
  datagram.set(bytesOf(cameraId, frameKind.data, index, ...uint32(data.length)));
  datagram.set(data, dataHeaderBytes);
  return datagram;
}

function bytesOf(...values: readonly number[]): Uint8Array {
  for (const value of values) checkRange(value, 0xff);
  return Uint8Array.of(clientType.camera, ...values);
}

function uint32(value: number): readonly number[] {
  checkRange(value, 0xffffffff);
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function checkRange(value: number, highest: number): void {
  if (!Number.isInteger(value) || value < 0 || value > highest) {
    throw new RangeError(`${value} is not an integer between 0 and ${highest}`);
  }
}
