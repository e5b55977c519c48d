import { describe, expect, it } from 'vitest';
import { mayAct, roles } from '../../src-shared/domain/operator';
import { defaultSettings } from '../../src-shared/domain/settings';
import { roleOfSettingsChange } from '../../src-shared/domain/settings-roles';
import { requestNames } from '../../src-shared/ipc/channels';
import { requestSchemas } from '../../src-shared/ipc/contract';
import { neededRole, requestRoles } from '../../src-shared/ipc/request-roles';

const inUse = { settings: defaultSettings, isNew: false };

describe('the table of roles', () => {
  it('covers every request of the contract', () => {
    expect(Object.keys(requestRoles).sort()).toEqual(Object.keys(requestSchemas).sort());
    expect(Object.keys(requestRoles).sort()).toEqual([...requestNames].sort());
  });

  it('lets nobody change anything while nobody is signed in', () => {
    const changes =
      /^(decide|(rename|set|install|activate|deactivate|roll|add|change|label|teach|choose|open|close|reopen|start)[A-Z]|reinspect|replayModel|cancel)/;
    expect(requestNames.filter((name) => changes.test(name) && requestRoles[name] === 'anyone')).toEqual([]);
  });

  it('gives each role what those before it may do', () => {
    expect(roles.map((role) => mayAct(role, 'quality'))).toEqual([false, true, true]);
    expect(mayAct(null, 'operator')).toBe(false);
    expect(mayAct(null, 'anyone')).toBe(true);
  });

  it('holds a change of settings against the parts that differ', () => {
    const { review } = defaultSettings;
    const role = (change: Parameters<typeof roleOfSettingsChange>[0]) => roleOfSettingsChange(change, defaultSettings);
    expect(role({})).toBe('anyone');
    expect(role({ theme: 'dark', language: 'fr', network: defaultSettings.network })).toBe('anyone');
    expect(role({ review: { ...review, order: 'oldest' } })).toBe('anyone');
    expect(role({ review: { ...review, policy: 'all' } })).toBe('administrator');
    expect(role({ reasons: [{ code: 'other', label: '' }] })).toBe('quality');
    expect(role({ theme: 'dark', network: { ...defaultSettings.network, port: 1 } })).toBe('administrator');
  });

  it('lets the operator at the line open and close lots, and change their own PIN but nobody else’s', () => {
    expect([requestRoles.openLot, requestRoles.closeLot, requestRoles.changeOwnPin]).toEqual(
      Array.from({ length: 3 }, () => 'operator'),
    );
    expect(requestRoles.setPin).toBe('administrator');
  });

  it('lets whoever is there start the demo on a new station only', () => {
    expect(neededRole('startDemo', { cameras: 4 }, { ...inUse, isNew: true })).toBe('anyone');
    expect(neededRole('startDemo', { cameras: 4 }, inUse)).toBe('quality');
  });
});
