import type { OperatorKey } from './ids';

/** Each may do what those before it may. */
export const roles = ['operator', 'quality', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Who may ask for something; `anyone` also while nobody is signed in. */
export type Needed = Role | 'anyone';

const rank: Readonly<Record<Needed, number>> = { anyone: 0, operator: 1, quality: 2, administrator: 3 };

/** `role` is null while nobody is signed in. */
export const mayAct = (role: Role | null, needed: Needed): boolean => rank[role ?? 'anyone'] >= rank[needed];

export const higherOf = (one: Needed, other: Needed): Needed => (rank[one] >= rank[other] ? one : other);

/** Someone who has a name and a PIN here. Never removed: decisions of years ago name them. */
export interface Operator {
  readonly key: OperatorKey;
  readonly name: string;
  readonly role: Role;
  /** Cannot sign in. */
  readonly disabled: boolean;
  readonly lastSignedInMs: number | null;
}

export type SignedIn = Pick<Operator, 'key' | 'name' | 'role'>;

/** Who is at the station. */
export interface Session {
  /** Null: everything can be looked at, nothing changed. */
  readonly operator: SignedIn | null;
  /** No administrator was ever created: the first one is created by whoever is there. */
  readonly isNew: boolean;
}

export const pinDigits = { least: 4, most: 12 } as const;
export const isPin = (text: string): boolean =>
  /^\d+$/.test(text) && text.length >= pinDigits.least && text.length <= pinDigits.most;
