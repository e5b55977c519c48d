import { useTranslation } from 'react-i18next';
import type { ProductKey } from '../../../../src-shared/domain/ids';
import { AskFirst } from '../../../components/ask-first';
import { deactivateModel, useModels } from '../models-store';

/** From then on nothing of this product is judged. */
export function Deactivate({ product }: { readonly product: ProductKey }) {
  const { t } = useTranslation();
  const busy = useModels((state) => state.busy);
  return (
    <AskFirst
      label={t('models.deactivate')}
      help={t('models.deactivateHelp')}
      yes={t('models.deactivateYes')}
      disabled={busy}
      onYes={() => void deactivateModel(product)}
    />
  );
}
