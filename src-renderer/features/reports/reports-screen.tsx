import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraKey } from '../../../src-shared/domain/ids';
import { useWords } from '../../app/i18n/use-words';
import { EmptyState } from '../../components/empty-state';
import { LocalTimeField } from '../../components/local-time-field';
import { Page } from '../../components/page';
import { AgreementTable } from './agreement-table';
import { ExportPanel } from './export-panel';
import { ParetoTable } from './pareto-table';
import { periods } from './report-period';
import classes from './reports.module.css';
import { choose, followReport, loadReport, reportFilter, useReports } from './reports-store';
import { SummaryFigures } from './summary-figures';
import { ThroughputChart } from './throughput-chart';

/** The figures of a period; each leads to its captures. */
export function ReportsScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const state = useReports();
  const { period, custom, camera, cameras, summary, failed } = state;
  useEffect(followReport, []);
  const filter = reportFilter(state);
  return (
    <Page title={t('reports.title')}>
      <Group align="flex-end" gap="sm" mb="md">
        <SegmentedControl
          aria-label={t('reports.period')}
          value={period}
          data={periods.map((value) => ({ value, label: t(`reports.periods.${value}`) }))}
          onChange={(value) => choose({ period: value })}
          styles={{ label: { minHeight: 40, display: 'grid', placeContent: 'center', paddingInline: 16 } }}
        />
        {period === 'custom' ? (
          <>
            <LocalTimeField
              label={t('reports.from')}
              valueMs={custom.fromMs}
              onChange={(fromMs) => choose({ custom: { ...custom, fromMs } })}
            />
            <LocalTimeField
              label={t('reports.to')}
              valueMs={custom.toMs}
              onChange={(toMs) => choose({ custom: { ...custom, toMs } })}
            />
          </>
        ) : null}
        <Select
          aria-label={t('reports.camera')}
          placeholder={t('reports.allCameras')}
          size="md"
          w={280}
          clearable
          searchable
          value={camera === null ? null : `${camera}`}
          data={cameras.map((row) => ({ value: `${row.key}`, label: `${words.camera(row)} (${row.address})` }))}
          onChange={(value) => choose({ camera: value === null ? null : cameraKey(Number(value)) })}
        />
      </Group>
      {failed ? (
        <EmptyState title={t('reports.loadFailed')} alert>
          <Button onClick={() => void loadReport()}>{t('app.retry')}</Button>
        </EmptyState>
      ) : null}
      {filter === null ? <Text component="output">{t('reports.customIncomplete')}</Text> : null}
      {!failed && filter !== null && summary !== null ? (
        <div className={classes.report}>
          <SummaryFigures summary={summary} filter={filter} />
          <ExportPanel />
          <ThroughputChart byHour={summary.byHour} filter={filter} />
          <ParetoTable reasons={summary.reasons} filter={filter} />
          <AgreementTable agreement={summary.agreement} filter={filter} />
        </div>
      ) : null}
    </Page>
  );
}
