import { type CameraFrame, clientType, frameKind, type Malformed, type StationFrame } from './frame';
import { dataHeaderBytes, endReplyHeaderBytes, maxDatagramBytes } from './limits';

/** What a camera sent. Never throws; the data of a data frame is a view into `bytes`. */
export function decodeCameraFrame(bytes: Uint8Array): CameraFrame | Malformed {
  const problem = headerProblem(bytes);
  if (problem) return problem;
  switch (at(bytes, 2)) {
    case frameKind.acknowledgement:
      return decodeAcknowledgement(bytes);
    case frameKind.request:
      return decodeRequest(bytes);
    case frameKind.data:
      return decodeData(bytes);
    case frameKind.end:
      return decodeEnd(bytes);
    default:
      return malformed('unknown-kind', bytes);
  }
}

/** What a station answered. Never throws. */
export function decodeStationFrame(bytes: Uint8Array): StationFrame | Malformed {
  const problem = headerProblem(bytes);
  if (problem) return problem;
  switch (at(bytes, 2)) {
    case frameKind.acknowledgement:
      return decodeAcknowledgement(bytes);
    case frameKind.request:
      return decodeRequestReply(bytes);
    case frameKind.end:
      return decodeEndReply(bytes);
    default:
      return malformed('unknown-kind', bytes);
  }
}

function headerProblem(bytes: Uint8Array): Malformed | null {
  if (bytes.length > 0 && at(bytes, 0) !== clientType.camera) return malformed('unknown-type', bytes);
  return bytes.length < 3 ? malformed('no-header', bytes) : null;
}

function decodeAcknowledgement(bytes: Uint8Array): (CameraFrame & StationFrame) | Malformed {
  if (bytes.length !== 3) return malformed('wrong-length', bytes);
  return { kind: 'acknowledgement', cameraId: at(bytes, 1) };
}

function decodeRequest(bytes: Uint8Array): CameraFrame | Malformed {
  if (bytes.length !== 8) return malformed('wrong-length', bytes);
  const cameraId = at(bytes, 1);
  const packetCount = at(bytes, 3);
  const maxPacketBytes = uint32(bytes, 4);
  const holdsData = maxPacketBytes > dataHeaderBytes && maxPacketBytes <= maxDatagramBytes;
  if (packetCount === 0 || !holdsData) {
    return { kind: 'malformed', reason: 'invalid-request', cameraId, packetCount, maxPacketBytes };
  }
  return { kind: 'request', cameraId, packetCount, maxPacketBytes };
}

function decodeData(bytes: Uint8Array): CameraFrame | Malformed {
  if (bytes.length < dataHeaderBytes || uint32(bytes, 4) !== bytes.length - dataHeaderBytes) {
    return malformed('wrong-length', bytes);
  }
  if (bytes.length === dataHeaderBytes) return malformed('no-data', bytes);
  return { kind: 'data', cameraId: at(bytes, 1), index: at(bytes, 3), data: bytes.subarray(dataHeaderBytes) };
}

function decodeEnd(bytes: Uint8Array): CameraFrame | Malformed {
  if (bytes.length !== 4) return malformed('wrong-length', bytes);
  const packetCount = at(bytes, 3);
  if (packetCount === 0) return malformed('no-packets', bytes);
  return { kind: 'end', cameraId: at(bytes, 1), packetCount };
}

/** N and S are not judged: a refusal echoes whatever was asked. */
function decodeRequestReply(bytes: Uint8Array): StationFrame | Malformed {
  if (bytes.length !== 9) return malformed('wrong-length', bytes);
  return {
    kind: 'request-reply',
    cameraId: at(bytes, 1),
    status: at(bytes, 3),
    packetCount: at(bytes, 4),
    maxPacketBytes: uint32(bytes, 5),
  };
}

function decodeEndReply(bytes: Uint8Array): StationFrame | Malformed {
  if (bytes.length < endReplyHeaderBytes || bytes.length !== endReplyHeaderBytes + at(bytes, 3)) {
    return malformed('wrong-length', bytes);
  }
  return { kind: 'end-reply', cameraId: at(bytes, 1), missing: Array.from(bytes.subarray(endReplyHeaderBytes)) };
}

function malformed(reason: Exclude<Malformed['reason'], 'invalid-request'>, bytes: Uint8Array): Malformed {
  const isCamera = bytes.length > 1 && at(bytes, 0) === clientType.camera;
  return { kind: 'malformed', reason, cameraId: isCamera ? at(bytes, 1) : null };
}

/** Callers have checked the length. */
const at = (bytes: Uint8Array, offset: number): number => bytes[offset] as number;

const uint32 = (bytes: Uint8Array, offset: number): number =>
  at(bytes, offset) * 0x1000000 +
  ((at(bytes, offset + 1) << 16) | (at(bytes, offset + 2) << 8) | at(bytes, offset + 3));
