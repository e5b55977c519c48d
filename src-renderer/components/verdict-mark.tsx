import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconCircleDashed,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react';
import type { Verdict } from '../../src-shared/domain/inspection';
import { useText } from '../app/i18n/use-text';
import classes from './marks.module.css';

const icons = {
  pass: IconCircleCheck,
  unsure: IconAlertTriangleFilled,
  fail: IconSquareRoundedXFilled,
  none: IconCircleDashed,
} as const;

/** A model's verdict as shape, word and, only when abnormal, colour. */
export function VerdictMark({ verdict, size = 18 }: { readonly verdict: Verdict | null; readonly size?: number }) {
  const t = useText();
  const kind = verdict ?? 'none';
  const Icon = icons[kind];
  return (
    <span className={classes.mark} data-tone={kind}>
      <Icon size={size} aria-hidden="true" />
      {t(`verdict.${kind}`)}
    </span>
  );
}
