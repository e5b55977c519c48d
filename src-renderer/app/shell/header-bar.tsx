import { ActionIcon, Button, SegmentedControl, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconAlertTriangleFilled, IconCpu, IconMoon, IconPlayerStop, IconStack2, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InspectionStatus } from '../../../src-shared/domain/station-status';
import { ask } from '../../api/station';
import { useFormats } from '../i18n/use-formats';
import { LotsButton } from '../lots/lots-button';
import { showProblem } from '../notices';
import { saveSettings, useStation } from '../state/station-store';
import { AlarmBell } from './alarm-bell';
import { OperatorButton } from './operator-button';
import classes from './shell.module.css';
import { StatusItem, type Tone } from './status-item';
import { TaskItem } from './task-item';
import { UdpItem } from './udp-item';

const inspectionTone = (state: InspectionStatus['state']): Tone => {
  if (state === 'failed') return 'fail';
  return state === 'no-model' || state === 'restarting' ? 'unsure' : 'normal';
};

async function stopDemo(): Promise<void> {
  const answer = await ask('stopDemo', undefined);
  if (!answer.ok) showProblem(answer);
}

export function HeaderBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const status = useStation((state) => state.status);
  const settings = useStation((state) => state.settings);
  const dark = useComputedColorScheme('light') === 'dark';
  if (status === null || settings === null) return null;
  const { inspection, demo } = status;
  const tone = inspectionTone(inspection.state);
  const backlog = inspection.waiting > 0 ? ` · ${t('header.backlog', { n: formats.number(inspection.waiting) })}` : '';
  return (
    <header className={classes.header}>
      <UdpItem udp={status.udp} />
      <StatusItem
        icon={tone === 'normal' ? IconCpu : IconAlertTriangleFilled}
        tone={tone}
        name={t('header.inspection')}
        value={t(`header.inspectionState.${inspection.state}`) + backlog}
        href="#/models"
      />
      <WaitingItem />
      <AlarmBell />
      <TaskItem />
      <LotsButton />
      {demo.running ? (
        <div className={classes.demo}>
          <span className={classes.demoText}>{t('header.demo', { n: formats.number(demo.cameras) })}</span>
          <Button
            variant="subtle"
            px="sm"
            leftSection={<IconPlayerStop size={18} />}
            aria-label={t('header.stopDemo')}
            onClick={() => void stopDemo()}
          >
            {t('header.stopDemo')}
          </Button>
        </div>
      ) : null}
      <div className={classes.space} />
      <OperatorButton />
      <SegmentedControl
        aria-label={t('header.language')}
        value={settings.language}
        data={[
          {
            value: 'en',
            label: (
              <span lang="en" title="English">
                EN
              </span>
            ),
          },
          {
            value: 'fr',
            label: (
              <span lang="fr" title="Français">
                FR
              </span>
            ),
          },
        ]}
        onChange={(language) => void saveSettings({ language })}
        styles={{
          root: { padding: 0 },
          label: { minHeight: 48, minWidth: 48, display: 'grid', placeContent: 'center' },
        }}
      />
      <Tooltip label={t(dark ? 'header.lightTheme' : 'header.darkTheme')}>
        <ActionIcon
          aria-label={t(dark ? 'header.lightTheme' : 'header.darkTheme')}
          onClick={() => void saveSettings({ theme: dark ? 'light' : 'dark' })}
        >
          {dark ? <IconSun size={22} /> : <IconMoon size={22} />}
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

/** By itself: it changes with every decision and photo. */
function WaitingItem() {
  const { t } = useTranslation();
  const formats = useFormats();
  const waiting = useStation((state) => state.waiting);
  return (
    <StatusItem
      icon={IconStack2}
      name={t('header.waiting')}
      value={waiting === null ? '–' : formats.number(waiting)}
      href="#/review"
    />
  );
}
