import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { giveUpReport } from './schedule-store';

export interface GiveUpReportProps {
  /** The end of its period. */
  readonly toMs: number;
  readonly disabled: boolean;
}

/** Asks first: the station does not write it any more, not even at its next start. */
export function GiveUpReport({ toMs, disabled }: GiveUpReportProps) {
  const { t } = useTranslation();
  const [asking, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={asking} onChange={close} onDismiss={close} position="bottom-start" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button variant="subtle" disabled={disabled} onClick={toggle}>
          {t('reports.schedule.giveUp')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('reports.schedule.giveUp')} maw={420}>
        <Stack gap="sm">
          <Text fz="inherit">{t('reports.schedule.giveUpHelp')}</Text>
          <Button
            onClick={() => {
              close();
              void giveUpReport(toMs);
            }}
          >
            {t('reports.schedule.giveUpYes')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('app.cancel')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
