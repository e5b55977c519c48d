import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  readonly help?: string;
  readonly icon?: ReactNode;
  readonly alert?: boolean;
  readonly children?: ReactNode;
}

/** Nothing to show, or nothing could be loaded: what it means and what to do. */
export function EmptyState({ title, help, icon, alert = false, children }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap="sm" p="xl" flex={1} role={alert ? 'alert' : undefined} ta="center">
      {icon}
      <Title order={2} size="h3">
        {title}
      </Title>
      {help ? (
        <Text maw={560} c="dimmed">
          {help}
        </Text>
      ) : null}
      {children}
    </Stack>
  );
}
