import type { Role } from './operator';

export const auditKinds = [
  'decision',
  'camera',
  'product',
  'model',
  'lot',
  'settings',
  'operator',
  /** Signing in and out, and wrong PINs. */
  'session',
  'alarm',
  /** Photos that were removed to make room. */
  'retention',
  'backup',
  /** Scheduled reports. */
  'report',
] as const;
export type AuditKind = (typeof auditKinds)[number];

export const auditActions = {
  decision: ['accept', 'reject', 'withdraw', 'label', 'serial', 'bulk', 'undo-bulk'],
  camera: ['rename', 'admission', 'assign'],
  product: ['add', 'change'],
  model: ['install', 'teach', 'activate', 'deactivate', 'roll-back', 'thresholds'],
  lot: ['open', 'close', 'reopen'],
  settings: ['change'],
  operator: ['add', 'change', 'pin', 'reset'],
  session: ['sign-in', 'sign-out', 'idle', 'wrong-pin'],
  alarm: ['acknowledge'],
  retention: ['remove'],
  backup: ['done', 'failed', 'cancelled'],
  report: ['give-up'],
} as const satisfies Readonly<Record<AuditKind, readonly string[]>>;
export type AuditAction<K extends AuditKind = AuditKind> = (typeof auditActions)[K][number];

/** What in the log reads like a text in the language of whoever looks for it. */
export interface AuditWords {
  /** Kind and action with a space between, as `decision reject`. */
  readonly deeds: readonly string[];
  /** Of roles, alarms, reasons, and of the members and values of what an entry holds. */
  readonly codes: readonly string[];
}

/** Every member that is given must hold. Times in ms since 1970, `to` excluded. */
export interface AuditFilter {
  /** In any case, in any part. */
  readonly text?: string | undefined;
  /** What holds one of these holds the text. */
  readonly words?: AuditWords | undefined;
  readonly kind?: AuditKind | undefined;
  readonly operator?: string | undefined;
  readonly subject?: string | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** One change; written in the transaction that makes it, never changed and never removed. */
export interface AuditEntry {
  readonly id: number;
  readonly atMs: number;
  /** Empty: the station itself, or nobody was signed in. */
  readonly operator: string;
  /** The one they had then. */
  readonly role: Role | null;
  readonly kind: AuditKind;
  readonly action: AuditAction;
  /** What was changed, as people call it. */
  readonly subject: string;
  /** JSON of what the change concerns; null when there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
}
