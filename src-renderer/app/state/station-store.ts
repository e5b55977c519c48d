import { create } from 'zustand';
import type { Session } from '../../../src-shared/domain/operator';
import type { Settings } from '../../../src-shared/domain/settings';
import type { RequestInput } from '../../../src-shared/ipc/contract';
import { ask, listen } from '../../api/station';
import { showProblem } from '../notices';
import * as transitions from './station-transitions';

export const useStation = create<transitions.StationState>(() => transitions.initialStation);

const apply = <A>(
  transition: (state: transitions.StationState, argument: A) => transitions.StationState,
  argument: A,
) => useStation.setState((state) => transition(state, argument));

/** Listens first, then asks for the snapshot: nothing falls between. Lasts as long as the window. */
export function connectStation(): void {
  listen('statusChanged', (status) => apply(transitions.statusChanged, status));
  listen('settingsChanged', (settings) => apply(transitions.settingsChanged, settings));
  listen('sessionChanged', (session) => apply(transitions.sessionChanged, session));
  listen('capturesChanged', ({ waiting }) => apply(transitions.waitingChanged, waiting));
  void loadStation();
}

export async function loadStation(): Promise<void> {
  useStation.setState(transitions.loadRetried);
  const [status, settings, session] = await Promise.all([
    ask('stationStatus', undefined),
    ask('settings', undefined),
    ask('session', undefined),
  ]);
  if (!status.ok || !settings.ok || !session.ok) {
    useStation.setState(transitions.loadFailed);
    return;
  }
  apply(transitions.snapshotLoaded, { status: status.value, settings: settings.value, session: session.value });
  const queue = await ask('reviewQueue', { order: settings.value.review.order, limit: 1 });
  if (queue.ok) apply(transitions.snapshotLoaded, { waiting: queue.value.waiting });
}

export const setSession = (session: Session): void => apply(transitions.sessionChanged, session);

export const setWaiting = (waiting: number): void => apply(transitions.waitingChanged, waiting);

/** Saves a part of the settings; answers whether it was taken. A refusal is shown. */
export async function saveSettings(change: RequestInput<'changeSettings'>): Promise<Settings | null> {
  const saved = await ask('changeSettings', change);
  if (!saved.ok) {
    showProblem(saved);
    return null;
  }
  apply(transitions.settingsChanged, saved.value);
  return saved.value;
}
