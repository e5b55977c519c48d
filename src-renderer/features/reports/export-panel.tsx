import { Button, Group, Progress, Select, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CsvContent, type CsvProfile, csvContents, csvProfiles } from '../../../src-shared/ipc/contract';
import type { ExportProgress } from '../../../src-shared/ipc/events';
import { useFormats } from '../../app/i18n/use-formats';
import { RoleNote } from '../../app/sign-in/role-note';
import { CopyField } from '../../components/copy-field';
import classes from './reports.module.css';
import { cancelExport, startExport, useReports } from './reports-store';

/** Writes what the report is about to a file; where to is asked by the station's own dialog. */
export function ExportPanel() {
  const { t } = useTranslation();
  const exporting = useReports((state) => state.exporting);
  const [content, setContent] = useState<CsvContent>('captures');
  const [profile, setProfile] = useState<CsvProfile>('spreadsheet');
  const running = exporting?.state === 'running';
  return (
    <section className={classes.panel}>
      <h2>{t('reports.export')}</h2>
      <Text size="sm" c="dimmed" mb="xs">
        {t('reports.exportHelp')}
      </Text>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('reports.content')}
          size="md"
          flex="1 1 200px"
          allowDeselect={false}
          value={content}
          data={csvContents.map((value) => ({ value, label: t(`reports.contents.${value}`) }))}
          onChange={(value) => value !== null && setContent(value)}
        />
        <Select
          label={t('reports.profile')}
          size="md"
          flex="2 1 280px"
          allowDeselect={false}
          value={profile}
          data={csvProfiles.map((value) => ({ value, label: t(`reports.profiles.${value}`) }))}
          onChange={(value) => value !== null && setProfile(value)}
        />
        <Button
          variant="filled"
          leftSection={<IconDownload size={20} />}
          disabled={running}
          onClick={() => void startExport(content, profile)}
        >
          {t('reports.startExport')}
        </Button>
        <RoleNote needs="quality" />
      </Group>
      {exporting === null ? null : <ExportState progress={exporting} />}
    </section>
  );
}

function ExportState({ progress }: { readonly progress: ExportProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rows = formats.number(progress.rows);
  switch (progress.state) {
    case 'running': {
      const total = formats.number(progress.totalRows);
      const percent = progress.totalRows === 0 ? 0 : (progress.rows / progress.totalRows) * 100;
      return (
        <Group mt="md" gap="md" wrap="nowrap">
          <div style={{ flex: 1 }}>
            <Text component="output">{t('reports.exportRunning', { rows, total })}</Text>
            <Progress value={percent} aria-label={t('reports.export')} size="lg" />
          </div>
          <Button onClick={() => void cancelExport(progress.exportId)}>{t('app.cancel')}</Button>
        </Group>
      );
    }
    case 'done':
      return (
        <output className={classes.exported}>
          <Text fw={600}>{t('reports.exportDone', { rows })}</Text>
          <CopyField label={t('reports.exportFile')} value={progress.file} />
        </output>
      );
    case 'cancelled':
      return (
        <Text component="output" display="block" mt="md">
          {t('reports.exportCancelled', { rows })}
        </Text>
      );
    case 'failed':
      return (
        <Text mt="md" role="alert" c="var(--v-fail)">
          {`${t('reports.exportFailed')}: ${progress.problem}`}
        </Text>
      );
  }
}
