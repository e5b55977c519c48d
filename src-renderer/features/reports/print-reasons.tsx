import { useTranslation } from 'react-i18next';
import type { ParetoRow } from '../../../src-shared/domain/report-figures';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import classes from './print-sheet.module.css';

export interface PrintReasonsProps {
  readonly rows: readonly ParetoRow[];
  /** The most frequent by name, the others in one line: the counts add up to all rejections. */
  readonly most: number;
}

/** The reasons of rejection by the numbers of the chart above. */
export function PrintReasons({ rows, most }: PrintReasonsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const others = rows.slice(most);
  const count = others.reduce((sum, row) => sum + row.count, 0);
  const share = others.reduce((sum, row) => sum + row.share, 0);
  return (
    <>
      <ol className={classes.reasons}>
        {rows.slice(0, most).map((row) => (
          <li key={row.reason}>
            <ReasonLine name={words.reason(row.reason)} {...row} />
          </li>
        ))}
      </ol>
      {others.length === 0 ? null : (
        <div className={classes.otherReasons}>
          <ReasonLine
            name={t('reports.print.otherReasons', { count: others.length })}
            count={count}
            share={share}
            cumulated={1}
          />
        </div>
      )}
    </>
  );
}

function ReasonLine({ name, count, share, cumulated }: Omit<ParetoRow, 'reason'> & { readonly name: string }) {
  const formats = useFormats();
  return (
    <div className={classes.reason}>
      <span>{name}</span>
      <span>{formats.number(count)}</span>
      <span>{formats.percent(share)}</span>
      <span>{formats.percent(cumulated)}</span>
    </div>
  );
}
