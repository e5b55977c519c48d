import { beforeEach, describe, expect, it } from 'vitest';
import { OperatorDesk } from '../../src-main/operators/operator-desk';
import { hashPin, newPin, pinMatches } from '../../src-main/operators/pin';
import { waitAfter, waitLeft } from '../../src-main/operators/wrong-pins';
import type { Writer } from '../../src-main/records/handles';
import { readerMethods } from '../../src-main/records/reader-methods';
import { recordMethods } from '../../src-main/storage/storage-methods';
import type { Remote } from '../../src-main/threads/rpc';
import { operatorKey } from '../../src-shared/domain/ids';
import { isPin, type Session } from '../../src-shared/domain/operator';
import { newRecords } from '../support/station-records';

describe('a PIN', () => {
  it('is known again, and no other is', async () => {
    const stored = await hashPin('2468');
    expect(await pinMatches('2468', stored)).toBe(true);
    expect(await pinMatches('2469', stored)).toBe(false);
    expect(await pinMatches('', stored)).toBe(false);
    expect(Buffer.from(stored.hash).includes('2468')).toBe(false);
  });

  it('has a salt of its own, so that equal PINs do not look equal', async () => {
    const [one, other] = await Promise.all([hashPin('2468'), hashPin('2468')]);
    expect(one.hash).not.toEqual(other.hash);
  });

  it('made by the station is one that can be entered', () => {
    for (let round = 0; round < 50; round++) expect(isPin(newPin())).toBe(true);
  });
});

describe('the wait after wrong PINs', () => {
  it('is none at first, then doubles up to five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 8, 9, 40].map(waitAfter)).toEqual([
      0, 0, 0, 5000, 10_000, 20_000, 40_000, 160_000, 300_000, 300_000,
    ]);
  });

  it('is never longer than the whole, also when the clock was set back', () => {
    expect(waitLeft(3, 1000, 4000)).toBe(2000);
    expect(waitLeft(3, 1000, 6000)).toBe(0);
    expect(waitLeft(3, 1_000_000, 0)).toBe(5000);
    expect(waitLeft(3, null, 0)).toBe(0);
  });
});

/** The station's own methods without their thread. */
const asRemote = <T extends object>(methods: T): Remote<T> =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...args: unknown[]) => new Promise((resolve) => resolve((method as (...a: unknown[]) => unknown)(...args))),
    ]),
  ) as Remote<T>;

