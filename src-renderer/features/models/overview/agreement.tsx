import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { Facts } from '../../../components/facts';
import classes from '../models.module.css';

/** Operators against the active model, counted; each count leads to its captures. */
export function Agreement({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { agreement, activeSinceMs, key } = product;
  const { decided, falseRejects, escapes, unsureAccepted } = agreement;
  const captures = (count: number, filter: Readonly<Record<'verdict' | 'decision', string>>) => {
    const words = t('models.ofDecided', {
      n: formats.number(count),
      of: formats.number(decided),
      percent: formats.percent(count / decided),
    });
    if (count === 0) return words;
    const search = new URLSearchParams({ ...filter, product: `${key}`, fromMs: `${activeSinceMs ?? 0}` });
    return (
      <a className={classes.link} href={`#/gallery?${search}`}>
        {words}
      </a>
    );
  };
  return (
    <section className={classes.box}>
      <h3>{t('models.agreement')}</h3>
      {decided === 0 ? (
        <Text fz="inherit">{t('models.agreementNone')}</Text>
      ) : (
        <>
          <Text fz="inherit" c="dimmed" mb="xs">
            {t('models.agreementHelp')}
          </Text>
          <Facts
            facts={[
              { name: t('models.decided'), value: formats.number(decided) },
              {
                name: t('models.falseRejects'),
                value: captures(falseRejects, { verdict: 'fail', decision: 'accept' }),
              },
              { name: t('models.escapes'), value: captures(escapes, { verdict: 'pass', decision: 'reject' }) },
              {
                name: t('models.unsureAccepted'),
                value: captures(unsureAccepted, { verdict: 'unsure', decision: 'accept' }),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
