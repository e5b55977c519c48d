import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { useWords } from '../../app/i18n/use-words';

export interface CameraDrawerProps {
  /** Null: closed. */
  readonly camera: CameraStatus | null;
  readonly titleKey: 'cameras.hoursTitle' | 'cameras.failuresTitle';
  readonly onClose: () => void;
  readonly children: (camera: CameraStatus) => ReactNode;
}

/** What there is to know of one camera, beside the list. */
export function CameraDrawer({ camera, titleKey, onClose, children }: CameraDrawerProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Drawer
      opened={camera !== null}
      onClose={onClose}
      position="right"
      size="xl"
      styles={{ title: { minWidth: 0, overflowWrap: 'anywhere' } }}
      title={camera === null ? '' : t(titleKey, { camera: words.camera(camera) })}
      closeButtonProps={{ 'aria-label': t('app.close'), size: 48 }}
    >
      {camera === null ? null : children(camera)}
    </Drawer>
  );
}
