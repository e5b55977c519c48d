import { isoTime } from '../../src-shared/domain/local-time';
import type { OutputKind } from '../../src-shared/domain/mqtt-output';
import {
  type CaptureFacts,
  type DecisionMessage,
  type InspectionMessage,
  messageVersion,
  type StatusMessage,
  type TestMessage,
} from '../../src-shared/domain/output-message';
import type { Settings } from '../../src-shared/domain/settings';
import { reasonLabel } from '../../src-shared/reason-texts';
import type { OutgoingDecision, OutgoingInspection } from '../records/outgoing';

/** What messages say beside what is in the rows. */
export interface MessageWords extends Pick<Settings, 'reasons' | 'language'> {
  readonly station: string;
}

/** Of one kind, with the row it is made of. */
export interface OutgoingMessage {
  readonly kind: OutputKind;
  readonly row: number;
  readonly atMs: number;
  readonly body: InspectionMessage | DecisionMessage;
}

/**
 * The time keeps an id from coming twice where the records were put back to an older state and count on from there.
 * Within a station's topics it names one row for ever.
 */
const messageId = (kind: OutputKind, { id, at_ms }: { readonly id: number; readonly at_ms: number }): string =>
  `${kind}-${id}-${at_ms}`;

type Row = OutgoingInspection | OutgoingDecision;

const captureFacts = (row: Row): CaptureFacts => ({
  id: row.capture,
  camera: { id: row.camera_id, name: row.camera_name },
  product: row.product,
  lot: row.lot,
  serial: row.serial,
  receivedAt: isoTime(row.received_at_ms),
});

export function ofInspection(row: OutgoingInspection, { station }: MessageWords): OutgoingMessage {
  const body: InspectionMessage = {
    v: messageVersion,
    id: messageId('inspection', row),
    station,
    kind: 'inspection',
    capture: captureFacts(row),
    verdict: row.verdict,
    photoProblem: row.photo_problem,
    score: row.score,
    thresholds: { pass: row.pass_threshold, fail: row.fail_threshold },
    model: { name: row.model_name, version: row.model_version },
    inspectedAt: isoTime(row.at_ms),
  };
  return { kind: 'inspection', row: row.id, atMs: row.at_ms, body };
}

export function ofDecision(row: OutgoingDecision, { station, reasons, language }: MessageWords): OutgoingMessage {
  const body: DecisionMessage = {
    v: messageVersion,
    id: messageId('decision', row),
    station,
    kind: 'decision',
    capture: captureFacts(row),
    decision: row.decision,
    reason: row.reason === null ? null : { code: row.reason, label: reasonLabel(row.reason, reasons, language) },
    operator: row.operator,
    decidedAt: isoTime(row.at_ms),
  };
  return { kind: 'decision', row: row.id, atMs: row.at_ms, body };
}

export const statusMessageOf = (
  station: string,
  state: StatusMessage['state'],
  atMs: number | null,
): StatusMessage => ({
  v: messageVersion,
  station,
  kind: 'status',
  state,
  at: atMs === null ? null : isoTime(atMs),
});

export const testMessageOf = (station: string, atMs: number): TestMessage => ({
  v: messageVersion,
  station,
  kind: 'test',
  at: isoTime(atMs),
});
