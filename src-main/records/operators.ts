import { type OperatorKey, operatorKey } from '../../src-shared/domain/ids';
import type { Operator, Role } from '../../src-shared/domain/operator';
import type { OperatorChange } from '../../src-shared/ipc/contract';
import { type Deed, difference, noteChange } from './audit';
import type { Reader, Writer } from './handles';
import { RecordsError } from './records-error';

/** What scrypt made of a PIN. */
export interface StoredPin {
  /** scrypt's N. */
  readonly cost: number;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

export interface NewOperator {
  readonly name: string;
  readonly role: Role;
  readonly pin: StoredPin;
}

/** What signing in needs; never leaves the main process. */
export interface OperatorSecret {
  readonly operator: Operator;
  readonly pin: StoredPin;
  readonly wrongPins: number;
  readonly lastWrongPinMs: number | null;
}

interface OperatorRow {
  readonly key: number;
  readonly name: string;
  readonly role: Role;
  readonly disabled: number;
  readonly last_signed_in_ms: number | null;
}

const columns = 'key, name, role, disabled, last_signed_in_ms';

const rowToOperator = (row: OperatorRow): Operator => ({
  key: operatorKey(row.key),
  name: row.name,
  role: row.role,
  disabled: row.disabled === 1,
  lastSignedInMs: row.last_signed_in_ms,
});

/** Those who signed in last come first, then by name. */
export function listOperators(reader: Reader): Operator[] {
  return reader
    .all<OperatorRow>(`SELECT ${columns} FROM operator ORDER BY ifnull(last_signed_in_ms, 0) DESC, name`)
    .map(rowToOperator);
}

/** Throws RecordsError `not-found`. */
export function operatorByKey(reader: Reader, key: OperatorKey): Operator {
  const row = reader.get<OperatorRow>(`SELECT ${columns} FROM operator WHERE key = ?`, key);
  if (!row) throw new RecordsError('not-found', `no operator ${key}`);
  return rowToOperator(row);
}

interface SecretRow extends OperatorRow {
  readonly pin_cost: number;
  readonly pin_salt: Uint8Array;
  readonly pin_hash: Uint8Array;
  readonly wrong_pins: number;
  readonly last_wrong_pin_ms: number | null;
}

/** Throws RecordsError `not-found`. */
export function operatorSecret(reader: Reader, key: OperatorKey): OperatorSecret {
  const row = reader.get<SecretRow>(
    `SELECT ${columns}, pin_cost, pin_salt, pin_hash, wrong_pins, last_wrong_pin_ms FROM operator WHERE key = ?`,
    key,
  );
  if (!row) throw new RecordsError('not-found', `no operator ${key}`);
  return {
    operator: rowToOperator(row),
    pin: { cost: row.pin_cost, salt: row.pin_salt, hash: row.pin_hash },
    wrongPins: row.wrong_pins,
    lastWrongPinMs: row.last_wrong_pin_ms,
  };
}

const isTaken = (reader: Reader, name: string, own: OperatorKey | null): boolean =>
  reader.get('SELECT 1 FROM operator WHERE name = ? AND key IS NOT ?', name, own) !== undefined;

export function addOperator(writer: Writer, { name, role, pin }: NewOperator, by: Deed): OperatorChange {
  return writer.transaction((): OperatorChange => {
    if (isTaken(writer, name, null)) return { state: 'name-taken' };
    const { lastInsertRowid } = writer.run(
      `INSERT INTO operator (name, role, created_at_ms, pin_cost, pin_salt, pin_hash) VALUES (?, ?, ?, ?, ?, ?)`,
      name,
      role,
      by.atMs,
      pin.cost,
      pin.salt,
      pin.hash,
    );
    noteChange(writer, { ...by, kind: 'operator', action: 'add', subject: name, before: null, after: { name, role } });
    return { state: 'changed', operator: operatorByKey(writer, operatorKey(Number(lastInsertRowid))) };
  });
}

/** Throws RecordsError `refused` when there is somebody already: then only an administrator adds others. */
export function createAdministrator(writer: Writer, name: string, pin: StoredPin, atMs: number): OperatorChange {
  return writer.transaction(() => {
    if (writer.get('SELECT 1 FROM operator')) throw new RecordsError('refused', 'there is an administrator already');
    return addOperator(writer, { name, role: 'administrator', pin }, { operator: name, atMs });
  });
}

export interface OperatorPatch {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

/** What is undefined stays. Throws RecordsError `not-found`. */
export function changeOperator(writer: Writer, key: OperatorKey, patch: OperatorPatch, by: Deed): OperatorChange {
  return writer.transaction((): OperatorChange => {
    const before = operatorByKey(writer, key);
    const { name = before.name, role = before.role, disabled = before.disabled } = patch;
    if (isTaken(writer, name, key)) return { state: 'name-taken' };
    const mayGo = disabled || role !== 'administrator';
    if (mayGo && isLastAdministrator(writer, key)) return { state: 'last-administrator' };
    const after: Operator = { ...before, name, role, disabled };
    // Written first: the log shows the role that whoever did it had before.
    noteChange(writer, {
      ...by,
      kind: 'operator',
      action: 'change',
      subject: before.name,
      ...difference(before, after),
    });
    writer.run('UPDATE operator SET name = ?, role = ?, disabled = ? WHERE key = ?', name, role, disabled ? 1 : 0, key);
    return { state: 'changed', operator: after };
  });
}

const isLastAdministrator = (reader: Reader, key: OperatorKey): boolean => {
  const able = reader.all<{ key: number }>(`SELECT key FROM operator WHERE role = 'administrator' AND disabled = 0`);
  return able.length === 1 && able[0]?.key === key;
};

/** Also ends the wait after wrong PINs. Throws RecordsError `not-found`. */
export function setOperatorPin(writer: Writer, key: OperatorKey, pin: StoredPin, by: Deed): void {
  writer.transaction(() => {
    const { name } = operatorByKey(writer, key);
    writePin(writer, key, pin);
    noteChange(writer, { ...by, kind: 'operator', action: 'pin', subject: name, before: null, after: null });
  });
}

function writePin(writer: Writer, key: OperatorKey, { cost, salt, hash }: StoredPin): void {
  writer.run(
    `UPDATE operator SET pin_cost = ?, pin_salt = ?, pin_hash = ?, wrong_pins = 0, last_wrong_pin_ms = NULL WHERE key = ?`,
    cost,
    salt,
    hash,
    key,
  );
}

/** The way back in from the machine itself. Throws RecordsError `not-found`, or `refused` when it is no administrator. */
export function resetAdministrator(writer: Writer, name: string, pin: StoredPin, atMs: number): void {
  writer.transaction(() => {
    const before = listOperators(writer).find((operator) => operator.name.toLowerCase() === name.toLowerCase());
    if (!before) throw new RecordsError('not-found', `no operator is called ${name}`);
    if (before.role !== 'administrator') throw new RecordsError('refused', `${before.name} is no administrator`);
    writePin(writer, before.key, pin);
    writer.run('UPDATE operator SET disabled = 0 WHERE key = ?', before.key);
    noteChange(writer, {
      operator: '',
      atMs,
      kind: 'operator',
      action: 'reset',
      subject: before.name,
      before: { disabled: before.disabled },
      after: { disabled: false },
    });
  });
}

export function noteSignIn(writer: Writer, key: OperatorKey, atMs: number): void {
  writer.transaction(() => {
    const { name } = operatorByKey(writer, key);
    writer.run(
      'UPDATE operator SET last_signed_in_ms = ?, wrong_pins = 0, last_wrong_pin_ms = NULL WHERE key = ?',
      atMs,
      key,
    );
    noteSession(writer, 'sign-in', { operator: name, atMs });
  });
}

export function noteSignOut(writer: Writer, how: 'sign-out' | 'idle', by: Deed): void {
  noteSession(writer, how, by);
}

/** Answers how many there were in a row. */
export function noteWrongPin(writer: Writer, key: OperatorKey, atMs: number): number {
  return writer.transaction(() => {
    const { name } = operatorByKey(writer, key);
    const row = writer.get<{ wrong_pins: number }>(
      'UPDATE operator SET wrong_pins = wrong_pins + 1, last_wrong_pin_ms = ? WHERE key = ? RETURNING wrong_pins',
      atMs,
      key,
    );
    // Whoever typed it is not known.
    noteChange(writer, {
      operator: '',
      atMs,
      kind: 'session',
      action: 'wrong-pin',
      subject: name,
      before: null,
      after: { inARow: row?.wrong_pins ?? 1 },
    });
    return row?.wrong_pins ?? 1;
  });
}

function noteSession(writer: Writer, action: 'sign-in' | 'sign-out' | 'idle', by: Deed): void {
  noteChange(writer, { ...by, kind: 'session', action, subject: by.operator, before: null, after: null });
}
