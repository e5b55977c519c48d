import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { loadStation } from './state/station-store';

/** Until the station has answered for the first time, and when it does not. */
export function OpeningScreen({ failed }: { readonly failed: boolean }) {
  const { t } = useTranslation();
  return (
    <Center h="100vh">
      {failed ? (
        <Stack align="center" maw={520} role="alert">
          <Title order={2}>{t('app.unreachable')}</Title>
          <Text ta="center">{t('app.unreachableHelp')}</Text>
          <Button onClick={() => void loadStation()}>{t('app.retry')}</Button>
        </Stack>
      ) : (
        <Stack align="center" aria-live="polite">
          <Loader />
          <Text>{t('app.loading')}</Text>
        </Stack>
      )}
    </Center>
  );
}
