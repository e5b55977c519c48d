/** How figures are reduced and written. */

/** Smallest value that `share` (0-1) of them do not exceed; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const count = (value: number): string => Math.round(value).toLocaleString('en');
export const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
/** Every round's figure, so that noise shows. */
export const each = (values: readonly number[], write: (value: number) => string): string =>
  values.map(write).join(', ');

export const timesColumns = ['what', 'times', 'median ms', 'p95 ms', 'worst ms'] as const;

/** What was measured many times, in the columns above. */
export const timesRow = (what: string, timesMs: readonly number[]): string[] => [
  what,
  count(timesMs.length),
  ms(median(timesMs)),
  ms(quantile(timesMs, 0.95)),
  ms(quantile(timesMs, 1)),
];

export interface Aim {
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

export interface SectionResult {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** One paragraph each. */
  readonly notes: readonly string[];
  readonly aims: readonly Aim[];
}

export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export function sectionMarkdown({ title, columns, rows, notes }: SectionResult): string {
  return [`### ${title}`, markdownTable(columns, rows), ...notes].join('\n\n');
}

export function aimsMarkdown(aims: readonly Aim[]): string {
  return markdownTable(
    ['aim', 'measured', 'met'],
    aims.map(({ aim, measured, met }) => [aim, measured, met ? 'yes' : '**no**']),
  );
}
