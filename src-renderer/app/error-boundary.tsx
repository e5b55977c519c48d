import { Button, Center, Code, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { i18n } from './i18n/setup';

interface State {
  readonly error: Error | null;
}

/** A screen that throws is replaced by words and a way on; the station behind it does not notice. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Center h="100%" p="xl">
        <Stack align="center" maw={640} role="alert">
          <Title order={2}>{i18n.t('app.crashed')}</Title>
          <Text ta="center">{i18n.t('app.crashedHelp')}</Text>
          <Button onClick={() => window.location.reload()}>{i18n.t('app.reload')}</Button>
          <Code block>{error.message}</Code>
        </Stack>
      </Center>
    );
  }
}
