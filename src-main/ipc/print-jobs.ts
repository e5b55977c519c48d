/** Reports on their way to paper: the hidden window asks for its job, shows it, and says when it can be printed. */
import type { PrintJob } from '../../src-shared/domain/print-job';
import type { PrintWindow } from '../app/print-window';
import { type Handlers, RequestError } from './handle';

export interface PrintJobs {
  readonly handlers: Pick<Handlers, 'printJob' | 'printReady'>;
  /** The report as a PDF of one page. Rejects, in words, when it cannot be made or is not wanted any more. */
  print(job: PrintJob, signal: AbortSignal): Promise<Uint8Array>;
}

/** A busy machine opens a window in seconds. */
const patienceMs = 60_000;

const noScreen =
  'printing needs a screen: start Vigie with one (a virtual one will do, such as xvfb-run), or choose CSV files';

interface Waiting {
  readonly job: PrintJob;
  ready(problem: string | null): void;
}

export function createPrintJobs(open: (address: string) => PrintWindow, canPrint: () => boolean): PrintJobs {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  function waitingJob(id: number): Waiting {
    const found = waiting.get(id);
    if (found === undefined) throw new RequestError('not-found', `no print job ${id}`);
    return found;
  }

  async function print(job: PrintJob, signal: AbortSignal): Promise<Uint8Array> {
    if (!canPrint()) throw new Error(noScreen);
    lastId += 1;
    const id = lastId;
    const window = open(`/print/${id}`);
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const fail = (why: string): void => reject(new Error(`the page to print was not ready: ${why}`));
        waiting.set(id, { job, ready: (problem) => (problem === null ? resolve() : fail(problem)) });
        window.onGone(fail);
        signal.addEventListener('abort', () => fail('it was cancelled'));
        timer = setTimeout(() => fail(`nothing came within ${patienceMs / 1000} s`), patienceMs);
      });
      return await window.pdf();
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      window.close();
    }
  }

  return {
    print,
    handlers: {
      printJob: ({ job }) => waitingJob(job).job,
      printReady: ({ job, problem }) => {
        waitingJob(job).ready(problem);
        return null;
      },
    },
  };
}
