import { IconPhotoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhotoProblem } from '../../src-shared/domain/inspection';
import classes from './photo-problem-note.module.css';

/** Why the model could not judge a photo: its score then says nothing, and the operator looks for themselves. */
export function PhotoProblemNote({ problem }: { readonly problem: PhotoProblem }) {
  const { t } = useTranslation();
  return (
    <p className={classes.note}>
      <IconPhotoOff size={20} aria-hidden="true" />
      <span>
        <strong>{t(`photoProblem.${problem}`)}.</strong> {t('photoProblemHelp')}
      </span>
    </p>
  );
}
