import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/station';
import { withRole } from '../../app/sign-in/sign-in-store';
import { useStation } from '../../app/state/station-store';
import { EmptyState } from '../../components/empty-state';
import { useKeys } from '../../components/use-keys';
import { onScanTrouble } from '../../keyboard/keyboard';
import { useKeyMap } from '../../keyboard/use-key-map';
import { FirstStart } from './first-start';
import { NothingWaits } from './nothing-waits';
import classes from './review.module.css';
import { loadQueue, takeBackShortcuts, undo } from './review-actions';
import { ReviewDesk } from './review-desk';
import { useReview } from './review-store';
import { useReviewQueue } from './use-review-queue';

/** Whether any capture was ever stored; null until the station has answered. */
function useAnyCapture(nothingWaits: boolean): boolean | null {
  const [any, setAny] = useState<boolean | null>(null);
  useEffect(() => {
    if (!nothingWaits || any === true) return;
    const look = async (): Promise<void> => {
      const page = await ask('listCaptures', { filter: {}, offset: 0, limit: 1 });
      if (page.ok) setAny(page.value.total > 0);
    };
    void look();
    const timer = setInterval(() => void look(), 2000);
    return () => clearInterval(timer);
  }, [nothingWaits, any]);
  return any;
}

/** The next capture to decide; or why there is none. */
export function ReviewScreen() {
  const { t } = useTranslation();
  useReviewQueue();
  const phase = useReview((state) => state.phase);
  const empty = useReview((state) => state.queue.length === 0);
  const keys = useKeyMap();
  useKeys({ [keys.undo]: () => withRole('operator', undo) }, empty);
  useEffect(() => onScanTrouble((trouble) => trouble.kind === 'mistaken' && takeBackShortcuts(trouble.sinceMs)), []);
  const policy = useStation((state) => state.settings?.review.policy);
  const anyCapture = useAnyCapture(phase === 'ready' && empty);

  if (phase === 'failed') {
    return (
      <EmptyState title={t('review.failedTitle')} alert>
        <Button onClick={() => void loadQueue()}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  if (phase === 'ready' && !empty) return <ReviewDesk />;
  if (phase === 'loading' || anyCapture === null) {
    return (
      <output className={classes.loading} aria-label={t('gallery.loading')}>
        <Loader />
      </output>
    );
  }
  if (!anyCapture) return <FirstStart />;
  return <NothingWaits policyIsNothing={policy === 'nothing'} />;
}
