import { ActionIcon, Kbd } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import classes from './photo-viewer.module.css';
import { useLatest } from './use-latest';

export interface KeyIconProps {
  readonly label: string;
  /** Left out where the key means something else. */
  readonly keyLabel?: string | undefined;
  readonly icon: ReactNode;
  readonly onPress: () => void;
}

/** A button with a sign for its word, and its key. With the same `icon` element it is not drawn again for another `onPress`. */
export function KeyIcon({ onPress, ...shown }: KeyIconProps) {
  return <ShownIcon {...shown} onPress={useLatest(onPress)} />;
}

const ShownIcon = memo(({ label, keyLabel, icon, onPress }: KeyIconProps) => {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      aria-keyshortcuts={keyLabel}
      onClick={onPress}
      className={classes.keyIcon}
    >
      {icon}
      {keyLabel === undefined ? null : (
        <Kbd aria-hidden="true" size="xs">
          {keyLabel}
        </Kbd>
      )}
    </ActionIcon>
  );
});
