/** The log holds codes; whoever searches it types what the screen shows. Pure. */
import { type AuditWords, auditActions, auditKinds } from '../../../src-shared/domain/audit';
import type { Settings } from '../../../src-shared/domain/settings';
import type { Catalogue } from '../../app/i18n/catalogue';

export type SearchedTexts = Pick<Catalogue, 'log' | 'role' | 'reason' | 'alarms' | 'keys'>;

/** Case, accents and kinds of spaces do not keep anybody from finding a word. */
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/gu, ' ').trim().toLowerCase();

/** What of the log reads like `text` in the language of `texts`; null for no text. */
export function wordsOf(
  text: string | undefined,
  texts: SearchedTexts,
  reasons: readonly Pick<Settings['reasons'][number], 'code' | 'label'>[],
): AuditWords | null {
  const wanted = folded(text ?? '');
  if (wanted === '') return null;
  const { kinds, actions, names, values } = texts.log;
  const parts = wanted.split(' ');
  const deeds = auditKinds.flatMap((kind) =>
    auditActions[kind].flatMap((action) => {
      const shown = folded(`${kinds[kind]} ${actions[action]}`);
      return parts.every((part) => shown.includes(part)) ? [`${kind} ${action}`] : [];
    }),
  );
  const labels = reasons.filter(({ label }) => label !== '').map(({ code, label }) => [code, label] as const);
  const tables: readonly Readonly<Record<string, string>>[] = [
    texts.role,
    names,
    ...Object.values(values),
    texts.keys.action,
    texts.alarms.kinds,
    { ...texts.reason, ...Object.fromEntries(labels) },
  ];
  // Names stand in for what is between braces.
  const codes = tables
    .flatMap(Object.entries<string>)
    .filter(([, words]) => folded(words.replaceAll(/\{\{\w+\}\}/g, '')).includes(wanted));
  return { deeds, codes: [...new Set(codes.map(([code]) => code))] };
}
