import { Button, Group } from '@mantine/core';
import { IconFileZip, IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice';
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
        <Notice tone="fail" alert title={t('models.refusedTitle')} onDismiss={dismissRefusal}>
          <p>{t('models.refusedHelp')}</p>
          <p className="mono" style={{ whiteSpace: 'pre-wrap' }}>
            {refused}
          </p>
        </Notice>
      )}
    </>
  );
}
