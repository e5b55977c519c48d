import { Button, type ButtonProps, Kbd } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useLatest } from './use-latest';

export interface KeyButtonProps extends ButtonProps {
  readonly label: string;
  /** As printed on the button, such as "A"; left out where the key means something else. */
  readonly keyLabel?: string | undefined;
  readonly icon?: ReactNode;
  readonly onPress: () => void;
}

/**
 * A button that shows its key. Its accessible name is the label alone. With the same `icon` element it is not drawn
 * again for another `onPress`.
 */
export function KeyButton({ onPress, ...shown }: KeyButtonProps) {
  return <ShownButton {...shown} onPress={useLatest(onPress)} />;
}

const ShownButton = memo(({ label, keyLabel, icon, onPress, ...button }: KeyButtonProps) => {
  return (
    <Button
      {...button}
      onClick={onPress}
      aria-keyshortcuts={keyLabel}
      leftSection={icon}
      rightSection={keyLabel === undefined ? null : <Kbd aria-hidden="true">{keyLabel}</Kbd>}
    >
      {label}
    </Button>
  );
});
