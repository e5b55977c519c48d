import { describe, expect, it } from 'vitest';
import * as draft from '../../../src-renderer/features/settings/settings-draft';
import { defaultSettings, settingsSchema } from '../../../src-shared/domain/settings';

const check = (part: draft.SettingsDraft): draft.CheckedForm =>
  draft.checkForm(draft.formOf(defaultSettings, part), defaultSettings);

describe('the settings form', () => {
  it('has nothing to save when nothing was changed', () => {
    expect(check({})).toEqual({ problems: {}, change: {} });
    expect(draft.changed({ port: '5000' }, { port: '44444' }, defaultSettings)).toEqual({});
  });

  it('sends only the part that differs, and one that the schema takes', () => {
    const { problems, change } = check({ port: ' 5000 ', networks: '10.0.0.0/8, 192.168.1.0/24\n\n' });
    expect(problems).toEqual({});
    expect(Object.keys(change)).toEqual(['network']);
    expect(settingsSchema.partial().parse(change).network).toMatchObject({
      port: 5000,
      admittedNetworks: ['10.0.0.0/8', '192.168.1.0/24'],
    });
  });

  it('names what is wrong with each field', () => {
    const { problems } = check({
      host: '300.1.1.1',
      port: '65536',
      replyLimitBytes: '',
      memoryLimitMiB: '1.5',
      networks: '10.0.0.0/8\nmy network',
      reasons: [
        { code: 'Ünknown', label: '' },
        { code: 'other', label: 'x'.repeat(61) },
        { code: 'other', label: '' },
      ],
    });
    expect(problems).toEqual({
      host: { kind: 'address' },
      port: { kind: 'number', min: 1, max: 65_535 },
      replyLimitBytes: { kind: 'number', min: 5, max: 259 },
      memoryLimitMiB: { kind: 'number', min: 1, max: 4096 },
      networks: { kind: 'networks', line: 2 },
      code0: { kind: 'code' },
      label1: { kind: 'tooLong', max: 60 },
      code2: { kind: 'codeTwice' },
    });
  });

  it('orders reasons and finds a new code', () => {
    const reasons = [
      { code: 'reason-1', label: '' },
      { code: 'b', label: '' },
    ];
    expect(draft.movedReason(reasons, 1, -1).map(({ code }) => code)).toEqual(['b', 'reason-1']);
    expect(draft.newReasonCode(reasons)).toBe('reason-2');
  });
});

describe('its pages', () => {
  it('are saved and discarded each by itself', () => {
    const typed = { port: '5000', goodAfterDays: '30', dataFolder: '/data' };
    expect(draft.draftOn('station', typed)).toEqual({ port: '5000' });
    expect(draft.draftOn('storage', typed)).toEqual({ goodAfterDays: '30', dataFolder: '/data' });
    expect(draft.draftWithout('storage', typed)).toEqual({ port: '5000' });
  });
});
