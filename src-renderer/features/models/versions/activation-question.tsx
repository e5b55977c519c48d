import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RoleNote } from '../../../app/sign-in/role-note';
import { activateModel, dropQuestion } from '../models-store';
import type { Confirmation } from '../models-transitions';
import { ComparisonTable } from './comparison-table';

/** Why this activation needs an explicit yes, the numbers, and the two ways on. */
export function ActivationQuestion({ question }: { readonly question: Confirmation }) {
  const { t } = useTranslation();
  const { product, model, why, comparison } = question;
  return (
    <Alert color="orange" role="alert" icon={<IconAlertTriangleFilled />} title={t(`models.confirm.${why}`)}>
      {comparison === null ? null : <ComparisonTable comparison={comparison} />}
      <Text my="sm">{t('models.confirm.help')}</Text>
      <Group>
        <Button variant="outline" color="dark" onClick={() => void activateModel(product, model, true)}>
          {t('models.confirm.yes')}
        </Button>
        <Button onClick={dropQuestion}>{t('models.confirm.no')}</Button>
        <RoleNote needs="quality" />
      </Group>
    </Alert>
  );
}
