import type { Decision, DecisionKind } from '../../src-shared/domain/decision';
import { type CaptureId, captureId, decisionId, inspectionId, modelKey } from '../../src-shared/domain/ids';
import type { Inspection, PhotoProblem, Region, Verdict } from '../../src-shared/domain/inspection';
import type { CaptureDetail } from '../../src-shared/ipc/contract';
import { type CaptureRow, captureColumns, rowToCapture } from './capture-row';
import type { Reader } from './handles';
import { labelOf } from './known-captures';
import { RecordsError } from './records-error';
import { serialsOf } from './serials';

interface DetailRow extends CaptureRow {
  readonly sha256: string;
  readonly address: string;
  readonly remote_port: number;
  readonly packets: number;
  readonly rounds: number;
  readonly resent_packets: number;
  readonly transfer_ms: number;
}

/** Throws RecordsError `not-found`. */
export function captureDetail(reader: Reader, id: CaptureId): CaptureDetail {
  const row = reader.get<DetailRow>(
    `SELECT ${captureColumns}, lower(hex(c.sha256)) AS sha256, k.address, c.remote_port, c.packets, c.rounds,
       c.resent_packets, c.transfer_ms
     FROM capture c JOIN camera k ON k.key = c.camera WHERE c.id = ?`,
    id,
  );
  if (!row) throw new RecordsError('not-found', `no capture ${id}`);
  return {
    capture: rowToCapture(row),
    sha256: row.sha256,
    address: row.address,
    port: row.remote_port,
    packets: row.packets,
    rounds: row.rounds,
    resentPackets: row.resent_packets,
    transferMs: row.transfer_ms,
    inspections: inspectionsOf(reader, id),
    decisions: decisionsOf(reader, id),
    serials: serialsOf(reader, id),
    label: labelOf(reader, id),
  };
}

interface InspectionRow {
  readonly id: number;
  readonly model: number;
  readonly name: string;
  readonly version: string;
  readonly at_ms: number;
  readonly duration_ms: number;
  readonly score: number;
  readonly verdict: Verdict;
  readonly photo_problem: PhotoProblem | null;
  readonly pass_threshold: number;
  readonly fail_threshold: number;
  readonly regions: string;
  readonly has_heat_map: number;
}

const rowToInspection = (row: InspectionRow): Inspection => ({
  id: inspectionId(row.id),
  model: modelKey(row.model),
  modelName: row.name,
  modelVersion: row.version,
  atMs: row.at_ms,
  durationMs: row.duration_ms,
  score: row.score,
  verdict: row.verdict,
  photoProblem: row.photo_problem,
  thresholds: { pass: row.pass_threshold, fail: row.fail_threshold },
  regions: JSON.parse(row.regions) as Region[],
  hasHeatMap: row.has_heat_map === 1,
});

function inspectionsOf(reader: Reader, capture: CaptureId): Inspection[] {
  return reader
    .all<InspectionRow>(
      `SELECT i.id, i.model, m.name, m.version, i.at_ms, i.duration_ms, i.score, i.verdict, i.photo_problem,
         i.pass_threshold, i.fail_threshold, i.regions, EXISTS (SELECT 1 FROM heat_map h WHERE h.inspection = i.id) AS has_heat_map
       FROM inspection i JOIN model m ON m.key = i.model WHERE i.capture = ? ORDER BY i.id DESC`,
      capture,
    )
    .map(rowToInspection);
}

interface DecisionRow {
  readonly id: number;
  readonly capture: number;
  readonly kind: DecisionKind;
  readonly reason: string | null;
  readonly operator: string;
  readonly at_ms: number;
}

function decisionsOf(reader: Reader, capture: CaptureId): Decision[] {
  return reader
    .all<DecisionRow>(
      'SELECT id, capture, kind, reason, operator, at_ms FROM decision WHERE capture = ? ORDER BY id DESC',
      capture,
    )
    .map((row) => ({
      id: decisionId(row.id),
      capture: captureId(row.capture),
      kind: row.kind,
      reason: row.reason,
      operator: row.operator,
      atMs: row.at_ms,
    }));
}

/** Heat map of the newest inspection as PNG, or null. */
export function heatMapPng(reader: Reader, capture: CaptureId): Uint8Array | null {
  const row = reader.get<{ png: Uint8Array }>(
    'SELECT h.png FROM capture c JOIN heat_map h ON h.inspection = c.inspection WHERE c.id = ?',
    capture,
  );
  return row?.png ?? null;
}
