import { useTranslation } from 'react-i18next';
import type { Rate } from '../../../src-shared/domain/evidence';
import type { Kappa } from '../../../src-shared/domain/kappa';
import type { Agreement } from '../../../src-shared/domain/report-figures';
import { useFormats } from '../../app/i18n/use-formats';
import { Facts } from '../../components/facts';
import classes from './reports.module.css';

/** Rates with their intervals, kappa, and what cannot be known from these decisions. */
export function AgreementRates({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rate = ({ share, count, of, low, high }: Rate): string =>
    share === null
      ? t('reports.noRate')
      : t('reports.rate', {
          share: formats.percent(share),
          number: formats.number(count),
          of: formats.number(of),
          low: formats.percent(low),
          high: formats.percent(high),
        });
  return (
    <>
      <Facts
        facts={[
          { name: t('reports.falseRejects'), value: rate(agreement.falseRejects) },
          { name: t('reports.escapes'), value: rate(agreement.escapes) },
          { name: t('reports.agreementRate'), value: rate(agreement.agreed) },
          { name: t('reports.kappa'), value: <KappaWords kappa={agreement.kappa} /> },
        ]}
      />
      {agreement.passesUnseen ? <p className={classes.help}>{t('reports.passesUnseen')}</p> : null}
    </>
  );
}

function KappaWords({ kappa }: { readonly kappa: Kappa }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (kappa.state === 'undefined') return t(`reports.kappaUndefined.${kappa.why}`);
  if (kappa.interval === null) return t('reports.kappaOne', { value: formats.score(kappa.value) });
  return t('reports.kappaValue', {
    value: formats.score(kappa.value),
    low: formats.score(kappa.interval.low),
    high: formats.score(kappa.interval.high),
  });
}
