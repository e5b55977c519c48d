import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { EmptyState } from '../../../components/empty-state';
import { ModelChoice } from '../model-choice';
import classes from '../models.module.css';
import { useChosenModel } from '../use-chosen-model';
import { ThresholdsPanel } from './thresholds-panel';

/** The limits of one of the product's models; first of the one that judges now. */
export function ThresholdsTab({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const { models, chosen, choose } = useChosenModel(product, 'thresholds');
  if (chosen === null) return <EmptyState title={t('models.empty')} help={t('models.emptyHelp')} />;
  return (
    <div className={classes.stack}>
      <ModelChoice product={product} models={models} chosen={chosen} onChoose={choose} />
      <ThresholdsPanel product={product} model={chosen} />
    </div>
  );
}
