import { Alert, Badge, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheck, IconFileZip, IconFolder } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/use-formats';
import { EmptyState } from '../../components/empty-state';
import { Facts } from '../../components/facts';
import { Page } from '../../components/page';
import { ActivationQuestion } from './activation-question';
import { activateModel, followModels, installModel, loadModels, useModels } from './models-store';

/** The installed packages, which one judges, and the way to add another. */
export function ModelsScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { phase, models, busy, refused, confirming } = useModels();
  useEffect(followModels, []);
  if (phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (phase === 'failed') {
    return (
      <EmptyState title={t('models.loadFailed')} alert>
        <Button onClick={() => void loadModels()}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  const install = (
    <Group gap="sm">
      <Button leftSection={<IconFolder size={20} />} loading={busy} onClick={() => void installModel('folder')}>
        {t('models.installFolder')}
      </Button>
      <Button leftSection={<IconFileZip size={20} />} loading={busy} onClick={() => void installModel('zip')}>
        {t('models.installZip')}
      </Button>
    </Group>
  );
  return (
    <Page title={t('models.title')} actions={install}>
      <Stack maw={1000}>
        <Text c="dimmed">{t('models.help')}</Text>
        {refused === null ? null : (
          <Alert
            color="red"
            role="alert"
            icon={<IconAlertTriangleFilled />}
            title={t('models.refusedTitle')}
            withCloseButton
            closeButtonLabel={t('app.dismiss')}
            onClose={() => useModels.setState({ refused: null })}
          >
            <Text>{t('models.refusedHelp')}</Text>
            <Text className="mono" style={{ whiteSpace: 'pre-wrap' }}>
              {refused}
            </Text>
          </Alert>
        )}
        {models.length === 0 ? <EmptyState title={t('models.empty')} help={t('models.emptyHelp')} /> : null}
        {models.length > 0 && !models.some(({ active }) => active) ? (
          <Alert color="orange" icon={<IconAlertTriangleFilled />} title={t('models.noneActive')} />
        ) : null}
        {models.map((model) => (
          <Paper key={model.key} withBorder p="md" bg="var(--v-panel)" component="article">
            <Group justify="space-between" mih={48} wrap="nowrap">
              <Title order={2} size="h4">
                {`${model.name} ${model.version}`}
              </Title>
              {model.active ? (
                <Badge variant="outline" size="xl" color="dark" leftSection={<IconCircleCheck size={18} />}>
                  {t('models.active')}
                </Badge>
              ) : (
                <Button
                  disabled={busy}
                  aria-label={`${t('models.activate')} ${model.name} ${model.version}`}
                  onClick={() => void activateModel(model.key)}
                >
                  {t('models.activate')}
                </Button>
              )}
            </Group>
            {confirming?.model === model.key ? <ActivationQuestion model={model} why={confirming.why} /> : null}
            <Text mb="xs">{model.description}</Text>
            <Facts
              facts={[
                { name: t('models.product'), value: model.product },
                { name: t('models.installed'), value: formats.dateTime(model.installedAtMs) },
                { name: t('models.manifest'), value: <span className="mono">{model.manifestSha256}</span> },
              ]}
            />
          </Paper>
        ))}
      </Stack>
    </Page>
  );
}
