import { type Plot, slotWidth } from './scale';

export interface SlotTarget {
  readonly key: number | string;
  /** What the pointer is told. */
  readonly text: string;
  /** Address the pointer leads to; the table beside the chart has the same for the keyboard. */
  readonly href?: string | undefined;
}

export interface SlotTargetsProps {
  readonly plot: Plot;
  readonly targets: readonly SlotTarget[];
}

/**
 * The whole height of each slot answers the pointer, also over a bar of no height. Not focusable: the drawing is one
 * picture to assistive technology, and its table holds the same links.
 */
export function SlotTargets({ plot, targets }: SlotTargetsProps) {
  const width = slotWidth(plot, targets.length);
  return (
    <g>
      {targets.map(({ key, text, href }, index) => (
        <rect
          key={key}
          data-href={href}
          x={plot.left + index * width}
          y={plot.top}
          width={width}
          height={plot.bottom - plot.top}
          fill="transparent"
        >
          <title>{text}</title>
        </rect>
      ))}
    </g>
  );
}
