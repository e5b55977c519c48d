import { labelStep, type Plot, slotCentre } from './scale';

export interface SlotLabelsProps {
  readonly plot: Plot;
  readonly labels: readonly string[];
  /** Room that the widest label takes, in px. */
  readonly labelWidth: number;
}

/** Labels under the slots, as many as have room. */
export function SlotLabels({ plot, labels, labelWidth }: SlotLabelsProps) {
  const every = labelStep(plot, labels.length, labelWidth);
  return (
    <g>
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the slot; labels come twice when the clock changes
            key={index}
            x={slotCentre(plot, labels.length, index)}
            y={plot.bottom + 16}
            textAnchor="middle"
          >
            {label}
          </text>
        ) : null,
      )}
    </g>
  );
}
