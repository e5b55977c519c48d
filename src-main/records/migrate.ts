import type Database from 'better-sqlite3';
import type { RecordsUpdate } from '../../src-shared/domain/records-update';
import { station } from './migrations/001-station';
import { products } from './migrations/002-products';
import { operators } from './migrations/003-operators';
import { photoProblemsOfInspections } from './migrations/004-photo-problems';
import { auditSearch } from './migrations/005-audit-search';
import { serials } from './migrations/006-serials';
import { bulkDecisions } from './migrations/007-bulk-decisions';
import { lots } from './migrations/008-lots';
import { alarms } from './migrations/009-alarms';
import { neverReplaced } from './migrations/010-never-replaced';
import { photoRemovals } from './migrations/011-photo-removals';
import { alarmsNeverReplaced } from './migrations/012-alarms-never-replaced';
import { RecordsError } from './records-error';

/** Statements that bring a database from the version before to this one; numbered from 1 by their place. */
export type Migration = string;

export const migrations: readonly Migration[] = [
  station,
  products,
  operators,
  photoProblemsOfInspections,
  auditSearch,
  serials,
  bulkDecisions,
  lots,
  alarms,
  neverReplaced,
  photoRemovals,
  alarmsNeverReplaced,
];

/** Version of the newest layout, kept in `user_version`. */
export const schemaVersion = migrations.length;

export const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;

/** Throws `newer-database` when the database was written by a newer Vigie; it is then left as it is. */
export function refuseNewer(db: Database.Database, newest = schemaVersion): void {
  const version = versionOf(db);
  if (version <= newest) return;
  throw new RecordsError(
    'newer-database',
    `the database ${db.name} has layout ${version}, this Vigie knows up to ${newest}: use the newer Vigie that wrote it`,
  );
}

/** Told before each step, and null after the last; of a new database, and of one that is up to date, nothing is told. */
export type OnUpdate = (update: RecordsUpdate | null) => void;

/** Applies what is missing, each migration with its version number in one transaction. */
export function migrate(
  db: Database.Database,
  steps: readonly Migration[] = migrations,
  onUpdate: OnUpdate = () => undefined,
): void {
  refuseNewer(db, steps.length);
  const found = versionOf(db);
  const isTold = found > 0 && found < steps.length;
  for (let version = found + 1; version <= steps.length; version++) {
    const step = steps[version - 1];
    if (step === undefined) throw new Error(`no migration ${version}`);
    if (isTold) onUpdate({ step: version - found, of: steps.length - found });
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${version}`);
    }).exclusive();
  }
  if (isTold) onUpdate(null);
}
