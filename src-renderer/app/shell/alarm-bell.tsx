import { IconAlertTriangleFilled, IconBell, IconBellCheck, IconSquareRoundedXFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../src-shared/domain/alarm';
import { useFormats } from '../i18n/use-formats';
import { useAlarms } from '../state/alarm-store';
import { StatusItem } from './status-item';

/** How many alarms stand, and whether any waits to be acknowledged; leads to their list. */
export function AlarmBell() {
  const { t } = useTranslation();
  const formats = useFormats();
  const active = useAlarms((state) => state.active);
  const fresh = active.filter(({ acknowledgedAtMs }) => acknowledgedAtMs === null);
  const value =
    fresh.length > 0
      ? t('alarms.bellNew', { n: formats.number(fresh.length) })
      : active.length > 0
        ? t('alarms.bellStanding', { n: formats.number(active.length) })
        : t('alarms.bellNone');
  return <StatusItem {...look(fresh, active)} name={t('alarms.bell')} value={value} href="#/alarms" />;
}

/** The shape says it too: a cross for what loses photos, a triangle for the rest, a ticked bell for what somebody knows of. */
function look(fresh: readonly Alarm[], active: readonly Alarm[]) {
  if (fresh.some(({ priority }) => priority === 'high'))
    return { icon: IconSquareRoundedXFilled, tone: 'fail' } as const;
  if (fresh.length > 0) return { icon: IconAlertTriangleFilled, tone: 'unsure' } as const;
  return { icon: active.length > 0 ? IconBellCheck : IconBell, tone: 'normal' } as const;
}
