import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { histogramOf, type KnownScores } from '../../../../src-shared/domain/evidence';
import type { Thresholds } from '../../../../src-shared/domain/inspection';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from './evidence.module.css';
import { LimitHandle } from './limit-handle';
import { axisTicks, type Limit, type ScoreAxis, shareOnAxis } from './threshold-moves';

/** Above the plot: a flag of this height, and a gap. */
const flagTall = 48;
const flagHeight = 56;
const plotHeight = 220;
const axisHeight = 30;
const bins = 56;
/** Room beside the plot for the flag of a limit that lies at its end. */
const side = 150;

export interface EvidenceChartProps {
  readonly scores: KnownScores;
  readonly limits: Thresholds;
  readonly axis: ScoreAxis;
  /** What a limit does where it is, for people who do not see the chart. */
  readonly effect: string;
  readonly onMove: (limit: Limit, value: number) => void;
  readonly onKey: (limit: Limit, event: { readonly key: string; readonly shiftKey: boolean }) => boolean;
}

/** Good photos upwards, defective ones hatched downwards from one line; the limits as flags to take hold of. */
export function EvidenceChart({ scores, limits, axis, effect, onMove, onKey }: EvidenceChartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const patterns = useId();
  const plotWidth = Math.max(1, width - 2 * side);
  const x = (value: number): number => side + shareOnAxis(value, axis) * plotWidth;
  const bars = histogramOf(scores, bins, axis);
  const tallest = (values: readonly number[]): number => Math.max(1, ...values);
  const mostGood = tallest(bars.map(({ heldOut, accepted }) => heldOut + accepted));
  const mostDefective = tallest(bars.map(({ rejected }) => rejected));
  // Each side has its own scale, shown at its end: ten defective photos beside a thousand good ones stay in sight.
  const ground = flagHeight + plotHeight * 0.6;
  const goodUnit = (ground - flagHeight - 14) / mostGood;
  const defectiveUnit = (flagHeight + plotHeight - ground - 14) / mostDefective;
  const bottom = flagHeight + plotHeight;
  const barWidth = Math.max(2, plotWidth / bins - 1);
  const handle = (limit: Limit) => (
    <LimitHandle
      limit={limit}
      value={limits[limit]}
      axis={axis}
      left={x(limits[limit])}
      height={bottom - flagTall}
      plot={{ left: side, width: plotWidth }}
      effect={effect}
      onMove={onMove}
      onKey={onKey}
    />
  );
  return (
    <div ref={ref} className={classes.chart} style={{ height: bottom + axisHeight }}>
      <svg width={width} height={bottom + axisHeight} aria-hidden="true">
        <defs>
          <pattern
            id={`${patterns}-defective`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--v-fail-ground)" />
            <rect width="2.5" height="6" fill="var(--v-fail)" />
          </pattern>
          <pattern id={`${patterns}-accepted`} width="5" height="5" patternUnits="userSpaceOnUse">
            <rect width="5" height="5" fill="var(--v-raised)" />
            <circle cx="2.5" cy="2.5" r="1.4" fill="var(--v-bar)" />
          </pattern>
        </defs>
        <rect x={side} y={flagHeight} width={plotWidth} height={plotHeight} fill="var(--v-raised)" />
        <rect
          x={x(limits.pass)}
          y={flagHeight}
          width={Math.max(0, x(limits.fail) - x(limits.pass))}
          height={plotHeight}
          fill="var(--v-unsure-ground)"
        />
        {axisTicks(axis).map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={flagHeight} y2={bottom + 5} stroke="var(--v-line)" />
            <text x={x(tick)} y={bottom + 21} textAnchor="middle">
              {formats.number(tick)}
            </text>
          </g>
        ))}
        {bars.map(({ from, heldOut, accepted, rejected }) => {
          const left = x(from) + 0.5;
          return (
            <g key={from}>
              <rect
                x={left}
                y={ground - heldOut * goodUnit}
                width={barWidth}
                height={heldOut * goodUnit}
                fill="var(--v-bar)"
              />
              <rect
                x={left}
                y={ground - (heldOut + accepted) * goodUnit}
                width={barWidth}
                height={accepted * goodUnit}
                fill={`url(#${patterns}-accepted)`}
                stroke={accepted > 0 ? 'var(--v-bar)' : 'none'}
              />
              <rect
                x={left}
                y={ground}
                width={barWidth}
                height={rejected * defectiveUnit}
                fill={`url(#${patterns}-defective)`}
                stroke={rejected > 0 ? 'var(--v-fail)' : 'none'}
              />
            </g>
          );
        })}
        <line x1={side} x2={side + plotWidth} y1={ground} y2={ground} stroke="var(--v-line-strong)" strokeWidth="1.5" />
        <g className={classes.sides} textAnchor="end">
          <text x={side - 10} y={flagHeight + 18}>
            {t('evidence.good')}
          </text>
          <text x={side - 10} y={flagHeight + 36} className={classes.most}>
            {t('evidence.most', { n: formats.number(mostGood) })}
          </text>
          <text x={side - 10} y={bottom - 24}>
            {t('evidence.defective')}
          </text>
          <text x={side - 10} y={bottom - 6} className={classes.most}>
            {t('evidence.most', { n: formats.number(mostDefective) })}
          </text>
        </g>
        <text x={side + plotWidth + 10} y={bottom + 21}>
          {t('evidence.score')}
        </text>
      </svg>
      {handle('pass')}
      {handle('fail')}
    </div>
  );
}
