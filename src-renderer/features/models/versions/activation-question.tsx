import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RoleNote } from '../../../app/sign-in/role-note';
import { Notice } from '../../../components/notice';
import { modelsPath } from '../models-address';
import { activateModel, dropQuestion } from '../models-store';
import type { Confirmation } from '../models-transitions';
import { ComparisonTable } from './comparison-table';

/** Why this activation needs an explicit yes, the numbers, and the two ways on. */
export function ActivationQuestion({ question }: { readonly question: Confirmation }) {
  const { t } = useTranslation();
  const { product, model, why, comparison } = question;
  return (
    <Notice tone="unsure" alert title={t(`models.confirm.${why}`)}>
      {comparison === null ? null : <ComparisonTable comparison={comparison} />}
      <p>{t('models.confirm.help')}</p>
      <Group mt="sm">
        <Button onClick={() => void activateModel(product, model, true)}>{t('models.confirm.yes')}</Button>
        <Button component="a" href={`#${modelsPath(product, 'replay', model)}`} onClick={dropQuestion}>
          {t(`models.confirm.replay-${why}`)}
        </Button>
        <Button onClick={dropQuestion}>{t('models.confirm.no')}</Button>
        <RoleNote needs="quality" />
      </Group>
    </Notice>
  );
}
