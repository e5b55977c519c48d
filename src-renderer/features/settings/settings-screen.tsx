import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showDone } from '../../app/notices';
import { RoleNote } from '../../app/sign-in/role-note';
import { useStation } from '../../app/state/station-store';
import { Page } from '../../components/page';
import { AlarmsSection } from './alarms-section';
import { DataSection } from './data-section';
import { KeysSection } from './keys-section';
import { NetworkSection } from './network-section';
import { PeopleSection } from './people-section';
import { ReasonsSection } from './reasons-section';
import { ReportsSection } from './reports-section';
import classes from './settings.module.css';
import { checkForm, formOf } from './settings-draft';
import { SettingsNav } from './settings-nav';
import { discard, save, useSettingsDraft } from './settings-store';
import { useProblemText } from './use-problem-text';

export function SettingsScreen() {
  const { t } = useTranslation();
  const settings = useStation((state) => state.settings);
  const { draft, saving } = useSettingsDraft();
  const problemText = useProblemText();
  if (settings === null) return null;
  const form = formOf(settings, draft);
  const { problems, change } = checkForm(form, settings);
  const dirty = Object.keys(draft).length > 0;
  const wrong = Object.keys(problems).length > 0;
  const errorOf = (field: string): string | null => {
    const problem = problems[field];
    return problem === undefined ? null : problemText(problem);
  };
  const onSave = async (): Promise<void> => {
    if (await save(change)) showDone(t('settings.saved'));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && !wrong) void onSave();
      }}
    >
      <Page title={t('settings.title')} actions={<RoleNote needs="administrator" />}>
        <SettingsNav current="station" />
        <div className={classes.sections}>
          <div>
            <PeopleSection form={form} />
            <ReportsSection />
          </div>
          <div>
            <ReasonsSection reasons={form.reasons} errorOf={errorOf} />
            <KeysSection keys={form.keys} />
          </div>
          <div>
            <NetworkSection form={form} errorOf={errorOf} />
            <AlarmsSection silentAfterMinutes={form.silentAfterMinutes} error={errorOf('silentAfterMinutes')} />
            <DataSection dataFolder={form.dataFolder} />
          </div>
        </div>
      </Page>
      <Group className={classes.bar} data-dirty={dirty}>
        <Text component="output" fw={600} flex={1}>
          {wrong ? t('settings.fixFirst') : dirty ? t('settings.unsaved') : ''}
        </Text>
        <Button type="button" onClick={discard} disabled={!dirty || saving}>
          {t('settings.undo')}
        </Button>
        <Button type="submit" variant="filled" disabled={!dirty || wrong} loading={saving}>
          {t('app.save')}
        </Button>
      </Group>
    </form>
  );
}
