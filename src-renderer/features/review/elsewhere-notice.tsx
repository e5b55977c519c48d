import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../../src-shared/domain/capture';
import classes from './review.module.css';
import { skip } from './review-actions';

/** The capture on screen was decided by somebody else while it was being looked at. */
export function ElsewhereNotice({ capture }: { readonly capture: Capture }) {
  const { t } = useTranslation();
  const decision = t(`decision.${capture.decision ?? 'none'}`).toLocaleLowerCase();
  return (
    <div className={classes.elsewhere} role="alert">
      <IconUserCheck size={24} aria-hidden="true" />
      {t('review.elsewhere', { decision, operator: capture.decidedBy ?? '?' })}
      <Button onClick={skip}>{t('review.next')}</Button>
    </div>
  );
}
