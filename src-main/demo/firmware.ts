/**
 * The ESP32-CAM firmware that is in the field, as a machine without socket and clock. It copies that firmware's
 * limits on purpose, its faults included: one-byte counters that wrap around, no pacing, refusals skipped like
 * any other unexpected datagram, a last packet that is never sent when the photo is an exact multiple of the
 * payload, and a receive buffer of 32 bytes that a longer reply overruns.
 */
import { assertNever } from '../../src-shared/domain/assert-never';
import { decodeStationFrame } from '../../src-shared/protocol/decode';
import { encode } from '../../src-shared/protocol/encode';
import type { EndReply } from '../../src-shared/protocol/frame';
import { fieldMaxPacketBytes, fieldPayloadBytes, fieldReplyLimitBytes } from '../../src-shared/protocol/limits';

const replyWaitMs = 1000;
const pauseMs = 100;
const maxTries = 7;

interface Photo {
  readonly cameraId: number;
  readonly bytes: Uint8Array;
  /** Requests sent. */
  readonly requests: number;
  /** Ends sent. */
  readonly rounds: number;
  /** Replies that came during a pause; read at the next wait. */
  readonly unread: readonly Uint8Array[];
}

export type FirmwareState = Photo &
  (
    | { readonly phase: 'requesting' | 'request-pause' | 'ending' | 'end-pause'; readonly deadlineMs: number }
    | { readonly phase: 'over'; readonly outcome: FirmwareOutcome }
  );

export type FirmwareOutcome =
  /** The station has the photo: the camera forgets it. */
  | { readonly kind: 'acknowledged' }
  /** Seven requests without a go-ahead, or seven ends without a 0-missing reply. */
  | { readonly kind: 'gave-up'; readonly waitingFor: 'go-ahead' | 'zero-missing' }
  /** A reply overran the receive buffer. */
  | { readonly kind: 'crashed'; readonly replyBytes: number };

export interface FirmwareStep {
  readonly state: FirmwareState;
  /** Datagrams to send now, in order. */
  readonly send: readonly Uint8Array[];
}

/** N as the firmware counts it: rounded up past exact multiples, and cut to one byte. */
export const firmwarePacketCount = (sizeBytes: number): number => packetsOf(sizeBytes) & 0xff;

const packetsOf = (sizeBytes: number): number => Math.floor(sizeBytes / fieldPayloadBytes) + 1;

export function startFirmware(cameraId: number, bytes: Uint8Array, nowMs: number): FirmwareStep {
  return request({ cameraId, bytes, requests: 0, rounds: 0, unread: [] }, nowMs);
}

/** Time has come to the state's deadline. */
export function firmwareTimedOut(state: FirmwareState, nowMs: number): FirmwareStep {
  switch (state.phase) {
    case 'requesting':
      return { state: { ...state, phase: 'request-pause', deadlineMs: nowMs + pauseMs }, send: [] };
    case 'request-pause':
      if (state.requests >= maxTries) return over(state, { kind: 'gave-up', waitingFor: 'go-ahead' });
      return readUnread(request(state, nowMs), nowMs);
    case 'ending':
      return { state: { ...state, phase: 'end-pause', deadlineMs: nowMs + pauseMs }, send: [] };
    case 'end-pause':
      if (state.rounds >= maxTries) return over(state, { kind: 'gave-up', waitingFor: 'zero-missing' });
      return readUnread(end(state, [], nowMs), nowMs);
    case 'over':
      return { state, send: [] };
    default:
      return assertNever(state);
  }
}

/** A reply has arrived. In a pause it stays where it is; while the camera waits it is read at once. */
export function firmwareReceived(state: FirmwareState, datagram: Uint8Array, nowMs: number): FirmwareStep {
  if (state.phase === 'over') return { state, send: [] };
  if (state.phase === 'request-pause' || state.phase === 'end-pause') {
    return { state: { ...state, unread: [...state.unread, datagram] }, send: [] };
  }
  if (datagram.length > fieldReplyLimitBytes) return over(state, { kind: 'crashed', replyBytes: datagram.length });
  if (state.phase === 'requesting') {
    return isGoAhead(state, datagram) ? end(state, burst(state), nowMs) : { state, send: [] };
  }
  const reply = decodeStationFrame(datagram);
  if (reply.kind !== 'end-reply' || reply.cameraId !== state.cameraId) return { state, send: [] };
  return endAnswered(state, reply, nowMs);
}

function readUnread(begun: FirmwareStep, nowMs: number): FirmwareStep {
  let { state, send } = begun;
  const { unread } = state;
  state = { ...state, unread: [] };
  for (const datagram of unread) {
    const next = firmwareReceived(state, datagram, nowMs);
    state = next.state;
    send = [...send, ...next.send];
  }
  return { state, send };
}

function endAnswered(state: FirmwareState, { missing }: EndReply, nowMs: number): FirmwareStep {
  if (missing.length === 0) return over(state, { kind: 'acknowledged' });
  const resent = missing.flatMap((index) => dataPacket(state, index));
  if (state.rounds < maxTries) return end(state, resent, nowMs);
  return over(state, { kind: 'gave-up', waitingFor: 'zero-missing' });
}

/** Bytes 0-2, status 0 in byte 3, and bytes 4-7 as the request's 3-6: the last byte of S is not compared. */
function isGoAhead(state: FirmwareState, reply: Uint8Array): boolean {
  const asked = requestFrame(state);
  const expected = [...asked.subarray(0, 3), 0, ...asked.subarray(3, 7)];
  return reply.length === 9 && expected.every((byte, position) => reply[position] === byte);
}

function request(photo: Photo, nowMs: number): FirmwareStep {
  const state = {
    ...photo,
    requests: photo.requests + 1,
    phase: 'requesting',
    deadlineMs: nowMs + replyWaitMs,
  } as const;
  return { state, send: [requestFrame(state)] };
}

function end(photo: Photo, before: readonly Uint8Array[], nowMs: number): FirmwareStep {
  const { cameraId, bytes } = photo;
  const packetCount = firmwarePacketCount(bytes.length);
  const state = { ...photo, rounds: photo.rounds + 1, phase: 'ending', deadlineMs: nowMs + replyWaitMs } as const;
  return { state, send: [...before, encode({ kind: 'end', cameraId, packetCount })] };
}

const over = (photo: Photo, outcome: FirmwareOutcome): FirmwareStep => ({
  state: { ...photo, phase: 'over', outcome },
  send: [],
});

const requestFrame = ({ cameraId, bytes }: Photo): Uint8Array =>
  encode({
    kind: 'request',
    cameraId,
    packetCount: firmwarePacketCount(bytes.length),
    maxPacketBytes: fieldMaxPacketBytes,
  });

const burst = (photo: Photo): Uint8Array[] =>
  Array.from({ length: packetsOf(photo.bytes.length) }, (_, position) => dataPacket(photo, position)).flat();

/** None for the empty last packet of an exact multiple, and for a position past the photo. */
function dataPacket({ cameraId, bytes }: Photo, position: number): Uint8Array[] {
  const data = bytes.subarray(position * fieldPayloadBytes, (position + 1) * fieldPayloadBytes);
  return data.length === 0 ? [] : [encode({ kind: 'data', cameraId, index: position & 0xff, data })];
}
