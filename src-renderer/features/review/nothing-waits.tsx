import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { withRole } from '../../app/sign-in/sign-in-store';
import { EmptyState } from '../../components/empty-state';
import { KeyButton } from '../../components/key-button';
import { useKeyLabel } from '../../keyboard/use-key-map';
import { QueueOptions } from './queue-options';
import classes from './review.module.css';
import { undo } from './review-actions';
import { useReview } from './review-store';

export interface NothingWaitsProps {
  readonly policyIsNothing: boolean;
}

/** The queue is empty; the decision that emptied it can still be taken back. The screen binds the key. */
export function NothingWaits({ policyIsNothing }: NothingWaitsProps) {
  const { t } = useTranslation();
  const labelOf = useKeyLabel();
  const canUndo = useReview((state) => state.history.length > 0);
  return (
    <EmptyState
      title={t('review.emptyTitle')}
      help={policyIsNothing ? t('review.policyNothing') : t('review.emptyHelp')}
      icon={<IconCircleCheck size={64} stroke={1.2} aria-hidden="true" />}
    >
      <div className={classes.emptyOptions}>
        <QueueOptions />
      </div>
      <Group justify="center">
        <Button component="a" href="#/gallery" size="lg">
          {t('review.toGallery')}
        </Button>
        {canUndo ? (
          <KeyButton
            label={t('review.undo')}
            keyLabel={labelOf('undo')}
            icon={<IconArrowBackUp size={20} />}
            onPress={() => withRole('operator', undo)}
          />
        ) : null}
      </Group>
    </EmptyState>
  );
}
