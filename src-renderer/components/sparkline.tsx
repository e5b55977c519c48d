export interface SparklineProps {
  readonly values: readonly number[];
  readonly tall: number;
  readonly tone: 'bar' | 'unsure';
}

const width = 132;
const fills = { bar: 'var(--v-bar)', unsure: 'var(--v-unsure-mark)' } as const;

/** Bars of one value each, oldest on the left; an empty hour is a line on the ground. A decoration: words go beside it. */
export function Sparkline({ values, tall: height, tone }: SparklineProps) {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ display: 'block' }}
    >
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--v-line-strong)" />
      {values.map((value, index) => {
        const tall = value === 0 ? 0 : Math.max(2, (value / most) * (height - 2));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
            key={index}
            x={index * step + 0.5}
            y={height - 1 - tall}
            width={Math.max(1, step - 1)}
            height={tall}
            fill={fills[tone]}
          />
        );
      })}
    </svg>
  );
}
