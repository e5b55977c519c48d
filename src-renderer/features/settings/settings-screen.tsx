import { AlarmsSection } from './alarms-section';
import { KeysSection } from './keys-section';
import { NetworkSection } from './network-section';
import { PeopleSection } from './people-section';
import { ReasonsSection } from './reasons-section';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page';

/** How this station works, looks and is reached. */
export function SettingsScreen() {
  return (
    <SettingsPage part="station">
      {(form, errorOf) => (
        <div className={classes.sections}>
          <PeopleSection form={form} />
          <div>
            <ReasonsSection reasons={form.reasons} errorOf={errorOf} />
            <KeysSection keys={form.keys} />
          </div>
          <div>
            <NetworkSection form={form} errorOf={errorOf} />
            <AlarmsSection silentAfterMinutes={form.silentAfterMinutes} error={errorOf('silentAfterMinutes')} />
          </div>
        </div>
      )}
    </SettingsPage>
  );
}
