import { useTranslation } from 'react-i18next';
import type { Rate } from '../../../../src-shared/domain/evidence';
import { useFormats } from '../../../app/i18n/use-formats';

/** A share in words: count, per cent, and between what it may lie. */
export function useRateText(): (rate: Rate) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ share, low, high }) =>
    share === null
      ? t('evidence.nothingCounted')
      : t('evidence.rate', {
          share: formats.percent(share),
          low: formats.percent(low),
          high: formats.percent(high),
        });
}
