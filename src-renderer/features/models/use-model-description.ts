import { useTranslation } from 'react-i18next';
import type { Model } from '../../../src-shared/domain/model';
import { useFormats } from '../../app/i18n/use-formats';

/** Comes with Vigie: what its package says of itself in English is said here in both languages. */
const shippedModel = 'demo-cable';

/** What a package says of itself, in whatever language it was written; of those that come from here, in the reader's. */
export function useModelDescription(): (model: Model) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ name, taught, description }) => {
    if (taught !== null) {
      return t('models.taughtLine', {
        count: taught.photos,
        n: formats.number(taught.photos),
        operator: taught.operator,
        date: formats.dateTime(taught.atMs),
      });
    }
    return name === shippedModel ? t('models.shipped') : description;
  };
}
