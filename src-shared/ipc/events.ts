import type { Alarm } from '../domain/alarm';
import type { AnalysisTask } from '../domain/analysis-task';
import type { BackupStatus } from '../domain/backup';
import type { BulkProgress } from '../domain/bulk-decision';
import type { Capture } from '../domain/capture';
import type { MqttOutputStatus } from '../domain/mqtt-output';
import type { Session } from '../domain/operator';
import type { ScheduleStatus } from '../domain/report-schedule';
import type { Settings } from '../domain/settings';
import type { StationStatus } from '../domain/station-status';

export type ExportProgress = {
  readonly exportId: number;
  readonly rows: number;
  readonly totalRows: number;
} & (
  | { readonly state: 'running' | 'cancelled' }
  /** `byRows`: a row a capture or decision, not a report as a whole. */
  | { readonly state: 'done'; readonly file: string; readonly byRows: boolean }
  /** `problem` is a stable code, `detail` the system's words. */
  | { readonly state: 'failed'; readonly problem: string; readonly detail: string }
);

/** What the station tells every window, by name. Each carries a revision that only grows. */
export interface StationEvents {
  /** New or changed captures, several at once when many arrive. `waiting` counts the review queue. */
  capturesChanged: { readonly captures: readonly Capture[]; readonly waiting: number };
  /** Something in the camera list changed: ask for it again. */
  camerasChanged: null;
  /** All that stand, the most urgent first. */
  alarmsChanged: readonly Alarm[];
  statusChanged: StationStatus;
  settingsChanged: Settings;
  /** Somebody signed in or out, or got another role. */
  sessionChanged: Session;
  operatorsChanged: null;
  lotsChanged: null;
  /** Models, or what is active where. */
  modelsChanged: null;
  productsChanged: null;
  taskProgress: AnalysisTask;
  exportProgress: ExportProgress;
  scheduleChanged: ScheduleStatus;
  backupChanged: BackupStatus;
  outputChanged: MqttOutputStatus;
  /** The menu asks for a screen. */
  screenAsked: { readonly path: string };

  bulkProgress: BulkProgress;
}

export type EventName = keyof StationEvents;

export interface EventEnvelope<N extends EventName> {
  readonly revision: number;
  readonly payload: StationEvents[N];
}
