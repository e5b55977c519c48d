import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { Facts } from '../../../components/facts';
import { Notice } from '../../../components/notice';
import classes from '../models.module.css';
import { modelsPath } from '../models-address';

/** Operators against the active model, counted; each count leads to its captures. */
export function Agreement({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { agreement, activeSinceMs, key, proposal } = product;
  const { decided, falseRejects, escapes, unsureAccepted } = agreement;
  const captures = (count: number, filter: Readonly<Record<'verdict' | 'decision', string>>) => (
    <a
      className={classes.link}
      href={`#/gallery?${new URLSearchParams({ ...filter, product: `${key}`, fromMs: `${activeSinceMs ?? 0}` })}`}
    >
      {decided === 0
        ? formats.number(count)
        : t('models.ofDecided', {
            n: formats.number(count),
            of: formats.number(decided),
            percent: formats.percent(count / decided),
          })}
    </a>
  );
  return (
    <section className={classes.box}>
      <h3>{t('models.agreement')}</h3>
      {proposal === null ? null : <Proposal product={product} />}
      {decided === 0 ? (
        <Text>{t('models.agreementNone')}</Text>
      ) : (
        <>
          <Text c="dimmed" mb="xs">
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

/** Why teaching again is worth a try, what it would do, and the way there. */
function Proposal({ product }: { readonly product: Product }) {
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
