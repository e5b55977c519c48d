import { Button, type ButtonProps, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';

export interface KeyButtonProps extends ButtonProps {
  readonly label: string;
  /** As printed on the button, such as "A". */
  readonly keyLabel: string;
  readonly icon?: ReactNode;
  readonly onPress: () => void;
}

/** A button that shows its key. Its accessible name is the label alone. */
export function KeyButton({ label, keyLabel, icon, onPress, ...button }: KeyButtonProps) {
  return (
    <Button
      {...button}
      onClick={onPress}
      aria-keyshortcuts={keyLabel}
      leftSection={icon}
      rightSection={<Kbd aria-hidden="true">{keyLabel}</Kbd>}
    >
      {label}
    </Button>
  );
}
