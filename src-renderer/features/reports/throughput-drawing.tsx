import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { allCaptures, ofStanding, type ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { BarChart } from '../../components/charts/bar-chart';
import { capturesAddress } from './gallery-link';
import { nameWidth, useSampleNames } from './use-sample-names';

export interface ThroughputDrawingProps {
  readonly throughput: ReportSummary['throughput'];
  readonly filter: CaptureFilter;
  readonly height: number;
  /** On paper. */
  readonly width?: number;
}

export function ThroughputDrawing({ throughput, filter, height, width }: ThroughputDrawingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { unit } = throughput;
  const names = useSampleNames(unit, throughput.bars);
  const bars = throughput.bars.map((bar) => {
    const [value, part] = [allCaptures(bar.tally), ofStanding(bar.tally, 'reject')];
    return {
      key: bar.fromMs,
      label: names.short(bar),
      value,
      part,
      text: `${names.long(bar)}: ${formats.number(value)} (${t('reports.rejected')}: ${formats.number(part)})`,
      href: capturesAddress({ ...filter, fromMs: bar.fromMs, toMs: bar.toMs }),
    };
  });
  const most = bars.reduce((best, bar) => (bar.value > best.value ? bar : best), { value: 0, text: '' });
  return (
    <BarChart
      bars={bars}
      summary={t('reports.throughputSummary', { bars: formats.number(bars.length), most: most.text })}
      height={height}
      width={width}
      labelWidth={nameWidth[unit]}
      format={formats.number}
    />
  );
}
