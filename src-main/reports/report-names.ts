/** How the files of reports are called. */
import type { TimeRange } from '../../src-shared/domain/local-time';
import type { ScheduledContent } from '../../src-shared/domain/report-schedule';
import type { Language } from '../../src-shared/domain/settings';

const names: Readonly<Record<Language, Readonly<Record<ScheduledContent, string>>>> = {
  en: { pdf: 'vigie-report', figures: 'vigie-figures', captures: 'vigie-captures', decisions: 'vigie-decisions' },
  fr: {
    pdf: 'vigie-rapport',
    figures: 'vigie-chiffres',
    captures: 'vigie-prises-de-vue',
    decisions: 'vigie-decisions',
  },
};

const extensionOf = (content: ScheduledContent): string => (content === 'pdf' ? 'pdf' : 'csv');

/** Proposed in the dialog: `vigie-report-2026-11-22.pdf`. */
export const proposedName = (content: ScheduledContent, language: Language, nowMs: number): string =>
  `${names[language][content]}-${localDate(nowMs)}.${extensionOf(content)}`;

/** `vigie-report-2026-11-21-0600-to-2026-11-22-0600.pdf`: every drive takes it, and it sorts by time. */
export function scheduledName(content: ScheduledContent, language: Language, { fromMs, toMs }: TimeRange): string {
  const between = language === 'fr' ? 'a' : 'to';
  return `${names[language][content]}-${localMinute(fromMs)}-${between}-${localMinute(toMs)}.${extensionOf(content)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

function localDate(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function localMinute(ms: number): string {
  const date = new Date(ms);
  return `${localDate(ms)}-${two(date.getHours())}${two(date.getMinutes())}`;
}
