import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { Notice } from '../../../components/notice';
import { modelsPath } from '../models-address';

/** Why teaching again is worth a try, what it would do, and the way there. */
export function Proposal({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { decided, falseRejects, escapes } = product.agreement;
  return (
    <Notice tone="advice" title={t('models.proposalTitle')}>
      <p>
        {t('models.proposalWhy', {
          n: formats.number(falseRejects + escapes),
          of: formats.number(decided),
          percent: formats.percent((falseRejects + escapes) / decided),
        })}
      </p>
      <p>{t('models.proposalWhat')}</p>
      {escapes > falseRejects ? <p>{t('models.proposalEscapes')}</p> : null}
      <Button component="a" mt="sm" href={`#${modelsPath(product.key, 'teach')}`} variant="filled">
        {t('models.proposalGo')}
      </Button>
    </Notice>
  );
}
