import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import type { Inspection } from '../../../src-shared/domain/inspection';
import { heatUrl, photoUrl } from '../../api/image-urls';
import { withRole } from '../../app/sign-in/sign-in-store';
import { useHeatChoice } from '../../app/state/heat-choice';
import { useStation } from '../../app/state/station-store';
import { PhotoViewer, type Upcoming } from '../../components/photo-viewer';
import { useKeys } from '../../components/use-keys';
import { useKeyMap } from '../../keyboard/use-key-map';
import { useScan } from '../../keyboard/use-scan';
import { DecidePanel } from './decide-panel';
import { ElsewhereNotice } from './elsewhere-notice';
import { FirstHint } from './first-hint';
import { QueueOptions } from './queue-options';
import { QueueStrip } from './queue-strip';
import classes from './review.module.css';
import { accept, askReason, closeReason, editSerial, goBack, reject, show, skip, undo } from './review-actions';
import { ReviewFacts } from './review-facts';
import { useReview } from './review-store';
import { takeScan } from './serial-actions';
import { useComparison } from './use-comparison';
import { usePrepared } from './use-prepared';
import { useSettled } from './use-settled';

const signedInUndo = (): void => withRole('operator', undo);

/** After a decision; nobody decides twice within it. */
const prepareAfterMs = 100;

/** The photo after the one on screen, once there is time for it: one more layer than is seen. */
function upcomingOf(
  [first, next]: readonly Capture[],
  onScreen: Capture['id'],
  inspections: ReadonlyMap<Capture['id'], Inspection>,
): readonly Upcoming[] {
  if (
    first?.id !== onScreen ||
    next === undefined ||
    next.photoRemovedAtMs !== null ||
    next.width === null ||
    next.height === null
  )
    return [];
  const { id, width, height } = next;
  return [
    {
      photoUrl: photoUrl(id),
      heatUrl: inspections.get(id)?.hasHeatMap ? heatUrl(id) : null,
      size: { width, height },
    },
  ];
}

/** The photo, what is known of it, the decision, and what comes next. */
export function ReviewDesk() {
  const { t } = useTranslation();
  const queue = useReview((state) => state.queue);
  const choosingReason = useReview((state) => state.choosingReason);
  const reasons = useStation((state) => state.settings?.reasons ?? []);
  const heat = useHeatChoice();
  const settled = useSettled(queue, queue[0]?.id, prepareAfterMs);
  const inspections = usePrepared(settled);
  const operator = useStation((state) => state.session?.operator?.name ?? '');
  const capture = queue[0];
  const comparison = useComparison(capture ?? null);

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
  const keys = useKeyMap();
  const decideKeys = choosingReason
    ? {}
    : {
        [keys.accept]: named(accept),
        [keys.reject]: named(askReason),
        [keys.serial]: named(() => editSerial(true)),
        ArrowRight: skip,
        ArrowLeft: goBack,
      };
  useKeys({ ...decideKeys, [keys.undo]: signedInUndo, [keys.skip]: skip });
  useScan((text) => withRole('operator', () => takeScan(text)));

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
        removedAtMs={capture.photoRemovedAtMs}
        heatUrl={inspection?.hasHeatMap ? heatUrl(capture.id) : null}
        spots={inspection?.regions ?? []}
        comparison={comparison}
        upcoming={upcomingOf(settled, capture.id, inspections)}
        heat={heat}
        onHeatChange={(choice) => useHeatChoice.setState(choice)}
        notice={capture.decision === null ? null : <ElsewhereNotice capture={capture} />}
      />
      <aside className={classes.side} aria-label={t('review.title')}>
        <QueueOptions />
        <ReviewFacts capture={capture} inspection={inspection} short={choosingReason} />
        <DecidePanel
          choosingReason={choosingReason}
          hint={<FirstHint operator={operator} />}
          decidable={decidable}
          reasons={reasons}
          onAccept={named(accept)}
          onReject={named(askReason)}
          onReason={reject}
          onCancelReason={closeReason}
          onUndo={signedInUndo}
          onSkip={skip}
        />
      </aside>
      <QueueStrip queue={settled} onShow={show} />
    </div>
  );
}
