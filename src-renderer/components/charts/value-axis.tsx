import { type Plot, yOf } from './scale';

export interface ValueAxisProps {
  readonly plot: Plot;
  readonly scaleTop: number;
  readonly format: (value: number) => string;
  /** Lines go across the plot; those of a second axis would be drawn twice. */
  readonly side?: 'left' | 'right';
}

/** Horizontal lines at quarters of the scale, with their values. */
export function ValueAxis({ plot, scaleTop, format, side = 'left' }: ValueAxisProps) {
  const steps = plot.bottom - plot.top < 90 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <g>
      {steps.map((step) => {
        const y = yOf(plot, step, 1);
        return (
          <g key={step}>
            {side === 'left' ? (
              <line
                x1={plot.left}
                x2={plot.right}
                y1={y}
                y2={y}
                stroke={step === 0 ? 'var(--v-line-strong)' : 'var(--v-line)'}
              />
            ) : null}
            <text
              x={side === 'left' ? plot.left - 8 : plot.right + 8}
              y={y}
              dominantBaseline="middle"
              textAnchor={side === 'left' ? 'end' : 'start'}
            >
              {format(step * scaleTop)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
