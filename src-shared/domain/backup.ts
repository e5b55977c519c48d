/** Copies of the station's data on another disk. Pure; times of the day are those of the station's clock. */
import { z } from 'zod';
import { dailyTimes } from './daily-times';

export const backupSettingsSchema = z.strictObject({
  /** Every day by itself. */
  on: z.boolean(),
  /** Full path of the folder in which the backup gets a folder of its own; empty while none is chosen. */
  folder: z.string().max(4096),
  /** Minutes after midnight. */
  atMinute: z.int().min(0).max(1439),
  /** Older copies of the database that are kept beside the newest one. */
  keepDatabases: z.int().min(0).max(60),
  withPhotos: z.boolean(),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

export const defaultBackup: BackupSettings = {
  on: false,
  folder: '',
  atMinute: 22 * 60 + 30,
  keepDatabases: 7,
  withPhotos: true,
};

/** Names inside the backup's folder; all others are those of a data folder. */
export const backupNames = {
  /** Says whose backup it is and how far its photos go. */
  mark: 'vigie-backup.json',
  settings: 'settings.json',
  models: 'models',
} as const;

/** Stable codes of what keeps a backup from being made. */
export const backupProblems = [
  'no-folder',
  'folder-missing',
  'folder-silent',
  'inside-data-folder',
  'target-unwritable',
  'target-in-use',
  'no-room',
  'disk-full',
  'source-missing',
  'copy-damaged',
  'internal',
] as const;
export type BackupProblem = (typeof backupProblems)[number];

export interface BackupFailure {
  readonly problem: BackupProblem;
  /** The system's words, in English. */
  readonly detail: string;
  /** Of `no-room`, in bytes. */
  readonly neededBytes?: number | undefined;
  readonly freeBytes?: number | undefined;
}

/** What a finished backup did. */
export interface BackupResult {
  /** Full path of the backup's own folder. */
  readonly folder: string;
  /** Not that of the data folder. */
  readonly otherDisk: boolean;
  readonly databaseBytes: number;
  readonly photosCopied: number;
  readonly photoBytes: number;
  /** Named by the database and gone from the data folder without a rule, or not to be read; also those of earlier backups. */
  readonly photosMissing: number;
  readonly withPhotos: boolean;
}

/** `total` may be 0 while nothing is known yet. `done` and `total` are bytes of the database, or photos. */
export interface BackupProgress {
  readonly step: 'preparing' | 'database' | 'checking' | 'photos';
  readonly done: number;
  readonly total: number;
  /** Of the photos. */
  readonly bytes: number;
}

export interface BackupRun extends BackupResult {
  readonly finishedMs: number;
  readonly durationMs: number;
}

export interface FailedBackup extends BackupFailure {
  readonly atMs: number;
}

export interface BackupStatus {
  /** Null: not by itself. */
  readonly nextMs: number | null;
  readonly running: BackupProgress | null;
  /** The last that succeeded. */
  readonly last: BackupRun | null;
  /** Since the last that succeeded. */
  readonly failed: FailedBackup | null;
  /** When one that was due and failed is tried again; null when none was. */
  readonly retryMs: number | null;
}

/** What can be said of a folder before anything is written to it. */
export interface BackupFolderCheck {
  readonly failure: BackupFailure | null;
  /** Photos and records lie on the disk of this folder: both are lost with it. */
  readonly sameDisk: boolean;
  readonly freeBytes: number | null;
}

/** When backups are due after `afterMs`, up to and with `untilMs`; oldest first. */
export const backupsDue = ({ atMinute }: BackupSettings, afterMs: number, untilMs: number): readonly number[] =>
  dailyTimes([atMinute], afterMs, untilMs);

const twoDaysMs = 2 * 86_400_000;

/** Null when none ever is. */
export const nextBackup = (backup: BackupSettings, nowMs: number): number | null =>
  backup.on ? (backupsDue(backup, nowMs, nowMs + twoDaysMs)[0] ?? null) : null;
