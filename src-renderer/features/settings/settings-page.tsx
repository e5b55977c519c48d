import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStricter, type RetentionOrder } from '../../../src-shared/domain/retention';
import { showDone } from '../../app/notices';
import { RoleNote } from '../../app/sign-in/role-note';
import { useStation } from '../../app/state/station-store';
import { Page } from '../../components/page';
import { RetentionQuestion } from './retention-question';
import { SaveBar } from './save-bar';
import classes from './settings.module.css';
import { checkForm, draftOn, type FormPart, formOf, type SettingsForm } from './settings-draft';
import { SettingsNav } from './settings-nav';
import { discard, save, useSettingsDraft } from './settings-store';
import { useProblemText } from './use-problem-text';

export interface SettingsPageProps {
  readonly part: FormPart;
  readonly children: (form: SettingsForm, errorOf: (field: string) => string | null) => ReactNode;
}

/** A page of the settings that is saved as one, with what is wrong said at its field. */
export function SettingsPage({ part, children }: SettingsPageProps) {
  const { t } = useTranslation();
  const settings = useStation((state) => state.settings);
  const { draft: typed, saving } = useSettingsDraft();
  const problemText = useProblemText();
  /** Asked about before they are saved. */
  const [asking, setAsking] = useState<RetentionOrder | null>(null);
  if (settings === null) return null;
  const draft = draftOn(part, typed);
  const form = formOf(settings, draft);
  const { problems, change } = checkForm(form, settings);
  const dirty = Object.keys(draft).length > 0;
  const wrong = Object.keys(problems).length > 0;
  const errorOf = (field: string): string | null => {
    const problem = problems[field];
    return problem === undefined ? null : problemText(problem);
  };
  const onSave = async (): Promise<void> => {
    setAsking(null);
    if (await save(part, change)) showDone(t('settings.saved'));
  };
  const askOrSave = (): void => {
    const order = {
      retention: change.retention ?? settings.retention,
      policy: change.review?.policy ?? settings.review.policy,
    };
    if (isStricter({ retention: settings.retention, policy: settings.review.policy }, order)) setAsking(order);
    else void onSave();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && !wrong) askOrSave();
      }}
    >
      {asking === null ? null : (
        <RetentionQuestion order={asking} onYes={() => void onSave()} onNo={() => setAsking(null)} />
      )}
      <Page title={t('settings.title')} actions={<RoleNote needs="administrator" />}>
        <SettingsNav current={part} />
        {children(form, errorOf)}
      </Page>
      <SaveBar dirty={dirty} wrong={wrong} saving={saving} onDiscard={() => discard(part)} />
    </form>
  );
}
