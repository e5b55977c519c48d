import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { EmptyState } from '../../../components/empty-state';
import { ModelChoice } from '../model-choice';
import classes from '../models.module.css';
import { useChosenModel } from '../use-chosen-model';
import { ReplayPanel } from './replay-panel';

/** The replay of one of the product's models; first of the newest that does not judge yet. */
export function ReplayTab({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const { models, chosen, choose } = useChosenModel(product, 'replay');
  if (chosen === null) return <EmptyState title={t('models.empty')} help={t('models.emptyHelp')} />;
  return (
    <div className={classes.stack}>
      <ModelChoice product={product} models={models} chosen={chosen} onChoose={choose} />
      <ReplayPanel product={product} candidate={chosen} />
    </div>
  );
}
