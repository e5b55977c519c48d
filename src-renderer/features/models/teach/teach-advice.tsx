import { useTranslation } from 'react-i18next';
import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import { photosNeeded, wilson } from '../../../../src-shared/domain/evidence';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from '../models.module.css';

/** The share of good photos that may fail, which the thresholds aim at. */
const usualFalseRejects = 0.01;

/** How to choose photos, and what few of them cannot prove. */
export function TeachAdvice() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { least, advised } = teachPhotoLimits;
  return (
    <section className={classes.box}>
      <h3>{t('models.advice.title')}</h3>
      <ul className={classes.advice}>
        <li>{t('models.advice.count', { least: formats.number(least), advised: formats.number(advised) })}</li>
        <li>{t('models.advice.good')}</li>
        <li>{t('models.advice.variety')}</li>
        <li>{t('models.advice.same')}</li>
        <li>
          {t('models.advice.proof', {
            least: formats.number(least),
            most: formats.wholePercent(wilson(0, least).high),
            needed: formats.number(photosNeeded(usualFalseRejects)),
            percent: formats.wholePercent(usualFalseRejects),
          })}
        </li>
      </ul>
    </section>
  );
}
