import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { Agreement } from '../../../src-shared/domain/report-figures';
import type { Tally } from '../../../src-shared/domain/statistics';
import { AgreementRates } from './agreement-rates';
import { AgreementTable } from './agreement-table';
import classes from './reports.module.css';

export interface AgreementPanelProps {
  readonly tally: Tally;
  readonly agreement: Agreement;
  readonly filter: CaptureFilter;
}

export function AgreementPanel({ tally, agreement, filter }: AgreementPanelProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.panel}>
      <h2>{t('reports.agreement')}</h2>
      <Text size="sm" c="dimmed">
        {t('reports.agreementHelp')}
      </Text>
      <AgreementTable tally={tally} filter={filter} />
      <AgreementRates agreement={agreement} />
    </section>
  );
}
