import { Button, Group, Loader, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleNote } from '../../app/sign-in/role-note';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { LogFilters } from './log-filters';
import { exportLog, loadLog, loadOlder, useLog } from './log-store';
import { LogTable } from './log-table';
import { SettingsNav } from './settings-nav';

/** Who changed what, and when. */
export function LogScreen() {
  const { t, i18n } = useTranslation();
  const { phase, entries, hasMore, filter } = useLog();
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language finds other words
  useEffect(() => void loadLog(), [language]);
  const filtered = Object.values(filter).some((part) => part !== undefined);
  return (
    <Page
      title={t('settings.title')}
      actions={
        <Group gap="md">
          <RoleNote needs="quality" />
          <Button leftSection={<IconDownload size={20} />} onClick={() => void exportLog()}>
            {t('log.export')}
          </Button>
        </Group>
      }
    >
      <SettingsNav current="log" />
      <Text maw={900} mb="md">
        {t('log.help')}
      </Text>
      <LogFilters />
      {phase === 'loading' ? <EmptyState title={t('gallery.loading')} icon={<Loader />} /> : null}
      {phase === 'failed' ? (
        <EmptyState title={t('log.loadFailed')} alert>
          <Button onClick={() => void loadLog()}>{t('app.retry')}</Button>
        </EmptyState>
      ) : null}
      {phase === 'ready' && entries.length === 0 ? (
        <EmptyState title={t(filtered ? 'log.emptyFilter' : 'log.empty')} />
      ) : null}
      {entries.length > 0 ? <LogTable entries={entries} /> : null}
      {hasMore ? (
        <Button mt="md" onClick={() => void loadOlder()}>
          {t('log.more')}
        </Button>
      ) : null}
    </Page>
  );
}
