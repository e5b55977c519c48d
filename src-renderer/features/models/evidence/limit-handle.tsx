/* oxlint-disable jsx-a11y/prefer-tag-over-role -- two inputs of type range cannot share one chart */
import { IconGripVertical } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from './evidence.module.css';
import type { Limit, ScoreAxis } from './threshold-moves';

export interface LimitHandleProps {
  readonly limit: Limit;
  readonly value: number;
  readonly axis: ScoreAxis;
  /** Of the line, in pixels of the chart. */
  readonly left: number;
  /** Of the line below the flag. */
  readonly height: number;
  readonly plot: { readonly left: number; readonly width: number };
  readonly effect: string;
  readonly onMove: (limit: Limit, value: number) => void;
  /** Answers whether the key was one of its own. */
  readonly onKey: (limit: Limit, event: { readonly key: string; readonly shiftKey: boolean }) => boolean;
}

/** A line across the chart with a flag: the pass limit's flag lies left of its line, the fail limit's right of it. */
export function LimitHandle({ limit, value, axis, left, height, plot, effect, onMove, onKey }: LimitHandleProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const text = formats.score(value, axis.decimals);
  /** Where it was taken hold of, from its line: it must not jump. */
  const grip = useRef(0);
  const moveTo = (event: PointerEvent<HTMLDivElement>): void => {
    const chart = event.currentTarget.parentElement?.getBoundingClientRect();
    if (chart === undefined) return;
    const share = (event.clientX - grip.current - chart.left - plot.left) / plot.width;
    onMove(limit, axis.low + share * (axis.high - axis.low));
  };
  return (
    <div
      className={classes.handle}
      data-limit={limit}
      role="slider"
      tabIndex={0}
      aria-label={t(`evidence.limit.${limit}`)}
      aria-valuemin={axis.low}
      aria-valuemax={axis.high}
      aria-valuenow={value}
      aria-valuetext={`${text}. ${effect}`}
      style={{ left }}
      onKeyDown={(event) => {
        if (onKey(limit, event)) event.preventDefault();
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const chart = event.currentTarget.parentElement?.getBoundingClientRect();
        grip.current = event.clientX - (chart?.left ?? 0) - left;
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
      }}
    >
      <IconGripVertical size={16} aria-hidden="true" />
      {t(`evidence.flag.${limit}`, { value: text })}
      <span className={classes.line} style={{ height }} />
    </div>
  );
}
