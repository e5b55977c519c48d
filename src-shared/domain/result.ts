/** What can fail for a reason the caller must handle. A broken invariant throws instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const failed = <E>(problem: E): { readonly ok: false; readonly problem: E } => ({ ok: false, problem });
