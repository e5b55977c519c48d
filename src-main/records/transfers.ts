import { type CameraKey, cameraKey } from '../../src-shared/domain/ids';
import type { CounterDelta, FailedTransfer, TransferFailureReason } from '../../src-shared/domain/transfer';
import type { ListedFailedTransfer } from '../../src-shared/ipc/contract';
import { seeCamera } from './cameras';
import type { Reader, Writer } from './handles';

const hourMs = 3_600_000;

/** Adds what was counted to the hour it was counted in, in one commit. */
export function addCounters(writer: Writer, deltas: readonly CounterDelta[]): void {
  writer.transaction(() => {
    for (const { camera, atMs, counts } of deltas) {
      const key: CameraKey | null = camera ? seeCamera(writer, { ...camera, atMs }).key : null;
      for (const [reason, count] of Object.entries(counts)) {
        if (count) addCount(writer, atMs - (atMs % hourMs), key, reason, count);
      }
    }
  });
}

function addCount(writer: Writer, hour: number, camera: CameraKey | null, reason: string, count: number): void {
  writer.run(
    `INSERT INTO counter_hour (hour_ms, camera, reason, count) VALUES (?, ?, ?, ?)
     ON CONFLICT (hour_ms, ifnull(camera, 0), reason) DO UPDATE SET count = count + excluded.count`,
    hour,
    camera,
    reason,
    count,
  );
}

export function recordFailedTransfers(writer: Writer, transfers: readonly FailedTransfer[]): void {
  writer.transaction(() => {
    for (const transfer of transfers) {
      writer.run(
        `INSERT INTO failed_transfer (camera, remote_port, at_ms, reason, packets, received_packets, missing, rounds)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        seeCamera(writer, { ...transfer.camera, atMs: transfer.atMs }).key,
        transfer.camera.port,
        transfer.atMs,
        transfer.reason,
        transfer.packetCount,
        transfer.receivedPackets,
        JSON.stringify(transfer.missing),
        transfer.rounds,
      );
    }
  });
}

interface FailedTransferRow {
  readonly camera_id: number;
  readonly address: string;
  readonly remote_port: number;
  readonly name: string;
  readonly at_ms: number;
  readonly reason: TransferFailureReason;
  readonly packets: number;
  readonly received_packets: number;
  readonly missing: string;
  readonly rounds: number;
}

const rowToFailedTransfer = (row: FailedTransferRow): ListedFailedTransfer => ({
  camera: { cameraId: row.camera_id, address: row.address, port: row.remote_port },
  cameraName: row.name,
  atMs: row.at_ms,
  reason: row.reason,
  packetCount: row.packets,
  receivedPackets: row.received_packets,
  missing: JSON.parse(row.missing) as number[],
  rounds: row.rounds,
});

/** Newest first. */
export function listFailedTransfers(
  reader: Reader,
  camera: CameraKey | undefined,
  limit: number,
): ListedFailedTransfer[] {
  const where = camera === undefined ? '' : 'WHERE f.camera = ?';
  return reader
    .all<FailedTransferRow>(
      `SELECT k.camera_id, k.address, k.name, f.remote_port, f.at_ms, f.reason, f.packets, f.received_packets, f.missing,
         f.rounds
       FROM failed_transfer f JOIN camera k ON k.key = f.camera ${where} ORDER BY f.at_ms DESC, f.id DESC LIMIT ?`,
      ...(camera === undefined ? [] : [cameraKey(camera)]),
      limit,
    )
    .map(rowToFailedTransfer);
}
