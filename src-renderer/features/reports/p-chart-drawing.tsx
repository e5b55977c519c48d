import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ControlChart as ControlChartFigures } from '../../../src-shared/domain/report-figures';
import type { SampleUnit } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { ControlChart } from '../../components/charts/control-chart';
import { capturesAddress } from './gallery-link';
import { sampleFilter, sampleKey } from './report-choice';
import { useRuleWords } from './use-rule-words';
import { nameWidth, useSampleNames } from './use-sample-names';

export interface PChartDrawingProps {
  readonly chart: ControlChartFigures;
  readonly unit: SampleUnit;
  readonly filter: CaptureFilter;
  readonly height: number;
  /** On paper. */
  readonly width?: number;
}

export function PChartDrawing({ chart, unit, filter, height, width }: PChartDrawingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useSampleNames(unit, chart.samples);
  const rules = useRuleWords();
  if (chart.centre === null) return <p>{t('reports.nothingJudged')}</p>;
  const broken = chart.breaks.filter((breaks) => breaks.length > 0).length;
  const slots = chart.samples.map((sample, index) => {
    const point = chart.points[index] ?? null;
    const breaks = chart.breaks[index] ?? [];
    const { good = 0, bad = 0 } = chart.outcomes[index] ?? {};
    const words = breaks.map((ruleBreak) => `\n${rules.long(ruleBreak)}`).join('');
    return {
      key: sampleKey(sample),
      label: names.short(sample),
      point: point && { value: point.share, lower: point.lower, upper: point.upper },
      mark: rules.short(breaks),
      text: point
        ? t('reports.pointText', {
            sample: names.long(sample),
            share: formats.percent(point.share),
            bad: formats.number(bad),
            inspected: formats.number(good + bad),
          }) + words
        : names.long(sample),
      href: capturesAddress(sampleFilter(filter, sample)),
    };
  });
  return (
    <ControlChart
      slots={slots}
      centre={chart.centre}
      summary={t('reports.pChartSummary', {
        points: formats.number(chart.points.filter((point) => point !== null).length),
        centre: formats.percent(chart.centre),
        broken: formats.number(broken),
      })}
      height={height}
      width={width}
      labelWidth={nameWidth[unit]}
      format={formats.percent}
      names={{ centre: t('reports.centre'), upper: t('reports.ucl'), lower: t('reports.lcl') }}
    />
  );
}
