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
} as const satisfies Readonly<Record<AuditKind, readonly string[]>>;
export type AuditAction<K extends AuditKind = AuditKind> = (typeof auditActions)[K][number];

/** Every member that is given must hold. Times in ms since 1970, `to` excluded. */
export interface AuditFilter {
  /** In any case, in any part. */
  readonly text?: string | undefined;
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
