import { create } from 'zustand';
import type { Alarm } from '../../../src-shared/domain/alarm';
import type { AlarmId } from '../../../src-shared/domain/ids';
import { ask, listen } from '../../api/station';
import { i18n } from '../i18n/setup';
import { showDone, showProblem } from '../notices';

export interface AlarmsState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** The most urgent first. */
  readonly active: readonly Alarm[];
  /** Those that are over, newest first; as far as they were asked for. */
  readonly history: readonly Alarm[];
  readonly hasMore: boolean;
}

const pageSize = 50;

export const useAlarms = create<AlarmsState>(() => ({ phase: 'loading', active: [], history: [], hasMore: false }));

/** Lasts as long as the window: the header shows how many stand, on every screen. */
export function connectAlarms(): void {
  listen('alarmsChanged', (active) => {
    const before = useAlarms.getState().active;
    useAlarms.setState({ active });
    // What is over is in the log by the time it can be asked for.
    if (before.some(({ id }) => !active.some((alarm) => alarm.id === id))) setTimeout(() => void loadAlarms(), 500);
  });
  void loadAlarms();
}

export async function loadAlarms(): Promise<void> {
  const answer = await ask('listAlarms', { before: null, limit: pageSize });
  if (answer.ok)
    useAlarms.setState({ phase: 'ready', ...answer.value, hasMore: answer.value.history.length === pageSize });
  else if (useAlarms.getState().phase !== 'ready') useAlarms.setState({ phase: 'failed' });
}

export async function loadOlderAlarms(): Promise<void> {
  const { history } = useAlarms.getState();
  const answer = await ask('listAlarms', { before: history.at(-1)?.id ?? null, limit: pageSize });
  if (!answer.ok) {
    showProblem(answer);
    return;
  }
  const older = answer.value.history;
  useAlarms.setState({ history: [...history, ...older], hasMore: older.length === pageSize });
}

export async function acknowledgeAlarm(alarm: AlarmId): Promise<void> {
  const answer = await ask('acknowledgeAlarm', { alarm });
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'gone') showDone(i18n.t('alarms.wasOver'));
  else if (answer.value.state === 'again') showDone(i18n.t('alarms.wasAcknowledged'));
}
