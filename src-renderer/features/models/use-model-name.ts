import { useTranslation } from 'react-i18next';
import type { Model } from '../../../src-shared/domain/model';

/** A taught model by its number, a brought one as its package is called. */
export function useModelName(): (model: Pick<Model, 'name' | 'version' | 'taught'>) => string {
  const { t } = useTranslation();
  return ({ name, version, taught }) =>
    taught === null ? `${name} ${version}` : t('models.numbered', { n: taught.number });
}
