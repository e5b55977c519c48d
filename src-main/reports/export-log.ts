import type { AuditFilter } from '../../src-shared/domain/audit';
import type { Language } from '../../src-shared/domain/settings';
import type { CsvProfile } from '../../src-shared/ipc/contract';
import { auditCondition } from '../records/audit-pages';
import type { Reader } from '../records/handles';
import { databaseFile, openReader } from '../records/open-records';
import { type CellKind, csvFormat, csvText, formatCell } from './csv-format';
import type { ExportOutcome } from './export-csv';
import { exportProblem } from './export-error';
import { openTarget, type TargetFile } from './target-file';

export interface LogExportRequest {
  readonly dataDir: string;
  /** Target, absolute; replaced when it exists. */
  readonly file: string;
  readonly profile: CsvProfile;
  readonly language: Language;
  readonly filter: AuditFilter;
}

// Programs read this header: names and order are kept, new columns go to the end.
const columns: readonly { readonly name: string; readonly kind: CellKind; readonly sql: string }[] = [
  { name: 'entry_id', kind: 'number', sql: 'id' },
  { name: 'at', kind: 'time', sql: 'at_ms' },
  { name: 'operator', kind: 'text', sql: 'operator' },
  { name: 'role', kind: 'text', sql: 'role' },
  { name: 'kind', kind: 'text', sql: 'kind' },
  { name: 'action', kind: 'text', sql: 'action' },
  { name: 'subject', kind: 'text', sql: 'subject' },
  { name: 'before', kind: 'text', sql: 'before' },
  { name: 'after', kind: 'text', sql: 'after' },
];

const rowsAtATime = 1000;

/** Writes the entries the filter lets through as CSV, oldest first, from one state of the database. Never rejects. */
export async function exportLog(request: LogExportRequest): Promise<ExportOutcome> {
  let reader: Reader | undefined;
  let target: TargetFile | undefined;
  try {
    reader = openReader(databaseFile(request.dataDir));
    target = await openTarget(request.file);
    reader.db.exec('BEGIN');
    const rows = await writeEntries(reader, target, request);
    await target.finish();
    return { state: 'done', file: request.file, rows };
  } catch (error) {
    await target?.discard();
    return { state: 'failed', problem: exportProblem(error), detail: (error as Error).message };
  } finally {
    reader?.db.close();
  }
}

async function writeEntries(
  reader: Reader,
  target: TargetFile,
  { profile, language, filter }: LogExportRequest,
): Promise<number> {
  const format = csvFormat(profile, language);
  const { sql, params } = auditCondition(filter);
  const source = reader.db
    .prepare<unknown[], (string | number | null)[]>(
      `SELECT ${columns.map((column) => column.sql).join(', ')} FROM audit_entry WHERE ${sql} ORDER BY id`,
    )
    .raw(true)
    .iterate(...params);
  await target.write((format.byteOrderMark ? '\ufeff' : '') + csvText([columns.map(({ name }) => name)], format));
  let rows = 0;
  let cells: string[][] = [];
  const flush = async (): Promise<void> => {
    await target.write(csvText(cells, format));
    rows += cells.length;
    cells = [];
  };
  for (const row of source) {
    cells.push(columns.map(({ kind }, at) => formatCell(kind, row[at] ?? null, format)));
    if (cells.length >= rowsAtATime) await flush();
  }
  if (cells.length > 0) await flush();
  return rows;
}
