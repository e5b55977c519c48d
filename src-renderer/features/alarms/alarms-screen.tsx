import { Button, Loader, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/use-formats';
import { RoleNote } from '../../app/sign-in/role-note';
import { loadAlarms, loadOlderAlarms, useAlarms } from '../../app/state/alarm-store';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import classes from './alarms.module.css';
import { PastAlarms } from './past-alarms';
import { StandingAlarms } from './standing-alarms';

/** What asks for an action now, then what did before. */
export function AlarmsScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { phase, active, history, hasMore } = useAlarms();
  useEffect(() => void loadAlarms(), []);
  if (phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (phase === 'failed') {
    return (
      <EmptyState title={t('alarms.loadFailed')} alert>
        <Button onClick={() => void loadAlarms()}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  return (
    <Page
      title={t('alarms.title')}
      note={t('alarms.count', { n: formats.number(active.length) })}
      actions={<RoleNote needs="operator" />}
    >
      {active.length > 0 ? (
        <StandingAlarms alarms={active} />
      ) : (
        <div className={classes.none}>
          <IconCircleCheck size={32} stroke={1.6} aria-hidden="true" />
          <div>
            <div className={classes.title}>{t('alarms.none')}</div>
            {t('alarms.noneHelp')}
          </div>
        </div>
      )}
      <h2 className={classes.heading}>{t('alarms.history')}</h2>
      {history.length > 0 ? <PastAlarms alarms={history} /> : <Text c="dimmed">{t('alarms.noHistory')}</Text>}
      {hasMore ? (
        <Button mt="md" onClick={() => void loadOlderAlarms()}>
          {t('alarms.more')}
        </Button>
      ) : null}
    </Page>
  );
}
