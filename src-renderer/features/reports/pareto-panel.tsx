import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ParetoRow } from '../../../src-shared/domain/report-figures';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { GalleryLink } from './gallery-link';
import { ParetoDrawing } from './pareto-drawing';
import classes from './reports.module.css';

export interface ParetoPanelProps {
  readonly rows: readonly ParetoRow[];
  readonly filter: CaptureFilter;
}

/** Reasons by frequency, drawn and as figures. */
export function ParetoPanel({ rows, filter }: ParetoPanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  return (
    <section className={classes.panel}>
      <h2>{t('reports.reasons')}</h2>
      {rows.length === 0 ? (
        <p>{t('reports.noReasons')}</p>
      ) : (
        <>
          <ParetoDrawing rows={rows} filter={filter} height={230} />
          <Table className="numeric" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('reports.reason')}</Table.Th>
                <Table.Th ta="right">{t('reports.count')}</Table.Th>
                <Table.Th ta="right">{t('reports.share')}</Table.Th>
                <Table.Th ta="right">{t('reports.cumulated')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ reason, count, share, cumulated }) => (
                <Table.Tr key={reason}>
                  <Table.Td>{words.reason(reason)}</Table.Td>
                  <Table.Td ta="right">
                    <GalleryLink filter={{ ...filter, decision: 'reject', reason }}>
                      {formats.number(count)}
                    </GalleryLink>
                  </Table.Td>
                  <Table.Td ta="right">{formats.percent(share)}</Table.Td>
                  <Table.Td ta="right">{formats.percent(cumulated)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </section>
  );
}
