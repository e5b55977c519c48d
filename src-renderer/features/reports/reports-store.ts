import { create } from 'zustand';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { CameraKey } from '../../../src-shared/domain/ids';
import type { ReportSummary } from '../../../src-shared/domain/statistics';
import type { CsvContent, CsvProfile } from '../../../src-shared/ipc/contract';
import type { ExportProgress } from '../../../src-shared/ipc/events';
import { ask, listen } from '../../api/station';
import { showProblem } from '../../app/notices';
import { type CustomRange, type Period, rangeOf } from './report-period';

export interface ReportsState {
  readonly period: Period;
  readonly custom: CustomRange;
  readonly camera: CameraKey | null;
  readonly cameras: readonly CameraStatus[];
  readonly summary: ReportSummary | null;
  readonly failed: boolean;
  readonly exporting: ExportProgress | null;
}

export const useReports = create<ReportsState>(() => ({
  period: 'today',
  custom: {},
  camera: null,
  cameras: [],
  summary: null,
  failed: false,
  exporting: null,
}));

/** What the report is about, as the filter that the gallery and the export understand; null when incomplete. */
export function reportFilter({
  period,
  custom,
  camera,
}: ReportsState): (CaptureFilter & { fromMs: number; toMs: number }) | null {
  const range = rangeOf(period, Date.now(), custom);
  return range && { ...range, ...(camera === null ? {} : { camera }) };
}

let lastRequest = 0;

export async function loadReport(): Promise<void> {
  const request = reportFilter(useReports.getState());
  if (request === null) return;
  lastRequest += 1;
  const number = lastRequest;
  const answer = await ask('reportSummary', request);
  if (number !== lastRequest) return;
  if (answer.ok) useReports.setState({ summary: answer.value, failed: false });
  else useReports.setState({ failed: true });
}

export function choose(choice: Partial<Pick<ReportsState, 'period' | 'custom' | 'camera'>>): void {
  useReports.setState(choice);
  void loadReport();
}

const refreshMs = 3000;

/** Keeps the figures of the open report up to date; returns the way to stop. */
export function followReport(): () => void {
  void loadReport();
  void ask('listCameras', undefined).then((list) => {
    if (list.ok) useReports.setState({ cameras: list.value });
  });
  let changed = false;
  const stop = listen('capturesChanged', () => {
    changed = true;
  });
  const timer = setInterval(() => {
    if (!changed) return;
    changed = false;
    void loadReport();
  }, refreshMs);
  return () => {
    stop();
    clearInterval(timer);
  };
}

let followsExports = false;

export async function startExport(content: CsvContent, profile: CsvProfile): Promise<void> {
  const filter = reportFilter(useReports.getState());
  if (filter === null) return;
  if (!followsExports) {
    followsExports = true;
    listen('exportProgress', (progress) => {
      const { exporting } = useReports.getState();
      if (exporting === null || progress.exportId >= exporting.exportId) useReports.setState({ exporting: progress });
    });
  }
  useReports.setState({ exporting: null });
  const answer = await ask('startCsvExport', { content, profile, filter });
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'started') {
    const { exportId } = answer.value;
    // A short export may be over before its start is answered.
    useReports.setState(({ exporting }) => ({
      exporting: exporting?.exportId === exportId ? exporting : { exportId, rows: 0, totalRows: 0, state: 'running' },
    }));
  }
}

export async function cancelExport(exportId: number): Promise<void> {
  const answer = await ask('cancelCsvExport', { exportId });
  if (!answer.ok) showProblem(answer);
}
