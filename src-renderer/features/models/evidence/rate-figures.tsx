import { useTranslation } from 'react-i18next';
import type { Confusion } from '../../../../src-shared/domain/evidence';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from './evidence.module.css';
import { useRateText } from './use-rate-text';

/** The rates that matter, each with its 95 % interval: in sight while a flag is moved. */
export function RateFigures({ confusion }: { readonly confusion: Confusion }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rateText = useRateText();
  return (
    <div className={classes.rates}>
      {(['falseRejects', 'escapes', 'unsure'] as const).map((name) => {
        const rate = confusion[name];
        return (
          <div key={name} className={classes.rate} data-rate={name}>
            <span>{t(`evidence.${name}`)}</span>
            <strong className="numeric">
              {t('evidence.countOf', { n: formats.number(rate.count), of: formats.number(rate.of) })}
            </strong>
            <span className="numeric">{rateText(rate)}</span>
            <small>{t(`evidence.${name}Help`)}</small>
          </div>
        );
      })}
    </div>
  );
}
