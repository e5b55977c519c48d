import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/use-formats';
import { bufferCommand } from '../../app/shell/buffer-command';
import { useStation } from '../../app/state/station-store';
import { CopyField } from '../../components/copy-field';
import { Facts } from '../../components/facts';
import { Page } from '../../components/page';

/** What this program is and runs on. */
export function AboutScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const status = useStation((state) => state.status);
  if (status === null) return null;
  const { udp, storage } = status;
  return (
    <Page
      title={t('about.title')}
      note={t('about.tagline')}
      actions={
        <Button component="a" href="#/help" variant="default" leftSection={<IconHelpCircle size={20} />}>
          {t('keys.fixed.guide')}
        </Button>
      }
    >
      <Stack maw={900}>
        <Paper withBorder p="md" bg="var(--v-panel)">
          <Facts
            facts={[
              { name: t('about.version'), value: status.version },
              { name: t('about.runtime'), value: t('about.runtimeLine', status.runtime) },
              { name: t('about.dataDir'), value: <span className="mono">{status.dataDir}</span> },
              { name: t('about.free'), value: storage.freeBytes === null ? '–' : formats.bytes(storage.freeBytes) },
              { name: t('about.reception'), value: `UDP ${udp.host}:${udp.port}` },
              {
                name: t('about.buffer'),
                value: t('header.bufferLine', {
                  actual: formats.bytes(udp.receiveBufferBytes),
                  asked: formats.bytes(udp.askedReceiveBufferBytes),
                }),
              },
            ]}
          />
          {udp.receiveBufferClamped ? (
            <Stack gap={4} mt="sm">
              <Text>{t('banner.bufferHelp')}</Text>
              <CopyField value={bufferCommand} />
            </Stack>
          ) : null}
        </Paper>
        <Paper withBorder p="md" bg="var(--v-panel)">
          <Title order={2} size="h4" mb={4}>
            {t('about.licences')}
          </Title>
          <Text>{t('about.licencesLine')}</Text>
        </Paper>
      </Stack>
    </Page>
  );
}
