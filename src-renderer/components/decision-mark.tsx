import { IconCheck, IconX } from '@tabler/icons-react';
import type { Capture } from '../../src-shared/domain/capture';
import { useText } from '../app/i18n/use-text';
import classes from './marks.module.css';

/** The decision that stands, as shape and word; nothing when undecided. */
export function DecisionMark({
  decision,
  size = 18,
}: {
  readonly decision: Capture['decision'];
  readonly size?: number;
}) {
  const t = useText();
  if (decision === null) return null;
  const Icon = decision === 'accept' ? IconCheck : IconX;
  return (
    <span className={classes.decision} data-decision={decision}>
      <Icon size={size} stroke={3} aria-hidden="true" />
      {t(`decision.${decision}`)}
    </span>
  );
}
