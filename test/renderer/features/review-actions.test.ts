/** What review sends to the station, and under whose name. */
import { beforeEach, expect, it, vi } from 'vitest';
import { useStation } from '../../../src-renderer/app/state/station-store';
import { accept, undo } from '../../../src-renderer/features/review/review-actions';
import { useReview } from '../../../src-renderer/features/review/review-store';
import { initialReview, queueLoaded } from '../../../src-renderer/features/review/review-transitions';
import { operatorKey } from '../../../src-shared/domain/ids';
import { capture } from '../support-capture';

const decide = vi.fn<(order: { readonly capture: number; readonly kind: string }) => Promise<unknown>>();
const reviewQueue = () => Promise.resolve({ ok: true, value: { captures: [], waiting: 0 } });

const signIn = (name: string | null): void =>
  useStation.setState({
    session: { isNew: false, operator: name === null ? null : { key: operatorKey(1), name, role: 'operator' } },
  });
const settled = (): Promise<void> => new Promise((resume) => setTimeout(resume, 20));

beforeEach(() => {
  vi.stubGlobal('window', { vigie: { decide, reviewQueue } });
  decide.mockReset();
  const captures = [1, 2, 3].map((id) => capture(id));
  useReview.setState(queueLoaded(initialReview('oldest'), { captures, waiting: 3 }));
});

it('a decision that waits while another person signs in is not recorded under their name', async () => {
  signIn('Ada');
  let answer: (value: unknown) => void = () => undefined;
  decide.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  accept();
  accept();
  await settled();
  expect(decide).toHaveBeenCalledTimes(1);
  signIn('Bob');
  answer({ ok: false, code: 'storage-unavailable', detail: '' });
  await settled();
  expect(decide).toHaveBeenCalledTimes(1);
  // Both are open again, for whoever is there now.
  const { queue } = useReview.getState();
  expect(queue.map(({ decision }) => decision)).toEqual([null, null, null]);
  expect(new Set(queue.map(({ id }) => Number(id)))).toEqual(new Set([1, 2, 3]));
  expect(useReview.getState().history).toEqual([]);
});

it('one that the station refuses for want of a person is not asked again for the next one', async () => {
  signIn('Ada');
  decide.mockResolvedValue({ ok: false, code: 'sign-in-needed', detail: '', needs: 'operator' });
  accept();
  await settled();
  expect(decide).toHaveBeenCalledTimes(1);
  signIn(null);
  undo();
  accept();
  await settled();
  expect(decide).toHaveBeenCalledTimes(1);
});
