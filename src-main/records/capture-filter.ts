import type { Selected } from '../../src-shared/domain/bulk-decision';
import type { CaptureFilter } from '../../src-shared/domain/capture';

export interface Condition {
  /** Terms joined by AND over `capture c`; `1` when nothing is asked. */
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** The filter as a condition. */
export function filterCondition(filter: CaptureFilter): Condition {
  const terms: string[] = [];
  const params: (string | number)[] = [];
  const add = (term: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    terms.push(term);
    params.push(value);
  };
  const addOrNone = (column: string, value: string | undefined): void => {
    if (value === 'none') terms.push(`${column} IS NULL`);
    else add(`${column} = ?`, value);
  };

  add('c.camera = ?', filter.camera);
  add('c.product = ?', filter.product);
  add('c.lot = ?', filter.lot);
  addOrNone('c.verdict', filter.verdict);
  // Said again in full, which a parameter does not: the planner takes a partial index only when its terms are there.
  if (filter.verdict === 'unsure' || filter.verdict === 'fail') terms.push(`c.verdict <> 'pass'`);
  addOrNone('c.decision', filter.decision);
  add('c.reason = ?', filter.reason);
  add('c.state = ?', filter.state);
  add('c.received_at_ms >= ?', filter.fromMs);
  add('c.received_at_ms < ?', filter.toMs);
  add('c.score >= ?', filter.minScore);
  add('c.score <= ?', filter.maxScore);
  if (filter.serial !== undefined) {
    terms.push('c.serial IS NOT NULL');
    add('c.serial >= ? COLLATE NOCASE', filter.serial);
    // No character comes after it.
    add('c.serial < ? COLLATE NOCASE', `${filter.serial}\u{10FFFF}`);
  }
  return { sql: terms.length > 0 ? terms.join(' AND ') : '1', params };
}

/**
 * The filter between two times (ms, `endMs` excluded). Its own times only narrow these: with two lower bounds in the
 * statement, SQLite may walk from the lower one.
 */
export function conditionBetween(filter: CaptureFilter, startMs: number, endMs: number): Condition {
  const { fromMs = startMs, toMs = endMs, ...rest } = filter;
  const { sql, params } = filterCondition(rest);
  return {
    sql: `${sql} AND c.received_at_ms >= ? AND c.received_at_ms < ?`,
    params: [...params, Math.max(startMs, fromMs), Math.min(endMs, toMs)],
  };
}

/** What a selection holds, as a condition. */
export function selectedCondition(selected: Selected): Condition {
  if (selected.kind === 'list') {
    return {
      sql: 'c.id IN (SELECT value FROM json_each(?))',
      params: [JSON.stringify(selected.captures.map(([id]) => id))],
    };
  }
  const { sql, params } = filterCondition(selected.filter);
  return {
    sql: `${sql} AND c.id <= ? AND c.id NOT IN (SELECT value FROM json_each(?))`,
    params: [...params, selected.upToCapture, JSON.stringify(selected.except)],
  };
}

export const bothConditions = (one: Condition, other: Condition): Condition => ({
  sql: `${one.sql} AND ${other.sql}`,
  params: [...one.params, ...other.params],
});

/**
 * The covering index that leaves least to read. Named in the statements: the planner has no statistics here, and
 * a plan that changes with them would change the screens' speed.
 */
export function filterIndex(filter: CaptureFilter): string {
  if (filter.serial !== undefined) return 'capture_serial';
  if (filter.lot !== undefined) return 'capture_lot';
  if (filter.decision === 'accept' || filter.decision === 'reject') return 'capture_decided';
  if (filter.verdict === 'unsure' || filter.verdict === 'fail') return 'capture_flagged';
  return 'capture_gallery';
}
