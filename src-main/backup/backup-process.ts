/** The process in which a backup is made, or a folder looked at: one for each, ended when it has answered. */
import type { BackupFailure, BackupFolderCheck, BackupProgress } from '../../src-shared/domain/backup';
import { connect, type RpcPort } from '../threads/rpc';
import type { BackupWork } from './backup-desk';
import type { BackupMessage, BackupMethods } from './backup-methods';
import type { BackupOrder, BackupOutcome } from './make-backup';

export interface BackupHost {
  readonly port: RpcPort;
  /** `how` in a few words. Called once. */
  onExit(listener: (how: string) => void): void;
  /** At once (SIGKILL). */
  kill(): void;
}

/** A process that hangs in a drive does not even hear that; nobody waits for it longer. */
const endWaitMs = 3000;
const folderWaitMs = 10_000;

export function beginBackup(
  host: BackupHost,
  order: BackupOrder,
  onProgress: (progress: BackupProgress) => void,
): BackupWork {
  const { remote, fail } = connect<BackupMethods>(host.port);
  host.port.onMessage((message) => {
    if ((message as BackupMessage).kind === 'progress') onProgress((message as BackupMessage).progress);
  });
  let answer: BackupOutcome | null = null;
  let resolveOutcome: (outcome: BackupOutcome) => void = () => undefined;
  // Not before the process is gone: it holds the lock of the backup's folder.
  const outcome = new Promise<BackupOutcome>((resolve) => {
    resolveOutcome = resolve;
  });
  const concluded = (how: string): void =>
    resolveOutcome(answer ?? { state: 'failed', problem: 'internal', detail: `the backup was ended (${how})` });
  host.onExit((how) => {
    fail(new Error(how));
    concluded(how);
  });
  const end = (): void => {
    host.kill();
    setTimeout(() => concluded('it does not answer'), endWaitMs).unref();
  };
  remote.run(order).then(
    (made) => {
      answer = made;
      end();
    },
    // Its exit tells.
    () => undefined,
  );
  return { outcome, end };
}

/** Never rejects. A drive that does not answer within ten seconds is `folder-silent`. */
export async function lookAtFolder(host: BackupHost, folder: string, dataDir: string): Promise<BackupFolderCheck> {
  const { remote, fail } = connect<BackupMethods>(host.port);
  host.onExit((how) => fail(new Error(`the folder could not be looked at (${how})`)));
  const failed = (failure: BackupFailure): BackupFolderCheck => ({ failure, sameDisk: false, freeBytes: null });
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<BackupFolderCheck>((resolve) => {
    const detail = `${folder} does not answer`;
    timer = setTimeout(() => resolve(failed({ problem: 'folder-silent', detail })), folderWaitMs);
  });
  try {
    return await Promise.race([remote.check(folder, dataDir), silent]);
  } catch (error) {
    return failed({ problem: 'internal', detail: (error as Error).message });
  } finally {
    clearTimeout(timer);
    host.kill();
  }
}
