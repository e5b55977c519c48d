/** Makes the files of a report: for the window, which asks where to, and for the schedule. */
import { hostname } from 'node:os';
import type { PrintJob } from '../../src-shared/domain/print-job';
import type { Settings } from '../../src-shared/domain/settings';
import type { ReportRequest, YieldBasis } from '../../src-shared/domain/statistics';
import type { CsvContent, CsvProfile, ReportFile } from '../../src-shared/ipc/contract';
import type { ReaderMethods } from '../records/reader-methods';
import type { Remote } from '../threads/rpc';
import type { ExportOutcome } from './export-csv';
import { exportProblem } from './export-error';
import { writeWhole } from './export-figures';
import type { Reports } from './reports-client';
import { checkFolder, type Existing } from './target-file';

export interface ReportWish {
  readonly content: ReportFile | CsvContent;
  readonly request: ReportRequest;
  readonly basis: YieldBasis;
  readonly profile: CsvProfile;
  /** Absolute. */
  readonly file: string;
  readonly existing: Existing;
  /** Operator, or empty. */
  readonly madeBy: string;
}

export interface ReportDeskParts {
  readonly reports: Pick<Reports, 'remote' | 'cancelExport'>;
  readonly reader: Pick<Remote<ReaderMethods>, 'listCameras' | 'listProducts' | 'lotById'>;
  readonly settings: () => Settings;
  /** Rejects with the signal's reason when it is aborted. */
  readonly print: (job: PrintJob, signal: AbortSignal) => Promise<Uint8Array>;
  readonly version: string;
  /** Number of a new export; its progress in rows goes by it. */
  readonly nextExportId: () => number;
}

export interface ReportDesk {
  /** Never rejects. `exportId` when the window follows it by one. */
  write(wish: ReportWish, exportId?: number): Promise<ExportOutcome>;
  /** Ends a report that is being counted or printed; once its file is being written, it is done at once anyway. */
  cancel(exportId: number): Promise<void>;
}

export function createReportDesk(parts: ReportDeskParts): ReportDesk {
  const underWay = new Map<number, AbortController>();

  async function write(wish: ReportWish, exportId: number, signal: AbortSignal): Promise<ExportOutcome> {
    const { content, file, existing, profile } = wish;
    const { language, shifts } = parts.settings();
    const reports = parts.reports.remote;
    // A folder that is gone is found before a long count, not after it.
    await checkFolder(file);
    if (content === 'captures' || content === 'decisions') {
      const { fromMs, toMs, camera, product, lot } = wish.request;
      const filter = { fromMs, toMs, camera, product, lot };
      return reports.exportCsv(exportId, { file, existing, content, profile, language, filter, shifts });
    }
    const job = await printJob(parts, wish, exportId);
    signal.throwIfAborted();
    if (content === 'pdf') return writePdf(parts, wish, job, signal);
    const titles = {
      station: job.stationName,
      camera: job.camera && (job.camera.name || `${job.camera.cameraId} (${job.camera.address})`),
      product: job.product?.name ?? null,
      lot: job.lot?.number ?? null,
    };
    const source = { scope: wish.request, basis: wish.basis, summary: job.summary, titles };
    return reports.exportFigures({ ...source, file, existing, profile, language });
  }

  return {
    async write(wish, exportId = parts.nextExportId()) {
      const controller = new AbortController();
      underWay.set(exportId, controller);
      try {
        return await write(wish, exportId, controller.signal);
      } catch (error) {
        if (controller.signal.aborted) return { state: 'cancelled', rows: 0 };
        return { state: 'failed', problem: exportProblem(error), detail: (error as Error).message };
      } finally {
        underWay.delete(exportId);
      }
    },
    async cancel(exportId) {
      underWay.get(exportId)?.abort(new Error('the report was cancelled'));
      await parts.reports.cancelExport(exportId);
    },
  };
}

async function writePdf(
  { print }: ReportDeskParts,
  wish: ReportWish,
  job: PrintJob,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  let pdf: Uint8Array;
  try {
    pdf = await print(job, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'failed', problem: 'print-failed', detail: (error as Error).message };
  }
  signal.throwIfAborted();
  return writeWhole(wish, pdf, 0);
}

/** All that a report shows, as it stands now. */
async function printJob(
  parts: ReportDeskParts,
  { request, basis, madeBy }: ReportWish,
  exportId: number,
): Promise<PrintJob> {
  const { reports, reader, settings, version } = parts;
  const [summary, cameras, products, lot] = await Promise.all([
    reports.remote.summary(request, settings().shifts, { export: exportId }),
    reader.listCameras(),
    reader.listProducts(),
    request.lot === undefined ? null : reader.lotById(request.lot),
  ]);
  if (summary === null) throw new Error('the count was ended');
  return {
    request,
    basis,
    summary,
    stationName: settings().stationName || hostname(),
    camera: cameras.find(({ key }) => key === request.camera) ?? null,
    product: products.find(({ key }) => key === request.product) ?? null,
    lot,
    madeAtMs: Date.now(),
    madeBy,
    version,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
