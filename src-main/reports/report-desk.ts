/** Makes the files of a report: for the window, which asks where to, and for the schedule. */
import { hostname } from 'node:os';
import type { PrintJob } from '../../src-shared/domain/print-job';
import type { Settings } from '../../src-shared/domain/settings';
import type { ReportRequest, YieldBasis } from '../../src-shared/domain/statistics';
import type { CsvContent, CsvProfile, ReportFile } from '../../src-shared/ipc/contract';
import type { ReaderMethods } from '../records/reader-methods';
import type { Remote } from '../threads/rpc';
import type { ExportOutcome } from './export-csv';
import { writeWhole } from './export-figures';
import type { ReportsMethods } from './reports-client';
import type { Existing } from './target-file';

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
  readonly reports: Remote<ReportsMethods>;
  readonly reader: Pick<Remote<ReaderMethods>, 'listCameras' | 'listProducts' | 'lotById'>;
  readonly settings: () => Settings;
  readonly print: (job: PrintJob) => Promise<Uint8Array>;
  readonly version: string;
  /** Number of a new export; its progress in rows goes by it. */
  readonly nextExportId: () => number;
}

export interface ReportDesk {
  /** Never rejects. `exportId` when the window follows it by one. */
  write(wish: ReportWish, exportId?: number): Promise<ExportOutcome>;
}

export function createReportDesk(parts: ReportDeskParts): ReportDesk {
  async function write(wish: ReportWish, exportId = parts.nextExportId()): Promise<ExportOutcome> {
    const { content, file, existing, profile } = wish;
    const { language, shifts } = parts.settings();
    if (content === 'captures' || content === 'decisions') {
      const { fromMs, toMs, camera, product, lot } = wish.request;
      const filter = { fromMs, toMs, camera, product, lot };
      return parts.reports.exportCsv(exportId, { file, existing, content, profile, language, filter, shifts });
    }
    const job = await printJob(parts, wish);
    if (content === 'pdf') return writePdf(parts, wish, job);
    const titles = {
      station: job.stationName,
      camera: job.camera && (job.camera.name || `${job.camera.cameraId} (${job.camera.address})`),
      product: job.product?.name ?? null,
      lot: job.lot?.number ?? null,
    };
    const source = { scope: wish.request, basis: wish.basis, summary: job.summary, titles };
    return parts.reports.exportFigures({ ...source, file, existing, profile, language });
  }

  return {
    write: (wish, exportId) =>
      write(wish, exportId).catch(
        (error: Error): ExportOutcome => ({
          state: 'failed',
          problem: 'internal',
          detail: error.message,
        }),
      ),
  };
}

async function writePdf({ print }: ReportDeskParts, wish: ReportWish, job: PrintJob): Promise<ExportOutcome> {
  let pdf: Uint8Array;
  try {
    pdf = await print(job);
  } catch (error) {
    return { state: 'failed', problem: 'print-failed', detail: (error as Error).message };
  }
  return writeWhole(wish, pdf, 0);
}

/** All that a report shows, as it stands now. */
async function printJob(parts: ReportDeskParts, { request, basis, madeBy }: ReportWish): Promise<PrintJob> {
  const { reports, reader, settings, version } = parts;
  const [summary, cameras, products, lot] = await Promise.all([
    reports.summary(request, null),
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
