import type { CameraStatus } from './camera';
import type { Lot } from './lot';
import type { Product } from './product';
import type { ReportRequest, ReportSummary, YieldBasis } from './statistics';

/** Everything a printed report shows; the page that prints it asks for nothing else. */
export interface PrintJob {
  readonly request: ReportRequest;
  readonly basis: YieldBasis;
  readonly summary: ReportSummary;
  readonly stationName: string;
  /** Null: all of them. */
  readonly camera: Pick<CameraStatus, 'cameraId' | 'name' | 'address'> | null;
  readonly product: Pick<Product, 'name'> | null;
  readonly lot: Pick<Lot, 'number'> | null;
  readonly madeAtMs: number;
  /** Operator, or empty: the station made it by itself. */
  readonly madeBy: string;
  readonly version: string;
  readonly timeZone: string;
}
