import { expect, it } from 'vitest';
import * as selection from '../../../src-renderer/features/gallery/selection-transitions';
import { captureId } from '../../../src-shared/domain/ids';
import { capture } from '../support-capture';

const all = {
  kind: 'all',
  filter: { verdict: 'fail' },
  except: [],
  upToCapture: 1000,
  upToDecision: 40,
  total: 600,
} as const;

it('adds and removes single captures, with the decision count each had', () => {
  let chosen = selection.toggled(selection.nothingSelected, capture(5, { decisionCount: 2 }));
  chosen = selection.toggled(chosen, capture(7));
  chosen = selection.toggled(chosen, capture(7));
  expect(selection.countOf(chosen)).toBe(1);
  expect(selection.selectedOf(chosen)).toEqual({ kind: 'list', captures: [[5, 2]] });
});

it('adds a stretch to what is selected already', () => {
  const one = selection.toggled(selection.nothingSelected, capture(9));
  const chosen = selection.stretchAdded(one, [
    [captureId(4), 0],
    [captureId(5), 1],
  ]);
  expect([4, 5, 9, 6].map((id) => selection.isSelected(chosen, captureId(id)))).toEqual([true, true, true, false]);
});

it('holds a whole filter as its bounds and its exceptions', () => {
  const whole = selection.allSelected(all);
  const without = selection.toggled(whole, capture(12));
  expect(selection.countOf(without)).toBe(599);
  expect(selection.isSelected(without, captureId(12))).toBe(false);
  expect(selection.isSelected(without, captureId(13))).toBe(true);
  expect(selection.selectedOf(without)).toEqual({ ...all, except: [12] });
  expect(selection.stretchAdded(without, [[captureId(12), 0]])).toEqual(whole);
});

it('does not take in what arrived after all were selected', () => {
  const whole = selection.allSelected(all);
  expect(selection.isSelected(whole, captureId(1001))).toBe(false);
  expect(selection.toggled(whole, capture(1001))).toBe(whole);
});
