import { useTranslation } from 'react-i18next';

const known = ['folder-missing', 'target-unwritable', 'disk-full', 'print-failed'] as const;

/** What to do about an export that failed, by the station's stable code. */
export function useExportProblem(): (problem: string) => string {
  const { t } = useTranslation();
  return (problem) => t(`reports.exportProblems.${known.find((code) => code === problem) ?? 'other'}`);
}
