/** What every screen knows of the station. Pure: events and snapshots in, the next state out. */
import type { Session } from '../../../src-shared/domain/operator';
import type { Settings } from '../../../src-shared/domain/settings';
import type { StationStatus } from '../../../src-shared/domain/station-status';

export interface StationState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly status: StationStatus | null;
  readonly settings: Settings | null;
  readonly session: Session | null;
  /** Captures that wait for review; null until known. */
  readonly waiting: number | null;
}

export const initialStation: StationState = {
  phase: 'loading',
  status: null,
  settings: null,
  session: null,
  waiting: null,
};

const withPhase = (state: StationState): StationState => ({
  ...state,
  phase: state.status !== null && state.settings !== null && state.session !== null ? 'ready' : state.phase,
});

/** An event is newer than any snapshot that was asked for before it; so a snapshot fills only what is unknown. */
export const snapshotLoaded = (
  state: StationState,
  snapshot: {
    readonly status?: StationStatus;
    readonly settings?: Settings;
    readonly session?: Session;
    readonly waiting?: number;
  },
): StationState =>
  withPhase({
    ...state,
    status: state.status ?? snapshot.status ?? null,
    settings: state.settings ?? snapshot.settings ?? null,
    session: state.session ?? snapshot.session ?? null,
    waiting: state.waiting ?? snapshot.waiting ?? null,
  });

export const statusChanged = (state: StationState, status: StationStatus): StationState =>
  withPhase({ ...state, status });

export const settingsChanged = (state: StationState, settings: Settings): StationState =>
  withPhase({ ...state, settings });

export const sessionChanged = (state: StationState, session: Session): StationState => withPhase({ ...state, session });

export const waitingChanged = (state: StationState, waiting: number): StationState => ({ ...state, waiting });

export const loadFailed = (state: StationState): StationState =>
  state.phase === 'ready' ? state : { ...state, phase: 'failed' };

export const loadRetried = (state: StationState): StationState => ({ ...state, phase: 'loading' });
