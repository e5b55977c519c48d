import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import type { Inspection } from '../../../src-shared/domain/inspection';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { Facts } from '../../components/facts';
import { PhotoProblemNote } from '../../components/photo-problem-note';
import { ScoreBar } from '../../components/score-bar';
import { VerdictMark } from '../../components/verdict-mark';
import classes from './review.module.css';

export interface ReviewFactsProps {
  readonly capture: Capture;
  /** The newest; null when there is none or it is on its way. */
  readonly inspection: Inspection | null;
}

export function ReviewFacts({ capture, inspection }: ReviewFactsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const pixels = capture.width === null ? null : `${capture.width} × ${capture.height}`;
  return (
    <div className={classes.facts}>
      <div className={classes.verdict} data-tone={capture.verdict ?? 'none'}>
        <VerdictMark verdict={capture.verdict} size={30} />
        {capture.score === null ? null : <span className={classes.score}>{formats.score(capture.score)}</span>}
      </div>
      {inspection?.photoProblem ? <PhotoProblemNote problem={inspection.photoProblem} /> : null}
      {capture.score !== null && inspection !== null && inspection.photoProblem === null ? (
        <ScoreBar score={capture.score} thresholds={inspection.thresholds} />
      ) : (
        <Text c="dimmed">{capture.state === 'inspected' ? '' : t(`state.${capture.state}`)}</Text>
      )}
      <Facts
        facts={[
          { name: t('capture.camera'), value: words.captureCamera(capture) },
          { name: t('capture.received'), value: formats.dateTime(capture.receivedAtMs) },
          { name: t('capture.size'), value: [pixels, formats.bytes(capture.sizeBytes)].filter(Boolean).join(' · ') },
          { name: t('capture.number'), value: formats.number(capture.id) },
        ]}
      />
    </div>
  );
}
