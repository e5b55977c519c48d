import type { Capture } from '../../src-shared/domain/capture';
import type { IpcErrorCode } from '../../src-shared/ipc/contract';
import type { Inspector } from '../inspection/inspector';
import type { TeachSettings } from '../inspection/teach/teach-product';
import type { ReaderMethods } from '../records/reader-methods';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import type { TaskRunner } from './task-runner';

/** What the work on products and their models needs of the other rooms. */
export interface DeskParts {
  readonly dataDir: string;
  /** The frozen network that is taught with, ONNX. */
  readonly backboneFile: string;
  /** Null: the usual ones. */
  readonly teachSettings: TeachSettings | null;
  readonly storage: Remote<StorageMethods>;
  readonly reader: Remote<ReaderMethods>;
  readonly inspector: Inspector;
  readonly tasks: TaskRunner;
  /** Who is at the station; empty when nobody said so. */
  readonly operator: () => string;
  readonly onModelsChanged: () => void;
  readonly onProductsChanged: () => void;
  readonly onInspected: (capture: Capture) => void;
}

/** A failure that the window can name. */
export class DeskError extends Error {
  constructor(
    readonly code: IpcErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Throws `refused` when nobody is named: what follows must be answered for. */
export function namedOperator(parts: DeskParts): string {
  const operator = parts.operator();
  if (!operator) throw new DeskError('refused', 'this needs the name of the operator');
  return operator;
}
