import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconFileZip, IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dismissRefusal, installModel, useModels } from '../models-store';

/** Two ways to bring a package, and what was wrong with the one that was refused. */
export function InstallPackage() {
  const { t } = useTranslation();
  const busy = useModels((state) => state.busy);
  const refused = useModels((state) => state.refused);
  return (
    <>
      <Group gap="sm">
        <Button leftSection={<IconFolder size={20} />} loading={busy} onClick={() => void installModel('folder')}>
          {t('models.installFolder')}
        </Button>
        <Button leftSection={<IconFileZip size={20} />} loading={busy} onClick={() => void installModel('zip')}>
          {t('models.installZip')}
        </Button>
      </Group>
      {refused === null ? null : (
        <Alert
          color="red"
          role="alert"
          icon={<IconAlertTriangleFilled />}
          title={t('models.refusedTitle')}
          withCloseButton
          closeButtonLabel={t('app.dismiss')}
          onClose={dismissRefusal}
        >
          <Text>{t('models.refusedHelp')}</Text>
          <Text className="mono" style={{ whiteSpace: 'pre-wrap' }}>
            {refused}
          </Text>
        </Alert>
      )}
    </>
  );
}
