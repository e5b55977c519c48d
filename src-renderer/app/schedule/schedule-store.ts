import { create } from 'zustand';
import type { ScheduleStatus } from '../../../src-shared/domain/report-schedule';
import { ask, listen } from '../../api/station';
import { showProblem } from '../notices';

export const useScheduleStatus = create<{ readonly status: ScheduleStatus | null }>(() => ({ status: null }));

/** Follows how the scheduled reports go; returns the way to stop. */
export function followSchedule(): () => void {
  const load = (): void => {
    void ask('reportSchedule', undefined).then((answer) => {
      if (answer.ok) useScheduleStatus.setState({ status: answer.value });
    });
  };
  load();
  const stops = [
    listen('scheduleChanged', (status) => useScheduleStatus.setState({ status })),
    listen('settingsChanged', load),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export async function retrySchedule(): Promise<void> {
  const answer = await ask('retrySchedule', undefined);
  if (!answer.ok) showProblem(answer);
}

export async function giveUpReport(toMs: number): Promise<void> {
  const answer = await ask('giveUpReport', { toMs });
  if (!answer.ok) showProblem(answer);
}

/** Null when the dialog was closed. */
export async function chooseReportFolder(): Promise<string | null> {
  const answer = await ask('chooseReportFolder', undefined);
  if (answer.ok) return answer.value;
  showProblem(answer);
  return null;
}
