import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reviewOrders } from '../../../src-shared/domain/capture';
import { heatUrl, photoUrl } from '../../api/image-urls';
import { useFormats } from '../../app/i18n/use-formats';
import { withRole } from '../../app/sign-in/sign-in-store';
import { useHeatChoice } from '../../app/state/heat-choice';
import { useStation } from '../../app/state/station-store';
import { PhotoViewer } from '../../components/photo-viewer';
import { useKeys } from '../../components/use-keys';
import { DecidePanel } from './decide-panel';
import { ElsewhereNotice } from './elsewhere-notice';
import { QueueStrip } from './queue-strip';
import classes from './review.module.css';
import { accept, askReason, chooseOrder, closeReason, goBack, reject, show, skip, undo } from './review-actions';
import { ReviewFacts } from './review-facts';
import { useReview } from './review-store';
import { usePrepared } from './use-prepared';

const signedInUndo = (): void => withRole('operator', undo);

/** The photo, what is known of it, the decision, and what comes next. */
export function ReviewDesk() {
  const { t } = useTranslation();
  const formats = useFormats();
  const queue = useReview((state) => state.queue);
  const order = useReview((state) => state.order);
  const waiting = useReview((state) => state.waiting);
  const last = useReview((state) => state.history.at(-1));
  const choosingReason = useReview((state) => state.choosingReason);
  const reasons = useStation((state) => state.settings?.reasons ?? []);
  const heat = useHeatChoice();
  const inspections = usePrepared(queue);
  const capture = queue[0];

  const decidable = capture !== undefined && capture.decision === null;
  /** Whoever decides is signed in; the photo stays the one that was meant. */
  const named = (action: () => void) => (): void => {
    if (!decidable) return;
    withRole('operator', () => {
      const onScreen = useReview.getState().queue[0];
      if (onScreen?.id === capture.id && onScreen.decision === null) action();
    });
  };
  // While a reason is chosen, its panel has keys of its own.
  const decideKeys = choosingReason
    ? {}
    : { a: named(accept), r: named(askReason), ArrowRight: skip, ArrowLeft: goBack };
  useKeys({ ...decideKeys, z: signedInUndo, s: skip });

  if (capture === undefined) return null;
  const inspection = inspections.get(capture.id) ?? null;
  const size =
    capture.width !== null && capture.height !== null ? { width: capture.width, height: capture.height } : null;
  return (
    <div className={classes.desk}>
      <PhotoViewer
        photoUrl={photoUrl(capture.id)}
        label={t('capture.photoOf', { id: capture.id })}
        heatLabel={t('capture.heatOf', { id: capture.id })}
        size={size}
        heatUrl={inspection?.hasHeatMap ? heatUrl(capture.id) : null}
        spot={inspection?.regions[0] ?? null}
        heat={heat}
        onHeatChange={(choice) => useHeatChoice.setState(choice)}
        notice={capture.decision === null ? null : <ElsewhereNotice capture={capture} />}
      />
      <aside className={classes.side} aria-label={t('review.title')}>
        <div className={classes.sideHead}>
          <span className={classes.count}>{t('review.waiting', { n: formats.number(waiting) })}</span>
          <Select
            aria-label={t('review.order')}
            value={order}
            allowDeselect={false}
            data={reviewOrders.map((value) => ({ value, label: t(`review.orders.${value}`) }))}
            onChange={(value) => value !== null && void chooseOrder(value)}
            size="md"
            styles={{ input: { fontSize: 14, paddingInlineStart: 10 } }}
            flex={1}
          />
        </div>
        <ReviewFacts capture={capture} inspection={inspection} />
        <DecidePanel
          choosingReason={choosingReason}
          decidable={decidable}
          reasons={reasons}
          last={last ?? null}
          onAccept={named(accept)}
          onReject={named(askReason)}
          onReason={reject}
          onCancelReason={closeReason}
          onUndo={signedInUndo}
          onSkip={skip}
        />
      </aside>
      <QueueStrip queue={queue} onShow={show} />
    </div>
  );
}
