import { useTranslation } from 'react-i18next';
import { type Confusion, type Rate, wilson } from '../../../../src-shared/domain/evidence';
import { verdicts } from '../../../../src-shared/domain/inspection';
import { useFormats } from '../../../app/i18n/use-formats';
import { VerdictMark } from '../../../components/verdict-mark';
import classes from './evidence.module.css';

/** A share in words: count, per cent, and between what it may lie. */
export function useRateText(): (rate: Rate) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ share, low, high }) =>
    share === null
      ? t('evidence.nothingCounted')
      : t('evidence.rate', {
          share: formats.percent(share),
          low: formats.percent(low),
          high: formats.percent(high),
        });
}

/** Known photos by what they are and by what the model says at these limits, and the two rates that matter. */
export function ConfusionTable({ confusion }: { readonly confusion: Confusion }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rateText = useRateText();
  const rows = [
    { kind: 'good', counts: confusion.good, wrong: 'fail' },
    { kind: 'defective', counts: confusion.defective, wrong: 'pass' },
  ] as const;
  return (
    <>
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
      <table className={classes.confusion}>
        <caption>{t('evidence.confusion')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evidence.known')}</th>
            {verdicts.map((verdict) => (
              <th key={verdict} scope="col">
                <VerdictMark verdict={verdict} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, counts, wrong }) => {
            const of = counts.pass + counts.unsure + counts.fail;
            return (
              <tr key={kind}>
                <th scope="row">
                  {t(`evidence.${kind}`)}
                  <small>{t('evidence.photos', { n: formats.number(of) })}</small>
                </th>
                {verdicts.map((verdict) => (
                  <td key={verdict} data-wrong={verdict === wrong && counts[verdict] > 0}>
                    <strong className="numeric">{formats.number(counts[verdict])}</strong>
                    <small className="numeric">{rateText(wilson(counts[verdict], of))}</small>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
