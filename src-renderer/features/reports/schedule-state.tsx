import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { periodOf, type ReportSchedule, type ScheduledRun } from '../../../src-shared/domain/report-schedule';
import { useFormats } from '../../app/i18n/use-formats';
import { Facts } from '../../components/facts';
import classes from './reports.module.css';
import { retrySchedule, useScheduleStatus } from './schedule-store';
import { useExportProblem } from './use-export-problem';

/** When the next report is due, how the last one went, and what to do when it failed. */
export function ScheduleState({
  times,
  mayRetry,
}: {
  readonly times: ReportSchedule['times'];
  readonly mayRetry: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { status } = useScheduleStatus();
  if (status === null) return null;
  const { nextMs, running, last, waiting, retryMs } = status;
  const next =
    nextMs === null
      ? t('reports.schedule.off')
      : t('reports.schedule.nextAt', {
          at: formats.minute(nextMs),
          from: formats.minute(periodOf(times, nextMs).fromMs),
        });
  return (
    <div>
      <Facts
        facts={[
          { name: t('reports.schedule.next'), value: running ? t('reports.schedule.running') : next },
          { name: t('reports.schedule.last'), value: last === null ? t('reports.schedule.never') : <Run run={last} /> },
        ]}
      />
      {waiting > 0 && retryMs !== null && !running ? (
        <div className={classes.retry}>
          <p>{t('reports.schedule.waiting', { number: formats.number(waiting), at: formats.shortTime(retryMs) })}</p>
          <Button disabled={!mayRetry} onClick={() => void retrySchedule()}>
            {t('reports.schedule.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Run({ run }: { readonly run: ScheduledRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemWords = useExportProblem();
  const period = { from: formats.minute(run.fromMs), to: formats.minute(run.toMs) };
  if (run.state === 'done') {
    return (
      <>
        {t('reports.schedule.lastDone', {
          ...period,
          at: formats.minute(run.atMs),
          number: formats.number(run.files.length),
        })}
        <ul className={classes.files}>
          {run.files.map((file) => (
            <li key={file} className="mono">
              {file}
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <div role="alert">
      <b className={classes.failed}>{t('reports.schedule.lastFailed', period)}</b>
      <div>{problemWords(run.problem)}</div>
      <small>{run.detail}</small>
    </div>
  );
}
