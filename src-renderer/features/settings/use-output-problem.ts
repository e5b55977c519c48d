import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/use-formats';
import type { OutputForm, OutputFormProblems } from './outputs-form';

/** The words for what is wrong with a field; null when nothing is. */
export function useOutputProblem(problems: OutputFormProblems): (field: keyof OutputForm) => string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  return (field) => {
    const problem = problems[field];
    if (problem === undefined) return null;
    return problem.kind === 'tooLong'
      ? t('outputs.invalid.tooLong', { max: formats.number(problem.max) })
      : t(`outputs.invalid.${problem.kind}`);
  };
}
