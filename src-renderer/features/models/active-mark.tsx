import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './models.module.css';

/** On the model that judges now. */
export function ActiveMark() {
  const { t } = useTranslation();
  return (
    <span className={classes.active}>
      <IconCircleCheckFilled size={20} aria-hidden="true" />
      {t('models.active')}
    </span>
  );
}
