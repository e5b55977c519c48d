import { BackupSection } from './backup-section';
import { DataSection } from './data-section';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page';
import { StorageSection } from './storage-section';

/** Where photos and records lie, how long photos are kept, and the copy of it all. */
export function StorageScreen() {
  return (
    <SettingsPage part="storage">
      {(form, errorOf) => (
        <div className={classes.halves}>
          <StorageSection form={form} errorOf={errorOf} />
          <div>
            <DataSection dataFolder={form.dataFolder} />
            <BackupSection backup={form.backup} error={errorOf('backup')} />
          </div>
        </div>
      )}
    </SettingsPage>
  );
}
