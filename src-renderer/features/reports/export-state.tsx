import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportProgress } from '../../../src-shared/ipc/events';
import { useFormats } from '../../app/i18n/use-formats';
import { useExportProblem } from '../../app/schedule/use-export-problem';
import { CopyField } from '../../components/copy-field';
import classes from './reports.module.css';
import { cancelExport } from './reports-store';

/** How far an export is, and how it ended. */
export function ExportState({ progress }: { readonly progress: ExportProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemWords = useExportProblem();
  const rows = formats.number(progress.rows);
  switch (progress.state) {
    case 'running': {
      // A report is made as a whole: how far it is cannot be told.
      const asWhole = progress.totalRows === 0;
      const total = formats.number(progress.totalRows);
      const percent = asWhole ? 100 : (progress.rows / progress.totalRows) * 100;
      return (
        <Group mt="md" gap="md" wrap="nowrap">
          <div style={{ flex: 1 }}>
            <Text component="output">
              {asWhole ? t('reports.reportRunning') : t('reports.exportRunning', { rows, total })}
            </Text>
            <Progress value={percent} animated={asWhole} aria-label={t('reports.export')} size="lg" />
          </div>
          <Button onClick={() => void cancelExport(progress.exportId)}>{t('app.cancel')}</Button>
        </Group>
      );
    }
    case 'done':
      return (
        <output className={classes.exported}>
          <Text fw={600}>{progress.byRows ? t('reports.exportDone', { rows }) : t('reports.reportDone')}</Text>
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
        <div role="alert" className={classes.exported}>
          <Text fw={600} c="var(--v-fail)">
            {t('reports.exportFailed')}
          </Text>
          <Text>{problemWords(progress.problem)}</Text>
          <Text size="sm" c="dimmed">
            {progress.detail}
          </Text>
        </div>
      );
  }
}
