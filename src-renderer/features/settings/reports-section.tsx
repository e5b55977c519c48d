import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ScheduleState } from '../../app/schedule/schedule-state';
import { useStation } from '../../app/state/station-store';
import { Facts } from '../../components/facts';
import { Section } from './section';

/** Where the station's own reports go and how they fare; they are chosen beside the report itself. */
export function ReportsSection() {
  const { t } = useTranslation();
  const schedule = useStation((state) => state.settings?.reportSchedule);
  if (schedule === undefined) return null;
  return (
    <Section title={t('reports.schedule.title')}>
      {schedule.on ? (
        <Facts
          facts={[
            { name: t('reports.schedule.at'), value: t(`reports.schedule.moments.${schedule.at}`) },
            { name: t('reports.schedule.folder'), value: <span className="mono">{schedule.folder}</span> },
          ]}
        />
      ) : null}
      <ScheduleState />
      <Anchor href="#/reports" underline="always">
        {t('settings.toSchedule')}
      </Anchor>
    </Section>
  );
}
