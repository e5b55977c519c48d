/** What the exports hold: the columns in order, and the statement that reads them. */
import type { Selected } from '../../src-shared/domain/bulk-decision';
import type { CaptureFilter } from '../../src-shared/domain/capture';
import type { CsvContent } from '../../src-shared/ipc/contract';
import {
  bothConditions,
  type Condition,
  filterCondition,
  filterIndex,
  selectedCondition,
} from '../records/capture-filter';
import type { Reader } from '../records/handles';
import type { CellKind } from './csv-format';

interface Column {
  readonly name: string;
  readonly kind: CellKind | 'shift';
  readonly sql: string;
}

interface Content {
  readonly columns: readonly Column[];
  /** After `capture c`; CROSS JOIN keeps the captures outermost, in the order of their index. */
  readonly joins: string;
  readonly order: string;
}

const text = (name: string, sql: string): Column => ({ name, kind: 'text', sql });
const number = (name: string, sql: string): Column => ({ name, kind: 'number', sql });
/** Of the shift that worked at that time. */
const shift = (name: string, sql: string): Column => ({ name, kind: 'shift', sql });
const time = (name: string, sql: string): Column => ({ name, kind: 'time', sql });

const contents: Readonly<Record<CsvContent, Content>> = {
  // Programs read this header: names and order are kept, new columns go to the end.
  captures: {
    columns: [
      number('capture_id', 'c.id'),
      number('camera_id', 'k.camera_id'),
      text('camera_name', 'k.name'),
      time('received_at', 'c.received_at_ms'),
      text('sha256', 'lower(hex(c.sha256))'),
      number('size_bytes', 'c.size_bytes'),
      number('width', 'c.width'),
      number('height', 'c.height'),
      number('packets', 'c.packets'),
      number('rounds', 'c.rounds'),
      number('resent_packets', 'c.resent_packets'),
      number('transfer_ms', 'c.transfer_ms'),
      text('state', 'c.state'),
      text('verdict', 'c.verdict'),
      number('score', 'c.score'),
      text('model', 'm.name'),
      text('model_version', 'm.version'),
      text('decision', 'c.decision'),
      text('reason', 'c.reason'),
      text('decided_by', 'c.decided_by'),
      time('decided_at', 'c.decided_at_ms'),
      number('decision_count', 'c.decision_count'),
      text('photo_problem', 'i.photo_problem'),
      text('product', 'p.name'),
      text('serial', 'c.serial'),
      text('lot', '(SELECT l.number FROM lot l WHERE l.id = c.lot)'),
      shift('shift', 'c.received_at_ms'),
    ],
    joins: `CROSS JOIN camera k ON k.key = c.camera LEFT JOIN product p ON p.key = c.product
      LEFT JOIN inspection i ON i.id = c.inspection LEFT JOIN model m ON m.key = i.model`,
    order: 'c.received_at_ms, c.id',
  },
  decisions: {
    columns: [
      number('decision_id', 'd.id'),
      number('capture_id', 'c.id'),
      number('camera_id', 'k.camera_id'),
      text('camera_name', 'k.name'),
      time('received_at', 'c.received_at_ms'),
      text('decision', 'd.kind'),
      text('reason', 'd.reason'),
      text('decided_by', 'd.operator'),
      time('decided_at', 'd.at_ms'),
      text('product', 'p.name'),
      text('serial', 'c.serial'),
      text('lot', '(SELECT l.number FROM lot l WHERE l.id = c.lot)'),
      shift('shift', 'c.received_at_ms'),
    ],
    joins: `CROSS JOIN decision d ON d.capture = c.id CROSS JOIN camera k ON k.key = c.camera
      LEFT JOIN product p ON p.key = c.product`,
    order: 'c.received_at_ms, c.id, d.id',
  },
};

export type CsvRow = readonly (string | number | null)[];

export const csvColumns = (content: CsvContent): readonly Pick<Column, 'name' | 'kind'>[] => contents[content].columns;

/** What the filter lets through, or the selected of these. */
export interface ExportedCaptures {
  readonly filter: CaptureFilter;
  readonly selected?: Selected | undefined;
}

const conditionOf = ({ filter, selected }: ExportedCaptures): Condition =>
  selected === undefined
    ? filterCondition(filter)
    : bothConditions(filterCondition(filter), selectedCondition(selected));

/** Rows of the captures, oldest first, read as they are asked for. */
export function readRows(reader: Reader, content: CsvContent, exported: ExportedCaptures): IterableIterator<CsvRow> {
  const { columns, joins, order } = contents[content];
  const { sql, params } = conditionOf(exported);
  const statement = reader.db.prepare<unknown[], CsvRow>(
    `SELECT ${columns.map((column) => column.sql).join(', ')}
     FROM capture c INDEXED BY ${filterIndex(exported.filter)} ${joins} WHERE ${sql} ORDER BY ${order}`,
  );
  return statement.raw(true).iterate(...params);
}

export function countRows(reader: Reader, content: CsvContent, exported: ExportedCaptures): number {
  const { sql, params } = conditionOf(exported);
  const joins = content === 'decisions' ? 'CROSS JOIN decision d ON d.capture = c.id' : '';
  return (
    reader.get<{ count: number }>(
      `SELECT count(*) AS count FROM capture c INDEXED BY ${filterIndex(exported.filter)} ${joins} WHERE ${sql}`,
      ...params,
    )?.count ?? 0
  );
}
