import type { Language } from '../../src-shared/domain/settings';
import type { CsvProfile } from '../../src-shared/ipc/contract';
import { csvFormat, csvText, formatCell } from './csv-format';
import type { ExportOutcome } from './export-csv';
import { exportProblem } from './export-error';
import { type FigureSource, figureColumns, figureRows } from './figures-rows';
import { type Existing, openTarget, type TargetFile } from './target-file';

export interface FiguresRequest extends FigureSource {
  /** Target, absolute. */
  readonly file: string;
  readonly existing?: Existing;
  readonly profile: CsvProfile;
  /** Of the spreadsheet profile. */
  readonly language: Language;
}

/** Writes the figures of a report as CSV. Never rejects. */
export function exportFigures(request: FiguresRequest): Promise<ExportOutcome> {
  const { profile, language } = request;
  const format = csvFormat(profile, language);
  const rows = figureRows(request);
  const cells = rows.map((row) => figureColumns.map(({ kind }, at) => formatCell(kind, row[at] ?? null, format)));
  const text = csvText([figureColumns.map(({ name }) => name), ...cells], format);
  return writeWhole(request, (format.byteOrderMark ? '\ufeff' : '') + text, rows.length);
}

/** Writes a file that is at hand as a whole. Never rejects. */
export async function writeWhole(
  { file, existing }: { readonly file: string; readonly existing?: Existing },
  content: string | Uint8Array,
  rows: number,
): Promise<ExportOutcome> {
  let target: TargetFile | undefined;
  try {
    target = await openTarget(file, existing);
    await target.write(content);
    return { state: 'done', file: await target.finish(), rows };
  } catch (error) {
    await target?.discard();
    return { state: 'failed', problem: exportProblem(error), detail: (error as Error).message };
  }
}
