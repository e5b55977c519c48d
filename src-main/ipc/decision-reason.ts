import type { DecisionKind } from '../../src-shared/domain/decision';
import type { SettingsStore } from '../settings/settings-store';
import { RequestError } from './handle';

/** The reason as it is kept: one of the station's for a rejection, none for all else. Throws RequestError. */
export function keptReason(kind: DecisionKind, reason: string | null, { current }: SettingsStore): string | null {
  if (kind !== 'reject') return null;
  if (reason === null) throw new RequestError('invalid-input', 'a rejection needs a reason');
  if (current.reasons.every(({ code }) => code !== reason)) {
    throw new RequestError('invalid-input', `the station has no reason ${JSON.stringify(reason)}`);
  }
  return reason;
}
