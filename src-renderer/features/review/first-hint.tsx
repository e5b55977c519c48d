import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openKeysHelp } from '../../app/shell/keys-help-store';
import { useIsLearning } from '../../app/state/decision-count';
import { useKeyLabel } from '../../keyboard/use-key-map';
import classes from './review.module.css';

/** How to decide, in two lines, until the first decisions are made. */
export function FirstHint({ operator }: { readonly operator: string }) {
  const { t } = useTranslation();
  const labelOf = useKeyLabel();
  const learning = useIsLearning(operator);
  if (!learning) return null;
  return (
    <div className={classes.hint} role="note">
      <IconBulb size={22} aria-hidden="true" />
      <p>{t('review.hint', { accept: labelOf('accept'), reject: labelOf('reject'), undo: labelOf('undo') })}</p>
      <Button variant="subtle" px="xs" onClick={openKeysHelp}>
        {t('review.allKeys')}
      </Button>
    </div>
  );
}
