import { useTranslation } from 'react-i18next';
import type { AnalysisTask } from '../../../../src-shared/domain/analysis-task';
import type { Product } from '../../../../src-shared/domain/product';
import { Notice } from '../../../components/notice';
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
      <Notice tone="plain" title={t('models.teach.cancelled')}>
        <p>{t('models.teach.cancelledHelp')}</p>
      </Notice>
    );
  }
  if (task.state === 'failed') {
    return (
      <Notice tone="fail" alert title={t('task.failed.teach')}>
        <p>{t('models.teach.failedHelp')}</p>
        <p className="mono">{task.problem}</p>
      </Notice>
    );
  }
  if (task.state !== 'done') return null;
  const model = models.find(({ key }) => key === task.model);
  return model ? <LearntModel product={product} model={model} /> : null;
}
