import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../../src-shared/domain/capture';
import type { CaptureId } from '../../../../src-shared/domain/ids';
import { thumbnailUrl } from '../../../api/image-urls';
import { useFormats } from '../../../app/i18n/use-formats';
import { DecisionMark } from '../../../components/decision-mark';
import classes from './region.module.css';

export interface ReferenceChoiceProps {
  readonly captures: readonly Capture[];
  readonly chosen: CaptureId | null;
  readonly onChoose: (capture: CaptureId) => void;
}

/** Recent captures to choose the reference photo from. */
export function ReferenceChoice({ captures, chosen, onChoose }: ReferenceChoiceProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ul className={classes.choices}>
      {captures.map((capture) => (
        <li key={capture.id}>
          <UnstyledButton
            className={classes.choice}
            aria-pressed={capture.id === chosen}
            onClick={() => onChoose(capture.id)}
          >
            <img src={thumbnailUrl(capture.id)} alt="" loading="lazy" />
            <span className={classes.choiceText}>
              <span>
                {capture.id === chosen ? <IconCheck size={16} stroke={3} aria-hidden="true" /> : null}
                {t('capture.title', { id: formats.number(capture.id) })}
              </span>
              <DecisionMark decision={capture.decision} size={13} />
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
