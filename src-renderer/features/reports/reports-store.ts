import { create } from 'zustand';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { Product } from '../../../src-shared/domain/product';
import type { ReportRequest, ReportSummary } from '../../../src-shared/domain/statistics';
import type { CsvContent, CsvProfile, ReportFile } from '../../../src-shared/ipc/contract';
import type { ExportProgress } from '../../../src-shared/ipc/events';
import { ask, listen } from '../../api/station';
import { showProblem } from '../../app/notices';
import {
  firstChoice,
  type ReportChoice,
  rememberChoice,
  rememberedChoice,
  requestOf,
  scopeFilter,
} from './report-choice';

export interface ReportsState {
  readonly choice: ReportChoice;
  readonly cameras: readonly CameraStatus[];
  readonly products: readonly Product[];
  /** With the request it answers: the figures shown and their links never belong to different periods. */
  readonly report: { readonly request: ReportRequest; readonly summary: ReportSummary } | null;
  /** A newer report is being counted. */
  readonly counting: boolean;
  readonly failed: boolean;
  /** Somebody ended the count; what was shown before is about something else. */
  readonly stopped: boolean;
  readonly exporting: ExportProgress | null;
}

export const useReports = create<ReportsState>(() => ({
  choice: firstChoice,
  cameras: [],
  products: [],
  report: null,
  counting: false,
  failed: false,
  stopped: false,
  exporting: null,
}));

export const currentRequest = (): ReportRequest | null => requestOf(useReports.getState().choice, Date.now());

/** What is counted when another is asked for ends at once; the station answers it with null. */
export async function loadReport(): Promise<void> {
  const request = currentRequest();
  if (request === null) return;
  useReports.setState({ counting: true, stopped: false });
  const answer = await ask('reportSummary', request);
  // Of a count that was ended after all was counted, too.
  if ((answer.ok && answer.value === null) || useReports.getState().stopped) return;
  useReports.setState({ counting: false, failed: !answer.ok });
  if (answer.ok && answer.value !== null) useReports.setState({ report: { request, summary: answer.value } });
}

export async function stopReport(): Promise<void> {
  useReports.setState({ counting: false, stopped: true });
  const answer = await ask('stopSummary', undefined);
  if (!answer.ok) showProblem(answer);
}

export function choose(change: Partial<ReportChoice>): void {
  const choice = { ...useReports.getState().choice, ...change };
  useReports.setState({ choice });
  rememberChoice(choice);
  void loadReport();
}

const refreshMs = 3000;

/** Keeps the figures of the open report up to date; returns the way to stop. */
export function followReport(): () => void {
  useReports.setState({ choice: rememberedChoice() });
  void loadReport();
  void loadNames();
  let changed = false;
  const stop = listen('capturesChanged', () => {
    changed = true;
  });
  const timer = setInterval(() => {
    // A long count is not ended by the photos that come meanwhile.
    if (!changed || useReports.getState().counting || useReports.getState().stopped) return;
    changed = false;
    void loadReport();
  }, refreshMs);
  return () => {
    stop();
    clearInterval(timer);
  };
}

async function loadNames(): Promise<void> {
  const [cameras, products] = await Promise.all([ask('listCameras', undefined), ask('listProducts', undefined)]);
  if (cameras.ok) useReports.setState({ cameras: cameras.value });
  if (products.ok) useReports.setState({ products: products.value });
}

let followsExports = false;

export async function startExport(content: CsvContent | ReportFile, profile: CsvProfile): Promise<void> {
  const { basis } = useReports.getState().choice;
  const request = currentRequest();
  if (request === null) return;
  if (!followsExports) {
    followsExports = true;
    listen('exportProgress', (progress) => {
      const { exporting } = useReports.getState();
      if (exporting === null || progress.exportId >= exporting.exportId) useReports.setState({ exporting: progress });
    });
  }
  useReports.setState({ exporting: null });
  const answer =
    content === 'pdf' || content === 'figures'
      ? await ask('startReportExport', { content, profile, request, basis })
      : await ask('startCsvExport', { content, profile, filter: scopeFilter(request) });
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
