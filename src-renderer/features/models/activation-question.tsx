import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../src-shared/domain/model';
import { activateModel, useModels } from './models-store';

export interface ActivationQuestionProps {
  readonly model: Model;
  readonly why: 'worse' | 'not-replayed';
}

/** Why this activation needs an explicit yes, and the two ways on. */
export function ActivationQuestion({ model, why }: ActivationQuestionProps) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" role="alert" my="sm" icon={<IconAlertTriangleFilled />} title={t(`models.confirm.${why}`)}>
      <Text mb="sm">{t('models.confirm.help')}</Text>
      <Group>
        <Button variant="outline" color="dark" onClick={() => void activateModel(model.key, true)}>
          {t('models.confirm.yes')}
        </Button>
        <Button onClick={() => useModels.setState({ confirming: null })}>{t('models.confirm.no')}</Button>
      </Group>
    </Alert>
  );
}
