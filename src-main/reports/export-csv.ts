import type { Selected } from '../../src-shared/domain/bulk-decision';
import type { CaptureFilter } from '../../src-shared/domain/capture';
import type { Language } from '../../src-shared/domain/settings';
import { type Shift, shiftAt, type WorkedShift } from '../../src-shared/domain/shift';
import type { CsvContent, CsvProfile } from '../../src-shared/ipc/contract';
import type { Reader } from '../records/handles';
import { databaseFile, openReader } from '../records/open-records';
import { type CsvRow, countRows, csvColumns, readRows } from './csv-contents';
import { csvFormat, csvText, formatCell } from './csv-format';
import { type ExportProblem, exportProblem } from './export-error';
import { type Existing, openTarget, type TargetFile } from './target-file';

export interface ExportRequest {
  readonly dataDir: string;
  /** Target, absolute. */
  readonly file: string;
  /** Replaced unless said otherwise. */
  readonly existing?: Existing;
  readonly content: CsvContent;
  readonly profile: CsvProfile;
  /** Of the spreadsheet profile: French takes `;` and the decimal comma. */
  readonly language: Language;
  readonly filter: CaptureFilter;
  /** Only these of them. */
  readonly selected?: Selected | undefined;
  readonly shifts: readonly Shift[];
}

export interface RowProgress {
  readonly rows: number;
  readonly totalRows: number;
}

export type ExportOutcome =
  | { readonly state: 'done'; readonly file: string; readonly rows: number }
  | { readonly state: 'cancelled'; readonly rows: number }
  /** `detail` names the file or folder and the system's reason, in English. */
  | { readonly state: 'failed'; readonly problem: ExportProblem; readonly detail: string };

/** Rows formatted and written at a time: what is held in memory. */
const rowsAtATime = 1000;

/**
 * Writes the captures the filter lets through, or their decisions, as CSV (RFC 4180, CRLF), oldest first, from one
 * state of the database, while the station may go on. The file appears under its name only when it is complete.
 * Never rejects; needs no thread and no window.
 */
export async function exportCsv(
  request: ExportRequest,
  onProgress: (progress: RowProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ExportOutcome> {
  let reader: Reader | undefined;
  let target: TargetFile | undefined;
  try {
    // Of its own: an export under way would keep others from using the connection.
    reader = openReader(databaseFile(request.dataDir));
    target = await openTarget(request.file, request.existing);
    // One read transaction: rows that come or change meanwhile are not seen.
    reader.db.exec('BEGIN');
    const { rows, cancelled } = await writeRows(reader, target, request, onProgress, signal);
    if (cancelled) {
      await target.discard();
      return { state: 'cancelled', rows };
    }
    return { state: 'done', file: await target.finish(), rows };
  } catch (error) {
    await target?.discard();
    return { state: 'failed', problem: exportProblem(error), detail: (error as Error).message };
  } finally {
    reader?.db.close();
  }
}

async function writeRows(
  reader: Reader,
  target: TargetFile,
  { content, profile, language, shifts, ...exported }: ExportRequest,
  onProgress: (progress: RowProgress) => void,
  signal: AbortSignal | undefined,
): Promise<{ rows: number; cancelled: boolean }> {
  const format = csvFormat(profile, language);
  const columns = csvColumns(content);
  const shiftOf = shiftNames(shifts);
  const cell = (kind: (typeof columns)[number]['kind'], value: CsvRow[number]): string =>
    kind === 'shift' ? formatCell('text', shiftOf(Number(value)), format) : formatCell(kind, value, format);
  const csv = (cells: readonly (readonly string[])[]): string => csvText(cells, format);

  const totalRows = countRows(reader, content, exported);
  await target.write((format.byteOrderMark ? '\ufeff' : '') + csv([columns.map(({ name }) => name)]));
  const source = readRows(reader, content, exported);
  let rows = 0;
  try {
    for (;;) {
      onProgress({ rows, totalRows });
      if (signal?.aborted) return { rows, cancelled: true };
      const page = take(source, rowsAtATime);
      if (page.length === 0) return { rows, cancelled: false };
      // Waits for the disk: rows are read no faster than they are written.
      await target.write(csv(page.map((row) => columns.map(({ kind }, at) => cell(kind, row[at] ?? null)))));
      rows += page.length;
    }
  } finally {
    source.return?.();
  }
}

/** Rows come in the order of their time: the shift of one is nearly always that of the next. */
function shiftNames(shifts: readonly Shift[]): (ms: number) => string | null {
  let last: WorkedShift | null = null;
  return (ms) => {
    if (!last || ms < last.fromMs || ms >= last.toMs) last = shiftAt(shifts, ms);
    return last && (last.shift.label || last.shift.code);
  };
}

function take(source: IterableIterator<CsvRow>, count: number): CsvRow[] {
  const rows: CsvRow[] = [];
  while (rows.length < count) {
    const next = source.next();
    if (next.done) break;
    rows.push(next.value);
  }
  return rows;
}
