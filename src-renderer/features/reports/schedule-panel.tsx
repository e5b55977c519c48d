import { Button, Checkbox, Group, Radio, Select, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportSchedule, scheduledContents, scheduleMoments } from '../../../src-shared/domain/report-schedule';
import { csvProfiles } from '../../../src-shared/ipc/contract';
import { showDone } from '../../app/notices';
import { ScheduleState } from '../../app/schedule/schedule-state';
import { chooseReportFolder } from '../../app/schedule/schedule-store';
import { RoleNote, useMay } from '../../app/sign-in/role-note';
import { saveSettings, useStation } from '../../app/state/station-store';
import classes from './reports.module.css';
import { ScheduleTimes } from './schedule-times';

/** Reports that the station writes by itself: what, when, where to, and how the last one went. */
export function SchedulePanel() {
  const { t } = useTranslation();
  const saved = useStation((state) => state.settings?.reportSchedule);
  const mayChange = useMay('quality');
  const [draft, setDraft] = useState<Partial<ReportSchedule>>({});
  if (saved === undefined) return null;
  const form = { ...saved, ...draft };
  const change = (part: Partial<ReportSchedule>): void => setDraft({ ...draft, ...part });
  const problem =
    form.on && form.folder === ''
      ? t('reports.schedule.needsFolder')
      : form.contents.length === 0
        ? t('reports.schedule.needsContent')
        : '';
  const dirty = JSON.stringify(form) !== JSON.stringify(saved);
  const save = async (): Promise<void> => {
    const times = [...new Set(form.times)].sort((a, b) => a - b);
    if ((await saveSettings({ reportSchedule: { ...form, times } })) === null) return;
    setDraft({});
    showDone(t('reports.schedule.saved'));
  };
  return (
    <section className={classes.panel}>
      <h2>{t('reports.schedule.title')}</h2>
      <p className={classes.help}>{t('reports.schedule.help')}</p>
      <Stack gap="md">
        <Switch
          size="md"
          label={t('reports.schedule.on')}
          checked={form.on}
          disabled={!mayChange}
          onChange={({ currentTarget }) => change({ on: currentTarget.checked })}
        />
        <Radio.Group
          label={t('reports.schedule.at')}
          value={form.at}
          onChange={(at) => change({ at: at === 'times' ? 'times' : 'shift-ends' })}
        >
          <Stack gap={6} mt={4}>
            {scheduleMoments.map((moment) => (
              <Radio
                key={moment}
                size="md"
                value={moment}
                disabled={!mayChange}
                label={t(`reports.schedule.moments.${moment}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {form.at === 'times' ? (
          <ScheduleTimes times={form.times} disabled={!mayChange} onChange={(times) => change({ times })} />
        ) : (
          <a href="#/settings/shifts" className={classes.link}>
            {t('reports.schedule.toShifts')}
          </a>
        )}
        <Checkbox.Group
          label={t('reports.schedule.contents')}
          value={form.contents}
          onChange={(chosen) => change({ contents: scheduledContents.filter((content) => chosen.includes(content)) })}
        >
          <Stack gap={6} mt={4}>
            {scheduledContents.map((content) => (
              <Checkbox
                key={content}
                size="md"
                value={content}
                disabled={!mayChange}
                label={t(`reports.contents.${content}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {form.contents.some((content) => content !== 'pdf') ? (
          <Select
            label={t('reports.profile')}
            size="md"
            allowDeselect={false}
            disabled={!mayChange}
            value={form.profile}
            data={csvProfiles.map((value) => ({ value, label: t(`reports.profiles.${value}`) }))}
            onChange={(profile) => profile !== null && change({ profile })}
          />
        ) : null}
        <Group gap="sm" wrap="nowrap">
          <Text c="dimmed">{t('reports.schedule.folder')}</Text>
          <Text className="mono" flex={1} style={{ overflowWrap: 'anywhere' }}>
            {form.folder || t('reports.schedule.noFolder')}
          </Text>
          <Button
            disabled={!mayChange}
            onClick={() => void chooseReportFolder().then((folder) => folder !== null && change({ folder }))}
          >
            {t('reports.schedule.chooseFolder')}
          </Button>
        </Group>
        <Group gap="md">
          <Button variant="filled" disabled={!mayChange || !dirty || problem !== ''} onClick={() => void save()}>
            {t('reports.schedule.save')}
          </Button>
          <RoleNote needs="quality" />
          <Text component="output" c="var(--v-unsure)">
            {problem}
          </Text>
        </Group>
        <ScheduleState />
      </Stack>
    </section>
  );
}
