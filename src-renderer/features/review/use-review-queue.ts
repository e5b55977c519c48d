import { useEffect } from 'react';
import { listen } from '../../api/station';
import { useStation } from '../../app/state/station-store';
import { loadQueue } from './review-actions';
import { useReview } from './review-store';
import { capturesChanged, initialReview } from './review-transitions';

/** While photos stream in the list is asked for at most this often. */
const reloadIntervalMs = 500;

/** Keeps the queue in step with the station while the review screen is open. */
export function useReviewQueue(): void {
  const order = useStation((state) => state.settings?.review.order ?? 'newest-failing');
  const policy = useStation((state) => state.settings?.review.policy);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another policy asks for another list
  useEffect(() => {
    const { history, counts, order: shown } = useReview.getState();
    if (shown !== order || useReview.getState().phase !== 'ready') useReview.setState(initialReview(order));
    // What waits may have changed while another screen was open; what can be undone has not.
    useReview.setState({ history, counts, queue: [] });
    void loadQueue();

    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen('capturesChanged', ({ captures, waiting }) => {
      useReview.setState((state) => capturesChanged(state, captures, waiting));
      timer ??= setTimeout(() => {
        timer = undefined;
        void loadQueue();
      }, reloadIntervalMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [order, policy]);
}
