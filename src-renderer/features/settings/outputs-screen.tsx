import { Button, Loader, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleNote } from '../../app/sign-in/role-note';
import { useStation } from '../../app/state/station-store';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { OutputFields } from './output-fields';
import { OutputState } from './output-state';
import { OutputTest } from './output-test';
import { outputForm, outputProblems } from './outputs-form';
import { discardOutput, followOutputs, loadOutputs, saveOutput, useOutputs } from './outputs-store';
import { ReportsSection } from './reports-section';
import { SaveBar } from './save-bar';
import { Section } from './section';
import classes from './settings.module.css';
import { SettingsNav } from './settings-nav';

/** What other systems are told, and how that goes. */
export function OutputsScreen() {
  const { t } = useTranslation();
  const saved = useStation((state) => state.settings?.outputs.mqtt);
  const { view, failed, draft, saving, test } = useOutputs();
  useEffect(followOutputs, []);
  if (saved === undefined) return null;
  if (view === null) {
    return (
      <Page title={t('settings.title')}>
        <SettingsNav current="outputs" />
        {failed ? (
          <EmptyState title={t('outputs.loadFailed')} alert>
            <Button onClick={() => void loadOutputs()}>{t('app.retry')}</Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('gallery.loading')} icon={<Loader />} />
        )}
      </Page>
    );
  }
  const form = outputForm(saved, draft);
  const problems = outputProblems(form, view.passwordFor);
  const dirty = Object.keys(draft).length > 0;
  const wrong = Object.keys(problems).length > 0;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && !wrong && !saving) void saveOutput();
      }}
    >
      <Page title={t('settings.title')} actions={<RoleNote needs="administrator" />}>
        <SettingsNav current="outputs" />
        <Text maw={900} mb="md">
          {t('outputs.help')}
        </Text>
        <div className={classes.halves}>
          <Section title={t('outputs.mqtt')}>
            <OutputFields form={form} problems={problems} view={view} />
          </Section>
          <div>
            <OutputState status={view.status} />
            <OutputTest
              test={test}
              topic={`${form.topicPrefix.trim() || view.usualPrefix}/test`}
              disabled={form.broker.trim() === '' || Object.keys(problems).some((field) => field !== 'password')}
            />
            <ReportsSection />
          </div>
        </div>
      </Page>
      <SaveBar dirty={dirty} wrong={wrong && dirty} saving={saving} onDiscard={discardOutput} />
    </form>
  );
}
