import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { TimeRange } from '../../../src-shared/domain/local-time';
import type { ControlChart as ControlChartFigures } from '../../../src-shared/domain/report-figures';
import { type SampleUnit, sampleUnits, type YieldBasis } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { useStation } from '../../app/state/station-store';
import { ChartTable } from '../../components/charts/chart-table';
import { LocalTimeField } from '../../components/local-time-field';
import { LotlessNote } from './lotless-note';
import { OutcomeLinks } from './outcome-links';
import { PChartDrawing } from './p-chart-drawing';
import { canSampleBy, type ReportChoice, sampleFilter, sampleKey } from './report-choice';
import classes from './reports.module.css';
import { choose } from './reports-store';
import { RuleList } from './rule-list';
import { useRuleWords } from './use-rule-words';
import { useSampleNames } from './use-sample-names';

export interface ControlPanelProps {
  /** In the whole report: those that belong to no lot are on no point of the lots. */
  readonly captures: number;
  readonly chart: ControlChartFigures;
  readonly unit: SampleUnit;
  readonly basis: YieldBasis;
  readonly filter: CaptureFilter & { readonly fromMs: number; readonly toMs: number };
  readonly reference: ReportChoice['reference'];
  /** What the centre line shown was counted from. */
  readonly countedReference: TimeRange | undefined;
}

/** The p-chart with what it is drawn from, and what it says in words. */
export function ControlPanel(props: ControlPanelProps) {
  const { captures, chart, unit, basis, filter, reference, countedReference } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useSampleNames(unit, chart.samples);
  const rules = useRuleWords();
  const hasShifts = useStation((state) => state.settings?.shifts.some(({ starts }) => starts.some((start) => start)));
  return (
    <section className={classes.wide}>
      <div className={classes.panelHead}>
        <h2>{t('reports.pChart')}</h2>
        <SegmentedControl
          aria-label={t('reports.sample')}
          value={unit}
          data={sampleUnits.map((value) => ({
            value,
            label: t(`reports.samples.${value}`),
            disabled: !canSampleBy(value, filter.toMs - filter.fromMs) || (value === 'shift' && hasShifts !== true),
          }))}
          onChange={(sampleUnit) => choose({ sampleUnit })}
          classNames={{ label: classes.segment }}
        />
        <Switch
          size="md"
          label={t('reports.ownReference')}
          checked={reference !== null}
          onChange={({ currentTarget }) => choose({ reference: currentTarget.checked ? {} : null })}
        />
        {reference === null ? null : (
          <>
            <LocalTimeField
              label={t('reports.referenceFrom')}
              valueMs={reference.fromMs}
              onChange={(fromMs) => choose({ reference: { ...reference, fromMs } })}
            />
            <LocalTimeField
              label={t('reports.referenceTo')}
              valueMs={reference.toMs}
              onChange={(toMs) => choose({ reference: { ...reference, toMs } })}
            />
          </>
        )}
      </div>
      <PChartDrawing chart={chart} unit={unit} filter={filter} height={260} />
      <LotlessNote captures={captures} samples={chart.samples} unit={unit} />
      <RuleList chart={chart} unit={unit} filter={filter} reference={countedReference} />
      {chart.centre === null ? null : (
        <ChartTable
          label={t('reports.asTable')}
          columns={[
            t(`reports.samples.${unit}`),
            t('reports.bad'),
            t('reports.inspected'),
            t('reports.share'),
            t('reports.lowerLimit'),
            t('reports.upperLimit'),
            t('reports.rule'),
          ]}
          rows={chart.samples.map((sample, index) => {
            const point = chart.points[index];
            const { good = 0, bad = 0 } = chart.outcomes[index] ?? {};
            const range = sampleFilter(filter, sample);
            return {
              key: sampleKey(sample),
              cells: [
                names.long(sample),
                <OutcomeLinks key="bad" side="bad" tally={sample.tally} basis={basis} filter={range} />,
                formats.number(good + bad),
                point ? formats.percent(point.share) : '–',
                point ? formats.percent(point.lower) : '–',
                point ? formats.percent(point.upper) : '–',
                (chart.breaks[index] ?? []).map(rules.long).join(', '),
              ],
            };
          })}
        />
      )}
    </section>
  );
}
