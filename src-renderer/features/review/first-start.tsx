import { Button, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAccessPoint, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/station';
import { showProblem } from '../../app/notices';
import { useStation } from '../../app/state/station-store';
import { CopyField } from '../../components/copy-field';
import classes from './review.module.css';

const demoCameras = 4;

/** No photo has ever arrived: how to point a camera at this station, or have it send itself some. */
export function FirstStart() {
  const { t } = useTranslation();
  const udp = useStation((state) => state.status?.udp);
  const demo = useStation((state) => state.status?.demo);
  const [starting, setStarting] = useState(false);
  const start = async (): Promise<void> => {
    setStarting(true);
    const answer = await ask('startDemo', { cameras: demoCameras });
    if (!answer.ok) showProblem(answer);
    setStarting(false);
  };
  if (udp === undefined || demo === undefined) return null;
  const ownAddress = udp.host === '0.0.0.0' ? udp.addresses : [udp.host];
  return (
    <div className={classes.firstStart}>
      <Stack gap="lg" maw={860} w="100%">
        <div>
          <Title order={1} size="h2">
            <IconAccessPoint size={34} aria-hidden="true" style={{ verticalAlign: '-7px', marginRight: 10 }} />
            {t('firstStart.title')}
          </Title>
          <Text c="dimmed" size="lg">
            {t('firstStart.help')}
          </Text>
        </div>
        <Paper withBorder p="lg" bg="var(--v-panel)">
          <Title order={2} size="h4" mb="sm">
            {t('firstStart.connect')}
          </Title>
          <List type="ordered" spacing="sm">
            <List.Item>{t('firstStart.step1')}</List.Item>
            <List.Item>
              {t('firstStart.step2')}
              <Stack gap={6} my="xs">
                {ownAddress.length === 0 ? <Text fw={600}>{t('firstStart.noAddress')}</Text> : null}
                {ownAddress.map((address) => (
                  <CopyField key={address} label={t('firstStart.address')} value={address} />
                ))}
                <CopyField label={t('firstStart.port')} value={`${udp.port}`} />
              </Stack>
            </List.Item>
            <List.Item>{t('firstStart.step3')}</List.Item>
          </List>
          <Text c="dimmed" mt="sm">
            {t('firstStart.firewall')}
          </Text>
        </Paper>
        <Paper withBorder p="lg" bg="var(--v-panel)">
          <Title order={2} size="h4" mb={4}>
            {t('firstStart.demo')}
          </Title>
          <Text mb="md">{demo.running ? t('firstStart.demoRunning') : t('firstStart.demoHelp')}</Text>
          <Button
            variant="filled"
            size="md"
            loading={starting}
            disabled={demo.running}
            leftSection={<IconPlayerPlay size={20} />}
            onClick={() => void start()}
          >
            {t('firstStart.startDemo')}
          </Button>
        </Paper>
      </Stack>
    </div>
  );
}
