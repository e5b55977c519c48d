import { Button, Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFigures } from '../../../src-shared/domain/report-figures';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { AgreementPanel } from './agreement-panel';
import { ControlPanel } from './control-panel';
import { ExportPanel } from './export-panel';
import { ParetoPanel } from './pareto-panel';
import { isComplete, scopeFilter } from './report-choice';
import { ReportFilters } from './report-filters';
import classes from './reports.module.css';
import { followReport, loadReport, stopReport, useReports } from './reports-store';
import { SchedulePanel } from './schedule-panel';
import { SummaryFigures } from './summary-figures';
import { ThroughputPanel } from './throughput-panel';

const busyAfterMs = 400;

/** The figures of a period; each leads to its captures. */
export function ReportsScreen() {
  const { t } = useTranslation();
  // One by one: how far an export is must not draw a report of hundreds of points anew.
  const choice = useReports((state) => state.choice);
  const report = useReports((state) => state.report);
  const failed = useReports((state) => state.failed);
  const stopped = useReports((state) => state.stopped);
  const counting = useReports((state) => state.counting);
  useEffect(followReport, []);
  // Most counts are over before anybody could read that they run.
  const [long] = useDebouncedValue(counting, busyAfterMs);
  const busy = counting && long;
  return (
    <Page title={t('reports.title')} actions={busy ? <Counting /> : undefined}>
      <ReportFilters />
      {failed ? (
        <EmptyState title={t('reports.loadFailed')} alert>
          <Button onClick={() => void loadReport()}>{t('app.retry')}</Button>
        </EmptyState>
      ) : null}
      {stopped ? (
        <EmptyState title={t('reports.stopped')}>
          <Button onClick={() => void loadReport()}>{t('reports.countAgain')}</Button>
        </EmptyState>
      ) : null}
      {isComplete(choice) ? null : <Text component="output">{t('reports.customIncomplete')}</Text>}
      {!failed && !stopped && report !== null ? <Report {...report} aria-busy={busy} /> : null}
    </Page>
  );
}

function Counting() {
  const { t } = useTranslation();
  return (
    <output className={classes.counting}>
      <Loader size="sm" /> {t('reports.counting')}
      <Button size="compact-md" onClick={() => void stopReport()}>
        {t('app.cancel')}
      </Button>
    </output>
  );
}

function Report({
  request,
  summary,
  ...rest
}: NonNullable<ReturnType<typeof useReports.getState>['report']> & { readonly 'aria-busy': boolean }) {
  const { basis, reference } = useReports((state) => state.choice);
  const filter = { ...scopeFilter(request), fromMs: request.fromMs, toMs: request.toMs };
  const figures = reportFigures(summary, basis);
  return (
    <div className={classes.report} {...rest}>
      <SummaryFigures summary={summary} figures={figures} basis={basis} filter={filter} />
      <ControlPanel
        captures={figures.captures}
        chart={figures.chart}
        unit={request.sampleUnit}
        basis={basis}
        filter={filter}
        reference={reference}
        countedReference={request.reference}
      />
      <ParetoPanel rows={figures.pareto} filter={filter} />
      <AgreementPanel tally={summary.tally} agreement={figures.agreement} filter={filter} />
      <ThroughputPanel throughput={summary.throughput} filter={filter} />
      <ExportPanel />
      <SchedulePanel />
    </div>
  );
}
