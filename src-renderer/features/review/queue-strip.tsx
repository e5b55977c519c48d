import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import type { CaptureId } from '../../../src-shared/domain/ids';
import { thumbnailUrl } from '../../api/image-urls';
import { useWords } from '../../app/i18n/use-words';
import { VerdictMark } from '../../components/verdict-mark';
import classes from './review.module.css';

/** More would only cost memory: what lies further behind is reached by deciding. */
const shownAtMost = 24;

export interface QueueStripProps {
  readonly queue: readonly Capture[];
  readonly onShow: (id: CaptureId) => void;
}

export const QueueStrip = memo(({ queue, onShow }: QueueStripProps) => {
  const { t } = useTranslation();
  return (
    <nav className={classes.strip} aria-label={t('review.queue')}>
      {queue.slice(0, shownAtMost).map((capture, index) => (
        <StripItem key={capture.id} capture={capture} current={index === 0} onShow={onShow} />
      ))}
    </nav>
  );
});

interface StripItemProps {
  readonly capture: Capture;
  readonly current: boolean;
  readonly onShow: (id: CaptureId) => void;
}

const StripItem = memo(({ capture, current, onShow }: StripItemProps) => {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <button
      type="button"
      className={classes.stripItem}
      aria-current={current ? 'true' : undefined}
      aria-label={t('review.queueItem', {
        id: capture.id,
        camera: words.captureCamera(capture),
        verdict: t(`verdict.${capture.verdict ?? 'none'}`),
      })}
      onClick={() => onShow(capture.id)}
    >
      <img src={thumbnailUrl(capture.id)} alt="" loading="lazy" draggable={false} />
      <span className={classes.stripMark}>
        <VerdictMark verdict={capture.verdict} size={15} />
      </span>
    </button>
  );
});
