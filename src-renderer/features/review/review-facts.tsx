import { Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import type { Inspection } from '../../../src-shared/domain/inspection';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { Facts } from '../../components/facts';
import { PhotoProblemNote } from '../../components/photo-problem-note';
import { ScoreBar } from '../../components/score-bar';
import { SerialField } from '../../components/serial-field';
import { VerdictMark } from '../../components/verdict-mark';
import { useKeyLabel } from '../../keyboard/use-key-map';
import classes from './review.module.css';
import { editSerial } from './review-actions';
import { useReview } from './review-store';
import { attachSerial } from './serial-actions';

export interface ReviewFactsProps {
  readonly capture: Capture;
  /** The newest; null when there is none or it is on its way. */
  readonly inspection: Inspection | null;
  /** While a reason is chosen, only what the choice needs. */
  readonly short: boolean;
}

function ShownFacts({ capture, inspection, short }: ReviewFactsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const labelOf = useKeyLabel();
  const editing = useReview((state) => state.editingSerial);
  const replaced = useReview(({ replacedSerial }) =>
    replacedSerial?.capture === capture.id ? replacedSerial.serial : null,
  );
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
      {short ? null : (
        <>
          <SerialField
            key={capture.id}
            serial={capture.serial}
            keyLabel={labelOf('serial')}
            editing={editing}
            onEdit={editSerial}
            onSave={attachSerial}
            replaced={replaced}
          />
          <Facts
            facts={[
              { name: t('capture.number'), value: formats.number(capture.id) },
              { name: t('capture.camera'), value: words.captureCamera(capture) },
              { name: t('capture.received'), value: formats.dateTime(capture.receivedAtMs) },
              ...(capture.lotNumber === null ? [] : [{ name: t('lots.lot'), value: capture.lotNumber }]),
              {
                name: t('capture.size'),
                value: [pixels, formats.bytes(capture.sizeBytes)].filter(Boolean).join(' · '),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}

export const ReviewFacts = memo(ShownFacts);
