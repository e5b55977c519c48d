import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type FailedRun, periodOf, reportTimes, type ScheduledRun } from '../../../src-shared/domain/report-schedule';
import { Facts } from '../../components/facts';
import { useFormats } from '../i18n/use-formats';
import { useMay } from '../sign-in/role-note';
import { useStation } from '../state/station-store';
import { GiveUpReport } from './give-up-report';
import classes from './schedule.module.css';
import { followSchedule, retrySchedule, useScheduleStatus } from './schedule-store';
import { useExportProblem } from './use-export-problem';

/** When the next report is due, how the last one went, and what to do about one that failed. */
export function ScheduleState() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { status } = useScheduleStatus();
  const settings = useStation((state) => state.settings);
  const mayRetry = useMay('quality');
  useEffect(followSchedule, []);
  if (status === null || settings === null) return null;
  const { nextMs, running, last, failed, waiting, retryMs } = status;
  const { reportSchedule, shifts } = settings;
  const next =
    nextMs === null
      ? t(reportSchedule.on ? 'shifts.noneNow' : 'reports.schedule.off')
      : t('reports.schedule.nextAt', {
          at: formats.minute(nextMs),
          from: formats.minute(periodOf(reportTimes(reportSchedule, shifts), nextMs).fromMs),
        });
  return (
    <div>
      <Facts
        facts={[
          { name: t('reports.schedule.next'), value: running ? t('reports.schedule.running') : next },
          { name: t('reports.schedule.last'), value: last === null ? t('reports.schedule.never') : <Run run={last} /> },
        ]}
      />
      {failed === null ? null : (
        <div className={classes.late}>
          <Failed run={failed} />
          {retryMs === null || running ? null : (
            <p>{t('reports.schedule.waiting', { number: formats.number(waiting), at: formats.shortTime(retryMs) })}</p>
          )}
          <Button disabled={!mayRetry || running} onClick={() => void retrySchedule()}>
            {t('reports.schedule.retry')}
          </Button>
          <GiveUpReport key={failed.toMs} toMs={failed.toMs} disabled={!mayRetry || running} />
        </div>
      )}
    </div>
  );
}

function Run({ run }: { readonly run: ScheduledRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {t('reports.schedule.lastDone', {
        from: formats.minute(run.fromMs),
        to: formats.minute(run.toMs),
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

function Failed({ run }: { readonly run: FailedRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemWords = useExportProblem();
  return (
    <div role="alert">
      <b className={classes.failed}>
        {t('reports.schedule.lastFailed', { from: formats.minute(run.fromMs), to: formats.minute(run.toMs) })}
      </b>
      <div>{problemWords(run.problem)}</div>
      <small>{run.detail}</small>
    </div>
  );
}
