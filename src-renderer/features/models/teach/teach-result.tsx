import { Alert, Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnalysisTask } from '../../../../src-shared/domain/analysis-task';
import type { Product } from '../../../../src-shared/domain/product';
import { useModels } from '../models-store';
import { LearntModel } from './learnt-model';

export interface TeachResultProps {
  readonly product: Product;
  readonly task: Extract<AnalysisTask, { kind: 'teach' }>;
}

/** What came of the teaching that was last: a model, nothing, or the reason why not. */
export function TeachResult({ product, task }: TeachResultProps) {
  const { t } = useTranslation();
  const models = useModels((state) => state.models);
  if (task.state === 'cancelled') {
    return (
      <Alert color="gray" icon={<IconPlayerStop />} title={t('models.teach.cancelled')}>
        {t('models.teach.cancelledHelp')}
      </Alert>
    );
  }
  if (task.state === 'failed') {
    return (
      <Alert color="red" role="alert" icon={<IconAlertTriangleFilled />} title={t('task.failed.teach')}>
        <Text>{t('models.teach.failedHelp')}</Text>
        <Text className="mono">{task.problem}</Text>
      </Alert>
    );
  }
  if (task.state !== 'done') return null;
  const model = models.find(({ key }) => key === task.model);
  return model ? <LearntModel product={product} model={model} /> : null;
}
