import { Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconPlayerTrackNext, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-shared/domain/settings';
import { KeyButton } from '../../components/key-button';
import { ReasonPanel } from '../../components/reason-panel';
import { useKeyLabel } from '../../keyboard/use-key-map';
import classes from './review.module.css';
import { useReview } from './review-store';

const icons = {
  accept: <IconCheck size={28} stroke={2.5} />,
  reject: <IconX size={28} stroke={2.5} />,
  undo: <IconArrowBackUp size={20} />,
  skip: <IconPlayerTrackNext size={20} />,
};

export interface DecidePanelProps {
  /** For newcomers, above the buttons. */
  readonly hint: ReactNode;
  readonly choosingReason: boolean;
  /** False when the capture on screen was decided by somebody else meanwhile. */
  readonly decidable: boolean;
  readonly reasons: Settings['reasons'];
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onReason: (code: string) => void;
  readonly onCancelReason: () => void;
  readonly onUndo: () => void;
  readonly onSkip: () => void;
}

export function DecidePanel(props: DecidePanelProps) {
  const { t } = useTranslation();
  const labelOf = useKeyLabel();
  const { decidable } = props;
  /** What Undo would take back. */
  const last = useReview((state) => state.history.at(-1));
  if (props.choosingReason) {
    return <ReasonPanel reasons={props.reasons} onReason={props.onReason} onCancel={props.onCancelReason} />;
  }
  return (
    <div className={classes.decide}>
      {props.hint}
      <KeyButton
        label={t('review.accept')}
        keyLabel={labelOf('accept')}
        icon={icons.accept}
        onPress={props.onAccept}
        disabled={!decidable}
        className={classes.big}
        variant="filled"
        fullWidth
      />
      <KeyButton
        label={t('review.reject')}
        keyLabel={labelOf('reject')}
        icon={icons.reject}
        onPress={props.onReject}
        disabled={!decidable}
        className={classes.big}
        fullWidth
      />
      <div className={classes.pair}>
        <KeyButton
          label={t('review.undo')}
          keyLabel={labelOf('undo')}
          icon={icons.undo}
          onPress={props.onUndo}
          disabled={last === undefined}
        />
        <KeyButton label={t('review.skip')} keyLabel={labelOf('skip')} icon={icons.skip} onPress={props.onSkip} />
      </div>
      <Text component="output" size="sm" c="dimmed" mih={22}>
        {last === undefined
          ? ''
          : t('review.last', { id: last.id, decision: t(`decision.${last.decision ?? 'none'}`).toLocaleLowerCase() })}
      </Text>
    </div>
  );
}
