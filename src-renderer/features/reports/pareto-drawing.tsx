import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ParetoRow } from '../../../src-shared/domain/report-figures';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { ParetoChart } from '../../components/charts/pareto-chart';
import { capturesAddress } from './gallery-link';

export interface ParetoDrawingProps {
  readonly rows: readonly ParetoRow[];
  readonly filter: CaptureFilter;
  readonly height: number;
  /** On paper. */
  readonly width?: number;
  readonly most?: number;
  /** Narrow: numbers instead of names, for a list beside it. */
  readonly numbered?: boolean;
}

export function ParetoDrawing({ rows, filter, height, width, most = 9, numbered = false }: ParetoDrawingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const [first] = rows;
  if (first === undefined) return null;
  const bars = rows.slice(0, most).map(({ reason, count, share, cumulated }, index) => ({
    key: reason,
    label: numbered ? `${index + 1}` : words.reason(reason),
    count,
    cumulated,
    text: `${words.reason(reason)}: ${formats.number(count)} (${formats.percent(share)})`,
    href: capturesAddress({ ...filter, decision: 'reject', reason }),
  }));
  return (
    <ParetoChart
      bars={bars}
      summary={t('reports.paretoSummary', {
        reasons: formats.number(rows.length),
        first: words.reason(first.reason),
        share: formats.percent(first.share),
      })}
      height={height}
      width={width}
      formatCount={formats.number}
      formatShare={formats.wholePercent}
    />
  );
}
