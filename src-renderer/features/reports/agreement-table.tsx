import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { Facts } from '../../components/facts';
import { VerdictMark } from '../../components/verdict-mark';
import { agreementRate } from './figures';
import { GalleryLink } from './gallery-link';
import classes from './reports.module.css';

export interface AgreementTableProps {
  readonly agreement: ReportSummary['agreement'];
  readonly filter: CaptureFilter;
}

export function AgreementTable({ agreement, filter }: AgreementTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rate = agreementRate(agreement);
  const rows = [
    { verdict: 'pass', accept: agreement.passAccepted, reject: agreement.passRejected },
    { verdict: 'unsure', accept: agreement.unsureAccepted, reject: agreement.unsureRejected },
    { verdict: 'fail', accept: agreement.failAccepted, reject: agreement.failRejected },
  ] as const;
  return (
    <section className={classes.panel}>
      <h2>{t('reports.agreement')}</h2>
      <Text size="sm" c="dimmed">
        {t('reports.agreementHelp')}
      </Text>
      <Table className="numeric" verticalSpacing={6} mb="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reports.model')}</Table.Th>
            <Table.Th ta="right">{t('reports.accepted')}</Table.Th>
            <Table.Th ta="right">{t('reports.rejected')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ verdict, ...counts }) => (
            <Table.Tr key={verdict}>
              <Table.Th>
                <VerdictMark verdict={verdict} />
              </Table.Th>
              {(['accept', 'reject'] as const).map((decision) => (
                <Table.Td key={decision} ta="right">
                  <GalleryLink filter={{ ...filter, verdict, decision }}>
                    {formats.number(counts[decision])}
                  </GalleryLink>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Facts
        facts={[
          {
            name: t('reports.falseRejects'),
            value: `${formats.number(agreement.failAccepted)} – ${t('reports.falseRejectsHelp')}`,
          },
          {
            name: t('reports.escapes'),
            value: `${formats.number(agreement.passRejected)} – ${t('reports.escapesHelp')}`,
          },
          {
            name: t('reports.agreementRate'),
            value: rate === null ? '–' : `${formats.percent(rate)} – ${t('reports.agreementRateHelp')}`,
          },
        ]}
      />
    </section>
  );
}
