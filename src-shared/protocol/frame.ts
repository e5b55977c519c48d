/**
 * The words of the camera protocol. One UDP datagram is one frame; integers are unsigned, big-endian.
 *
 * Byte 0 is the client type (1 is a camera that photographs cables), byte 1 the camera id, byte 2 the kind:
 *
 * | kind | camera -> station                          | station -> camera                              |
 * |------|--------------------------------------------|------------------------------------------------|
 * | 0    | `01 id 00`               acknowledgement   | `01 id 00`                    acknowledgement  |
 * | 1    | `01 id 01 N SSSS`        request           | `01 id 01 status N SSSS`      request reply    |
 * | 2    | `01 id 02 index LLLL data` data            | -                                              |
 * | 3    | `01 id 03 N`             end               | `01 id 03 M i1 .. iM`         end reply        |
 *
 * N: packets of the photo. S: maximum packet size in bytes, header of 8 bytes included. L: bytes of data that
 * follow. M: packets not received, then their indexes.
 */

export const clientType = { special: 0, camera: 1 } as const;
export const frameKind = { acknowledgement: 0, request: 1, data: 2, end: 3 } as const;

export interface Acknowledgement {
  readonly kind: 'acknowledgement';
  readonly cameraId: number;
}

/** Asks to send a photo. */
export interface Request {
  readonly kind: 'request';
  readonly cameraId: number;
  /** N, 1-255. */
  readonly packetCount: number;
  /** S, header included: 9-65507. */
  readonly maxPacketBytes: number;
}

export interface Data {
  readonly kind: 'data';
  readonly cameraId: number;
  readonly index: number;
  /** At least one byte. A view into the datagram: copy it to keep it. */
  readonly data: Uint8Array;
}

/** All packets were sent. */
export interface End {
  readonly kind: 'end';
  readonly cameraId: number;
  /** N, 1-255. */
  readonly packetCount: number;
}

export const requestStatus = {
  goAhead: 0,
  noCapacity: 1,
  invalid: 2,
  storageUnavailable: 3,
  notAdmitted: 4,
  shuttingDown: 5,
} as const;

/** Anything but go-ahead refuses. N and S are echoed as they came, also when they are what is wrong. */
export interface RequestReply {
  readonly kind: 'request-reply';
  readonly cameraId: number;
  readonly status: number;
  readonly packetCount: number;
  readonly maxPacketBytes: number;
}

export interface EndReply {
  readonly kind: 'end-reply';
  readonly cameraId: number;
  /** Indexes not received; none promises that the photo is kept. */
  readonly missing: readonly number[];
}

export type CameraFrame = Acknowledgement | Request | Data | End;
export type StationFrame = Acknowledgement | RequestReply | EndReply;
export type Frame = CameraFrame | StationFrame;

export type MalformedReason =
  /** Shorter than the three bytes every frame has. */
  | 'no-header'
  /** Client type 0 (reserved) or one that is not defined. */
  | 'unknown-type'
  | 'unknown-kind'
  /** Not the length of its kind, or data whose length field disagrees with the datagram. */
  | 'wrong-length'
  | 'no-data'
  /** An end that counts no packet. */
  | 'no-packets'
  /** A request whose N or S makes no photo: refused with status 2. */
  | 'invalid-request';

/** A datagram that is no frame. `cameraId` is null where the datagram is none of a camera. */
export type Malformed =
  | {
      readonly kind: 'malformed';
      readonly reason: Exclude<MalformedReason, 'invalid-request'>;
      readonly cameraId: number | null;
    }
  | {
      readonly kind: 'malformed';
      readonly reason: 'invalid-request';
      readonly cameraId: number;
      /** As sent, for the refusal to echo. */
      readonly packetCount: number;
      readonly maxPacketBytes: number;
    };
