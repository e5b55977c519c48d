import { useTranslation } from 'react-i18next';
import { type Confusion, wilson } from '../../../../src-shared/domain/evidence';
import { verdicts } from '../../../../src-shared/domain/inspection';
import { useFormats } from '../../../app/i18n/use-formats';
import { VerdictMark } from '../../../components/verdict-mark';
import classes from './evidence.module.css';
import { useRateText } from './use-rate-text';

/** Known photos by what they are and by what the model says at these limits. */
export function ConfusionTable({ confusion }: { readonly confusion: Confusion }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rateText = useRateText();
  const rows = [
    { kind: 'good', counts: confusion.good, wrong: 'fail' },
    { kind: 'defective', counts: confusion.defective, wrong: 'pass' },
  ] as const;
  return (
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
  );
}
