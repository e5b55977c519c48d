import { Button, Group, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/station';
import { showProblem } from '../../app/notices';
import { useStation } from '../../app/state/station-store';
import { Facts } from '../../components/facts';
import { Section } from './section';
import { change } from './settings-store';

/** Where photos and records lie; a change waits for the next start. */
export function DataSection({ dataFolder }: { readonly dataFolder: string }) {
  const { t } = useTranslation();
  const inUse = useStation((state) => state.status?.dataDir ?? '');
  const chooseFolder = async (): Promise<void> => {
    const answer = await ask('chooseDataFolder', undefined);
    if (!answer.ok) showProblem(answer);
    else if (answer.value !== null) change({ dataFolder: answer.value });
  };
  const next = dataFolder === '' || dataFolder === inUse ? t('settings.dataSame') : dataFolder;
  return (
    <Section title={t('settings.data')}>
      <Facts
        facts={[
          { name: t('settings.dataCurrent'), value: <span className="mono">{inUse}</span> },
          { name: t('settings.dataNext'), value: <span className="mono">{next}</span> },
        ]}
      />
      <Group gap="sm">
        <Button leftSection={<IconFolder size={20} />} onClick={() => void chooseFolder()}>
          {t('settings.dataChoose')}
        </Button>
        {dataFolder === '' ? null : (
          <Button variant="subtle" onClick={() => change({ dataFolder: '' })}>
            {t('settings.dataReset')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('settings.dataHelp')}
      </Text>
    </Section>
  );
}
