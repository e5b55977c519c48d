import { useTranslation } from 'react-i18next';
import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import { useFormats } from '../../../app/i18n/use-formats';
import { Notice } from '../../../components/notice';
import type { TeachRefusal } from './start-teaching';

/** Why nothing was begun, and what to do about it. */
export function TeachProblem({ refusal }: { readonly refusal: TeachRefusal }) {
  const { t } = useTranslation();
  const { title, help, detail } = useRefusalWords(refusal);
  return (
    <Notice tone="unsure" alert title={title}>
      <p>{help}</p>
      {detail ? <p>{`${t('models.teach.stationSays')} ${detail}`}</p> : null}
    </Notice>
  );
}

function useRefusalWords(refusal: TeachRefusal): {
  readonly title: string;
  readonly help: string;
  readonly detail?: string;
} {
  const { t } = useTranslation();
  const formats = useFormats();
  if (refusal.kind === 'busy') return { title: t('models.teach.busy'), help: t('models.teach.otherWork') };
  if (refusal.kind === 'problem') {
    const { code, detail } = refusal.problem;
    return { title: t(`problem.title.${code}`), help: t(`problem.help.${code}`), detail };
  }
  const { found, from } = refusal;
  const numbers = { count: found, n: formats.number(found), least: formats.number(teachPhotoLimits.least) };
  if (from === 'accepted') return { title: t('models.teach.tooFew'), help: t('models.teach.tooFewAccepted', numbers) };
  if (from === 'captures') return { title: t('models.teach.tooFew'), help: t('models.teach.tooFewChosen', numbers) };
  if (found === 0) return { title: t('models.teach.noPhotos'), help: t('models.teach.noPhotosHelp') };
  return { title: t('models.teach.tooFew'), help: t('models.teach.tooFewInFolder', numbers) };
}
