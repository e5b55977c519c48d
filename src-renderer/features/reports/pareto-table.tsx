import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { pareto } from './figures';
import { GalleryLink } from './gallery-link';
import classes from './reports.module.css';

export interface ParetoTableProps {
  readonly reasons: ReportSummary['reasons'];
  readonly filter: CaptureFilter;
}

/** Reasons by frequency, with bars in the table itself: the figures stay readable without them. */
export function ParetoTable({ reasons, filter }: ParetoTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const rows = pareto(reasons);
  const most = rows[0]?.share ?? 1;
  return (
    <section className={classes.panel}>
      <h2>{t('reports.reasons')}</h2>
      {rows.length === 0 ? (
        <p>{t('reports.noReasons')}</p>
      ) : (
        <Table className="numeric" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('reports.reason')}</Table.Th>
              <Table.Th w="34%" aria-hidden="true" />
              <Table.Th ta="right">{t('reports.count')}</Table.Th>
              <Table.Th ta="right">{t('reports.share')}</Table.Th>
              <Table.Th ta="right">{t('reports.cumulated')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ reason, count, share, cumulated }) => (
              <Table.Tr key={reason}>
                <Table.Td>{words.reason(reason)}</Table.Td>
                <Table.Td aria-hidden="true">
                  <div className={classes.bar} style={{ width: `${(share / most) * 100}%` }} />
                </Table.Td>
                <Table.Td ta="right">
                  <GalleryLink filter={{ ...filter, decision: 'reject', reason }}>{formats.number(count)}</GalleryLink>
                </Table.Td>
                <Table.Td ta="right">{formats.percent(share)}</Table.Td>
                <Table.Td ta="right">{formats.percent(cumulated)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