describe('the desk', () => {
  let writer: Writer;
  let desk: OperatorDesk;
  let nowMs: number;
  let idleMs: number | null;
  let sessions: Session[];

  const open = (): Promise<OperatorDesk> =>
    OperatorDesk.open({
      reader: asRemote(readerMethods(writer, '/', () => nowMs)),
      storage: asRemote(recordMethods(writer, '/', () => undefined)),
      nowMs: () => nowMs,
      signOutAfterMs: () => idleMs,
      onSession: (session) => sessions.push(session),
      onOperators: () => undefined,
    });
  const logged = (): unknown[] =>
    writer.all('SELECT operator, role, kind, action, subject, before, after FROM audit_entry ORDER BY id');

  beforeEach(async () => {
    writer = newRecords().writer;
    nowMs = 1_800_000_000_000;
    idleMs = null;
    sessions = [];
    desk = await open();
  });

  it('has no way in before the first administrator, and one default for nobody', async () => {
    expect(desk.session).toEqual({ operator: null, isNew: true });
    await desk.createAdministrator('Ada', '2468');
    expect(desk.session).toMatchObject({ operator: { name: 'Ada', role: 'administrator' }, isNew: false });
    await expect(desk.createAdministrator('Eve', '2468')).rejects.toMatchObject({ code: 'refused' });
    expect((await open()).session).toEqual({ operator: null, isNew: false });
  });

  it('signs in with the right PIN alone, and makes whoever guesses wait, also after a restart', async () => {
    await desk.createAdministrator('Ada', '2468');
    await desk.signOut();
    const ada = operatorKey(1);
    expect(await desk.signIn(ada, '0000')).toEqual({ state: 'wrong-pin', waitMs: 0 });
    expect(await desk.signIn(ada, '0001')).toEqual({ state: 'wrong-pin', waitMs: 0 });
    expect(await desk.signIn(ada, '0002')).toEqual({ state: 'wrong-pin', waitMs: 5000 });
    desk = await open();
    nowMs += 1000;
    expect(await desk.signIn(ada, '2468')).toEqual({ state: 'too-early', waitMs: 4000 });
    expect(desk.session.operator).toBeNull();
    nowMs += 4000;
    expect(await desk.signIn(ada, '2468')).toMatchObject({ state: 'signed-in' });
    expect(await desk.signIn(ada, '0003')).toEqual({ state: 'wrong-pin', waitMs: 0 });
  });

  it('looks at one PIN after the other: many at once do not get round the wait', async () => {
    await desk.createAdministrator('Ada', '2468');
    const tries = await Promise.all(['0', '1', '2', '3', '4', '2468'].map((pin) => desk.signIn(operatorKey(1), pin)));
    expect(tries.map(({ state }) => state)).toEqual([
      'wrong-pin',
      'wrong-pin',
      'wrong-pin',
      'too-early',
      'too-early',
      'too-early',
    ]);
  });

  it('lets whoever is signed in change their own PIN with the old one, and makes guessing wait as the sign-in does', async () => {
    await desk.createAdministrator('Ada', '2468');
    const added = await desk.add('Bo', 'operator', '1357', 'Ada');
    const bo = added.state === 'changed' ? added.operator.key : operatorKey(0);
    await desk.signIn(bo, '1357');
    expect(await desk.changeOwnPin('2468', '9753')).toEqual({ state: 'wrong-pin', waitMs: 0 });
    expect(await desk.changeOwnPin('1357', '9753')).toEqual({ state: 'changed' });
    expect(await desk.signIn(bo, '1357')).toMatchObject({ state: 'wrong-pin' });
    expect(await desk.signIn(bo, '9753')).toMatchObject({ state: 'signed-in' });
    expect(logged()).toContainEqual({
      operator: 'Bo',
      role: 'operator',
      kind: 'operator',
      action: 'pin',
      subject: 'Bo',
      before: null,
      after: null,
    });
    expect(JSON.stringify(logged())).not.toMatch(/1357|9753|2468/);
    for (let round = 0; round < 3; round++) await desk.changeOwnPin('0000', '1111');
    expect(await desk.changeOwnPin('9753', '1111')).toEqual({ state: 'too-early', waitMs: 5000 });
    await desk.signOut();
    await expect(desk.changeOwnPin('9753', '1111')).rejects.toMatchObject({ code: 'refused' });
  });

  it('refuses a disabled operator and signs them out at once; a new role counts at once', async () => {
    await desk.createAdministrator('Ada', '2468');
    const added = await desk.add('Bob', 'operator', '1111', 'Ada');
    if (added.state !== 'changed') throw new Error(added.state);
    const bob = added.operator.key;
    await desk.signIn(bob, '1111');
    await desk.change(bob, { role: 'quality' }, 'Ada');
    expect(desk.session.operator).toMatchObject({ name: 'Bob', role: 'quality' });
    await desk.change(bob, { disabled: true }, 'Ada');
    expect(desk.session.operator).toBeNull();
    expect(await desk.signIn(bob, '1111')).toMatchObject({ state: 'wrong-pin' });
  });

  it('keeps the last administrator, and every name once', async () => {
    await desk.createAdministrator('Ada', '2468');
    const ada = operatorKey(1);
    expect(await desk.change(ada, { disabled: true }, 'Ada')).toEqual({ state: 'last-administrator' });
    expect(await desk.change(ada, { role: 'quality' }, 'Ada')).toEqual({ state: 'last-administrator' });
    expect(await desk.add('ADA', 'operator', '1111', 'Ada')).toEqual({ state: 'name-taken' });
    await desk.add('Bob', 'administrator', '1111', 'Ada');
    expect(await desk.change(ada, { disabled: true }, 'Bob')).toMatchObject({ state: 'changed' });
    expect(() => writer.run('DELETE FROM operator')).toThrow('operators are never removed');
  });

  it('signs out who is away for too long, and nobody who is not', async () => {
    await desk.createAdministrator('Ada', '2468');
    nowMs += 3_600_000;
    await desk.signOutWhenIdle();
    expect(desk.session.operator).not.toBeNull();
    idleMs = 60_000;
    desk.noteInput();
    nowMs += 59_000;
    await desk.signOutWhenIdle();
    expect(desk.session.operator).not.toBeNull();
    nowMs += 1000;
    await desk.signOutWhenIdle();
    expect(desk.session.operator).toBeNull();
    expect(sessions.at(-1)).toEqual({ operator: null, isNew: false });
  });

  it('logs who did what, with before and after and without any PIN', async () => {
    await desk.createAdministrator('Ada', '2468');
    await desk.add('Bob', 'operator', '1111', 'Ada');
    await desk.change(operatorKey(2), { role: 'quality' }, 'Ada');
    await desk.setPin(operatorKey(2), '3333', 'Ada');
    await desk.signIn(operatorKey(2), '9');
    await desk.signOut();
    const by = { operator: 'Ada', role: 'administrator' };
    expect(logged()).toEqual([
      {
        ...by,
        kind: 'operator',
        action: 'add',
        subject: 'Ada',
        before: null,
        after: '{"name":"Ada","role":"administrator"}',
      },
      { ...by, kind: 'session', action: 'sign-in', subject: 'Ada', before: null, after: null },
      {
        ...by,
        kind: 'operator',
        action: 'add',
        subject: 'Bob',
        before: null,
        after: '{"name":"Bob","role":"operator"}',
      },
      {
        ...by,
        kind: 'operator',
        action: 'change',
        subject: 'Bob',
        before: '{"role":"operator"}',
        after: '{"role":"quality"}',
      },
      { ...by, kind: 'operator', action: 'pin', subject: 'Bob', before: null, after: null },
      {
        operator: '',
        role: null,
        kind: 'session',
        action: 'wrong-pin',
        subject: 'Bob',
        before: null,
        after: '{"inARow":1}',
      },
      { ...by, kind: 'session', action: 'sign-out', subject: 'Ada', before: null, after: null },
    ]);
    expect(JSON.stringify(logged())).not.toMatch(/2468|1111|3333/);
  });

  it('keeps a log that nobody changes or shortens', async () => {
    await desk.createAdministrator('Ada', '2468');
    expect(() => writer.run(`UPDATE audit_entry SET operator = 'Eve'`)).toThrow('the audit log is never changed');
    expect(() => writer.run('DELETE FROM audit_entry')).toThrow('the audit log is never shortened');
  });
});
