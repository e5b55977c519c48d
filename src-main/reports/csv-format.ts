/** How a value looks in a cell, by profile: `machine` for programs, `spreadsheet` for people. */
import { stringify } from 'csv-stringify/sync';
import { isoTime } from '../../src-shared/domain/local-time';
import type { Language } from '../../src-shared/domain/settings';
import type { CsvProfile } from '../../src-shared/ipc/contract';

export interface CsvFormat {
  readonly delimiter: ',' | ';';
  readonly decimalMark: '.' | ',';
  /** Spreadsheets take a file without it for the machine's old code page. */
  readonly byteOrderMark: boolean;
}

export function csvFormat(profile: CsvProfile, language: Language): CsvFormat {
  if (profile === 'machine') return { delimiter: ',', decimalMark: '.', byteOrderMark: false };
  const french = language === 'fr';
  return { delimiter: french ? ';' : ',', decimalMark: french ? ',' : '.', byteOrderMark: true };
}

/** Lines of cells that are formatted already, as RFC 4180 wants them. */
export const csvText = (cells: readonly (readonly string[])[], { delimiter }: CsvFormat): string =>
  stringify(cells as string[][], {
    delimiter,
    record_delimiter: 'windows',
    // A lone CR or LF is no record delimiter here, and breaks a line all the same.
    quoted_match: /[\r\n]/,
  });

/** `text` comes from people or the network; `number` and `time` (ms since 1970) are the station's own. */
export type CellKind = 'text' | 'number' | 'time';

export function formatCell(kind: CellKind, value: string | number | null, format: CsvFormat): string {
  if (value === null) return '';
  if (typeof value === 'string') return defuse(value);
  if (kind === 'time') return isoTime(value);
  // Nothing is put before our own numbers: a negative one must stay a number.
  const text = String(value);
  return format.decimalMark === '.' ? text : text.replace('.', format.decimalMark);
}

/**
 * A cell a spreadsheet would take for a formula: `=`, `+`, `-`, `@` and their full-width forms, also after anything
 * invisible that importers drop; and a cell that begins with a tab or a line break, behind which one may hide.
 */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** Puts an apostrophe before what would be run as a formula. */
export const defuse = (text: string): string => (formula.test(text) ? `'${text}` : text);
