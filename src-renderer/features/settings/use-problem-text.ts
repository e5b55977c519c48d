import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/use-formats';
import type { FieldProblem } from './settings-draft';

export function useProblemText(): (problem: FieldProblem) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (problem) => {
    switch (problem.kind) {
      case 'number':
        return t('settings.invalid.number', { min: formats.number(problem.min), max: formats.number(problem.max) });
      case 'networks':
        return t('settings.invalid.networks', { line: problem.line });
      case 'tooLong':
        return t('settings.invalid.tooLong', { max: problem.max });
      default:
        return t(`settings.invalid.${problem.kind}`);
    }
  };
}
