import { IconAlertTriangleFilled, IconInfoSquareRoundedFilled, IconSquareRoundedXFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AlarmPriority } from '../../../src-shared/domain/alarm';
import classes from './alarms.module.css';

const icons = { high: IconSquareRoundedXFilled, medium: IconAlertTriangleFilled, low: IconInfoSquareRoundedFilled };

/** A shape and a word for each priority. */
export function PriorityMark({ priority }: { readonly priority: AlarmPriority }) {
  const { t } = useTranslation();
  const Icon = icons[priority];
  return (
    <span className={classes.priority} data-priority={priority}>
      <Icon size={22} aria-hidden="true" />
      {t(`alarms.priorities.${priority}`)}
    </span>
  );
}
