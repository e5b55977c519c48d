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

export function QueueStrip({ queue, onShow }: QueueStripProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <nav className={classes.strip} aria-label={t('review.queue')}>
      {queue.slice(0, shownAtMost).map((capture, index) => (
        <button
          key={capture.id}
          type="button"
          className={classes.stripItem}
          aria-current={index === 0 ? 'true' : undefined}
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
      ))}
    </nav>
  );
}
