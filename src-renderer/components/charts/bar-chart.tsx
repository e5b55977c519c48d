import { useId } from 'react';
import { ChartFrame } from './chart-frame';
import { Hatch } from './hatch';
import { barWidth, plotOf, roundTop, slotCentre, yOf } from './scale';
import { SlotLabels } from './slot-labels';
import { type SlotTarget, SlotTargets } from './slot-targets';
import { ValueAxis } from './value-axis';

export interface Bar extends SlotTarget {
  readonly label: string;
  readonly value: number;
  /** Of `value`, hatched at the foot. */
  readonly part: number;
}

export interface BarChartProps {
  readonly bars: readonly Bar[];
  readonly summary: string;
  readonly height: number;
  readonly width?: number | undefined;
  readonly labelWidth: number;
  readonly format: (value: number) => string;
}

/** Counts by slot. */
export function BarChart({ bars, summary, height, width: fixedWidth, labelWidth, format }: BarChartProps) {
  const hatch = useId();
  const scaleTop = roundTop(Math.max(0, ...bars.map(({ value }) => value)), true);
  return (
    <ChartFrame
      summary={summary}
      height={height}
      width={fixedWidth}
      draw={(width) => {
        const plot = plotOf(width, height, { left: 52, right: 18, top: 8, bottom: 24 });
        const wide = barWidth(plot, bars.length);
        return (
          <>
            <Hatch id={hatch} />
            <ValueAxis plot={plot} scaleTop={scaleTop} format={format} />
            {bars.map(({ key, value, part }, index) => {
              const x = slotCentre(plot, bars.length, index) - wide / 2;
              const tall = (count: number): number => plot.bottom - yOf(plot, count, scaleTop);
              return (
                <g key={key}>
                  <rect x={x} y={plot.bottom - tall(value)} width={wide} height={tall(value)} fill="var(--v-bar)" />
                  <rect x={x} y={plot.bottom - tall(part)} width={wide} height={tall(part)} fill={`url(#${hatch})`} />
                </g>
              );
            })}
            <SlotLabels plot={plot} labels={bars.map(({ label }) => label)} labelWidth={labelWidth} />
            <SlotTargets plot={plot} targets={bars} />
          </>
        );
      }}
    />
  );
}
