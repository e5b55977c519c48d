import { ChartFrame } from './chart-frame';
import { barWidth, plotOf, roundTop, slotCentre, slotWidth, yOf } from './scale';
import { type SlotTarget, SlotTargets } from './slot-targets';
import { twoLines } from './two-lines';
import { ValueAxis } from './value-axis';

export interface ParetoBar extends SlotTarget {
  readonly label: string;
  readonly count: number;
  /** 0-1, with all bars before it. */
  readonly cumulated: number;
}

export interface ParetoChartProps {
  readonly bars: readonly ParetoBar[];
  readonly summary: string;
  readonly height: number;
  readonly width?: number | undefined;
  readonly formatCount: (value: number) => string;
  readonly formatShare: (share: number) => string;
}

/** Characters of a label that have room in a slot of this width. */
const charactersIn = (width: number): number => Math.max(3, Math.floor(width / 6.6));

/** Bars from the most frequent on, and the line of their cumulated share on a scale of its own. */
export function ParetoChart({ bars, summary, height, width: fixedWidth, formatCount, formatShare }: ParetoChartProps) {
  const scaleTop = roundTop(Math.max(0, ...bars.map(({ count }) => count)), true);
  return (
    <ChartFrame
      summary={summary}
      height={height}
      width={fixedWidth}
      draw={(width) => {
        const margins = { left: 44, right: 52, top: 18 };
        const characters = charactersIn(slotWidth(plotOf(width, height, { ...margins, bottom: 0 }), bars.length));
        const twoLined = bars.some(({ label }) => label.length > characters);
        const plot = plotOf(width, height, { ...margins, bottom: twoLined ? 38 : 24 });
        const wide = barWidth(plot, bars.length);
        const points = bars.map(({ cumulated }, index) => ({
          x: slotCentre(plot, bars.length, index),
          y: yOf(plot, cumulated, 1),
        }));
        return (
          <>
            <ValueAxis plot={plot} scaleTop={scaleTop} format={formatCount} />
            <ValueAxis plot={plot} scaleTop={1} format={formatShare} side="right" />
            {bars.map(({ key, label, count }, index) => {
              const centre = slotCentre(plot, bars.length, index);
              const y = yOf(plot, count, scaleTop);
              return (
                <g key={key}>
                  <rect x={centre - wide / 2} y={y} width={wide} height={plot.bottom - y} fill="var(--v-bar)" />
                  <BrokenLabel text={label} x={centre} y={plot.bottom + 15} characters={characters} />
                </g>
              );
            })}
            <polyline
              points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
              fill="none"
              stroke="var(--v-text)"
              strokeWidth="1.5"
            />
            {points.map(({ x, y }, index) => (
              <circle key={bars[index]?.key} cx={x} cy={y} r="3" fill="var(--v-panel)" stroke="var(--v-text)" />
            ))}
            <SlotTargets plot={plot} targets={bars} />
          </>
        );
      }}
    />
  );
}

interface BrokenLabelProps {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly characters: number;
}

/** Two lines at most, broken between words where possible. */
function BrokenLabel({ text, x, y, characters }: BrokenLabelProps) {
  const [first, second] = twoLines(text, characters);
  return (
    <text x={x} y={y} textAnchor="middle">
      {first}
      {second === '' ? null : (
        <tspan x={x} dy="1.15em">
          {second}
        </tspan>
      )}
    </text>
  );
}
