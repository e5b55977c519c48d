import { expect, it } from 'vitest';
import {
  checkRetention,
  type RetentionForm,
  retentionForm,
} from '../../../src-renderer/features/settings/retention-draft';
import { checkForm, formOf } from '../../../src-renderer/features/settings/settings-draft';
import { keepEverything } from '../../../src-shared/domain/retention';
import { defaultSettings } from '../../../src-shared/domain/settings';

const typed = (part: Partial<RetentionForm>) => checkRetention({ ...retentionForm(keepEverything), ...part });

it('shows rules that are off as empty fields, and saves nothing while nothing is typed', () => {
  expect(typed({})).toEqual({ problems: {}, retention: keepEverything });
  expect(checkForm(formOf(defaultSettings), defaultSettings)).toEqual({ problems: {}, change: {} });
});

it('makes rules of what is typed', () => {
  const all = { goodAfterDays: ' 30', otherAfterDays: '365', roomBelowGiB: '50', roomKeepDays: '7' };
  const retention = { goodAfterDays: 30, otherAfterDays: 365, makeRoom: { belowGiB: 50, keepDays: 7 } };
  expect(typed(all)).toEqual({ problems: {}, retention });
  expect(typed(retentionForm(retention)).retention).toEqual(retention);
  const { change } = checkForm(formOf(defaultSettings, all), defaultSettings);
  expect(change).toEqual({ retention });
});

it('says what is wrong in its field', () => {
  expect(typed({ goodAfterDays: '0' }).problems).toEqual({ goodAfterDays: { kind: 'number', min: 1, max: 3650 } });
  expect(typed({ goodAfterDays: 'soon' }).problems).toMatchObject({ goodAfterDays: { kind: 'number' } });
  expect(typed({ goodAfterDays: '30', otherAfterDays: '20' }).problems).toEqual({
    otherAfterDays: { kind: 'otherSooner' },
  });
  expect(typed({ otherAfterDays: '20' }).problems).toEqual({ otherAfterDays: { kind: 'otherSooner' } });
  expect(typed({ roomBelowGiB: '50', roomKeepDays: '' }).problems).toEqual({ roomKeepDays: { kind: 'keepDays' } });
});
