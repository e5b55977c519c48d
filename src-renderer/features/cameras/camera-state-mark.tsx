import { IconCircleFilled, IconCirclePlus, IconForbid, IconVolumeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { useFormats } from '../../app/i18n/use-formats';
import type { CameraState } from './camera-state';
import classes from './cameras.module.css';

const icons = { live: IconCircleFilled, silent: IconVolumeOff, refused: IconForbid, new: IconCirclePlus } as const;

export interface CameraStateMarkProps {
  readonly camera: CameraStatus;
  readonly state: CameraState;
  readonly nowMs: number;
}

export function CameraStateMark({ camera, state, nowMs }: CameraStateMarkProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const Icon = icons[state];
  return (
    <div className={classes.state} data-state={state}>
      <Icon size={18} aria-hidden="true" />
      <span>
        {t(`cameras.states.${state}`)}
        {state === 'silent' ? (
          <small>{t('cameras.silentSince', { time: formats.shortTime(camera.lastSeenMs, nowMs) })}</small>
        ) : null}
      </span>
    </div>
  );
}
