import type Database from 'better-sqlite3';

declare const canRead: unique symbol;
declare const canWrite: unique symbol;

/** A connection that reads. Statements are prepared once and kept. */
export interface Reader {
  readonly [canRead]: true;
  readonly db: Database.Database;
  /** Rows as objects of `Row`; the columns are named by the statement. */
  all<Row>(sql: string, ...params: readonly unknown[]): Row[];
  get<Row>(sql: string, ...params: readonly unknown[]): Row | undefined;
}

/** The one connection that writes. A function that takes a Writer cannot be given a Reader. */
export interface Writer extends Reader {
  readonly [canWrite]: true;
  run(sql: string, ...params: readonly unknown[]): Database.RunResult;
  /** One transaction, committed (fsync) when `work` returns, undone when it throws. */
  transaction<T>(work: () => T): T;
}

export function readerOn(db: Database.Database): Reader {
  const prepare = statementCache(db);
  return {
    db,
    all: <Row>(sql: string, ...params: readonly unknown[]) => prepare(sql).all(...params) as Row[],
    get: <Row>(sql: string, ...params: readonly unknown[]) => prepare(sql).get(...params) as Row | undefined,
  } as Reader;
}

export function writerOn(db: Database.Database): Writer {
  const prepare = statementCache(db);
  return {
    ...readerOn(db),
    run: (sql, ...params) => prepare(sql).run(...params),
    // Immediate: it writes anyway, and must not fail half-way for want of the write lock.
    transaction: (work) => db.transaction(work).immediate(),
  } as Writer;
}

function statementCache(db: Database.Database): (sql: string) => Database.Statement {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
}
