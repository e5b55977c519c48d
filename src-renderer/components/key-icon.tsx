import { ActionIcon, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './photo-viewer.module.css';

export interface KeyIconProps {
  readonly label: string;
  readonly keyLabel: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
}

/** A button with a sign for its word, and its key. */
export function KeyIcon({ label, keyLabel, icon, onPress }: KeyIconProps) {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      aria-keyshortcuts={keyLabel}
      onClick={onPress}
      className={classes.keyIcon}
    >
      {icon}
      <Kbd aria-hidden="true" size="xs">
        {keyLabel}
      </Kbd>
    </ActionIcon>
  );
}
