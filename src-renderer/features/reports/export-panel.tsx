import { Button, Group, Select, Text } from '@mantine/core';
import { IconDownload, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CsvContent,
  type CsvProfile,
  csvContents,
  csvProfiles,
  type ReportFile,
  reportFiles,
} from '../../../src-shared/ipc/contract';
import { RoleNote } from '../../app/sign-in/role-note';
import { ExportState } from './export-state';
import classes from './reports.module.css';
import { startExport, useReports } from './reports-store';

type Content = ReportFile | CsvContent;
const contents: readonly Content[] = [...reportFiles, ...csvContents];

/** Writes what the report is about to a file; where to is asked by the station's own dialog. */
export function ExportPanel() {
  const { t } = useTranslation();
  const exporting = useReports((state) => state.exporting);
  const [content, setContent] = useState<Content>('pdf');
  const [profile, setProfile] = useState<CsvProfile>('spreadsheet');
  const pdf = content === 'pdf';
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
          flex="1 1 260px"
          allowDeselect={false}
          value={content}
          data={contents.map((value) => ({ value, label: t(`reports.contents.${value}`) }))}
          onChange={(value) => value !== null && setContent(value)}
        />
        {pdf ? null : (
          <Select
            label={t('reports.profile')}
            size="md"
            flex="2 1 280px"
            allowDeselect={false}
            value={profile}
            data={csvProfiles.map((value) => ({ value, label: t(`reports.profiles.${value}`) }))}
            onChange={(value) => value !== null && setProfile(value)}
          />
        )}
        <Button
          variant="filled"
          leftSection={pdf ? <IconFileTypePdf size={20} /> : <IconDownload size={20} />}
          disabled={exporting?.state === 'running'}
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
