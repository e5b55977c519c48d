import { ChartFrame } from './chart-frame';
import { type Plot, plotOf, roundTop, slotCentre, slotWidth, yOf } from './scale';
import { SlotLabels } from './slot-labels';
import { type SlotTarget, SlotTargets } from './slot-targets';
import { ValueAxis } from './value-axis';

export interface ControlSlot extends SlotTarget {
  readonly label: string;
  /** Null: nothing was measured here. */
  readonly point: { readonly value: number; readonly lower: number; readonly upper: number } | null;
  /** Short words beside a point that is to be noticed, such as "R1"; empty for an ordinary one. */
  readonly mark: string;
}

export interface ControlChartProps {
  readonly slots: readonly ControlSlot[];
  readonly centre: number;
  readonly summary: string;
  readonly height: number;
  readonly width?: number | undefined;
  readonly labelWidth: number;
  readonly format: (value: number) => string;
  /** At the right ends of the lines. */
  readonly names: { readonly centre: string; readonly upper: string; readonly lower: string };
}

/** Points joined by a line, between limits that step with the size of each sample. */
export function ControlChart(props: ControlChartProps) {
  const { slots, centre, summary, height, width: fixedWidth, labelWidth, format, names } = props;
  const highest = Math.max(centre, ...slots.flatMap(({ point }) => (point ? [point.value, point.upper] : [])));
  const scaleTop = Math.min(1, roundTop(highest * 1.02));
  return (
    <ChartFrame
      summary={summary}
      height={height}
      width={fixedWidth}
      draw={(width) => {
        const plot = plotOf(width, height, { left: 58, right: 64, top: 18, bottom: 24 });
        const y = (value: number): number => yOf(plot, value, scaleTop);
        const last = slots.findLast(({ point }) => point !== null)?.point;
        const ends = [
          { text: names.centre, at: y(centre) },
          ...(last ? [{ text: names.upper, at: y(last.upper) }] : []),
          ...(last && last.lower > 0 ? [{ text: names.lower, at: y(last.lower) }] : []),
        ];
        return (
          <>
            <ValueAxis plot={plot} scaleTop={scaleTop} format={format} />
            <Limit plot={plot} slots={slots} height={({ upper }) => y(upper)} />
            <Limit plot={plot} slots={slots} height={({ lower }) => y(lower)} />
            <line x1={plot.left} x2={plot.right} y1={y(centre)} y2={y(centre)} stroke="var(--v-text)" />
            {apart(ends).map(({ text, at }) => (
              <text key={text} x={plot.right + 8} y={at} dominantBaseline="middle">
                {text}
              </text>
            ))}
            <Points plot={plot} slots={slots} y={y} />
            <SlotLabels plot={plot} labels={slots.map(({ label }) => label)} labelWidth={labelWidth} />
            <SlotTargets plot={plot} targets={slots} />
          </>
        );
      }}
    />
  );
}

const lineHeight = 14;
const markHeight = 12;
/** Of the words beside a point, at their widest. */
const characterWidth = 7.5;
/** Above it words would leave the drawing. */
const topmost = 8;

/** Words farther above their point than this belong to none that can be told. */
const highestStack = 2 * markHeight;

/** Gives each place for words, or the next one above that no earlier words take; null where there is none near enough. */
function roomForWords(): (words: string, x: number, y: number) => number | null {
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  return (words, x, wanted) => {
    const width = words.length * characterWidth;
    let at = wanted;
    for (const other of taken.toSorted((a, b) => b.y - a.y)) {
      if (Math.abs(other.x - x) < (other.width + width) / 2 && Math.abs(other.y - at) < markHeight)
        at = other.y - markHeight;
    }
    if (at < wanted - highestStack || at < topmost) return null;
    taken.push({ x, y: at, width });
    return at;
  };
}

/** Names of lines that nearly meet, moved apart so that both can be read. */
function apart(ends: readonly { readonly text: string; readonly at: number }[]): typeof ends {
  let lowest = Number.NEGATIVE_INFINITY;
  return ends
    .toSorted((a, b) => a.at - b.at)
    .map(({ text, at }) => {
      lowest = Math.max(at, lowest + lineHeight);
      return { text, at: lowest };
    });
}

interface PartProps {
  readonly plot: Plot;
  readonly slots: readonly ControlSlot[];
}

/** A dashed step over each slot that has a point. */
function Limit({
  plot,
  slots,
  height,
}: PartProps & { readonly height: (point: NonNullable<ControlSlot['point']>) => number }) {
  const width = slotWidth(plot, slots.length);
  const path = slots
    .map(({ point }, index) => {
      if (point === null) return '';
      const from = plot.left + index * width;
      const start = slots[index - 1]?.point ? 'L' : 'M';
      return `${start}${from},${height(point)}H${from + width}`;
    })
    .join('');
  return <path d={path} fill="none" stroke="var(--v-dim)" strokeWidth="1.25" strokeDasharray="5 3" />;
}

function Points({ plot, slots, y }: PartProps & { readonly y: (value: number) => number }) {
  const free = roomForWords();
  const places = slots.flatMap(({ point, mark, key }, index) => {
    if (point === null) return [];
    const [x, at] = [slotCentre(plot, slots.length, index), y(point.value)];
    return [{ key, mark, x, y: at, markY: mark === '' ? null : free(mark, x, at - 10) }];
  });
  return (
    <g>
      <polyline
        points={places.map((place) => `${place.x},${place.y}`).join(' ')}
        fill="none"
        stroke="var(--v-bar)"
        strokeWidth="1.5"
      />
      {places.map((place) =>
        place.mark === '' ? (
          <circle key={place.key} cx={place.x} cy={place.y} r="3.2" fill="var(--v-text)" />
        ) : (
          <g key={place.key}>
            <rect
              x={place.x - 5}
              y={place.y - 5}
              width="10"
              height="10"
              fill="var(--v-fail)"
              stroke="var(--v-panel)"
              transform={`rotate(45 ${place.x} ${place.y})`}
            />
            {place.markY === null ? null : (
              <text x={place.x} y={place.markY} textAnchor="middle" fontWeight="700" fill="var(--v-fail)">
                {place.mark}
              </text>
            )}
          </g>
        ),
      )}
    </g>
  );
}
