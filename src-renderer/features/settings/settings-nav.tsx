import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

const parts = {
  station: '#/settings',
  operators: '#/settings/operators',
  shifts: '#/settings/shifts',
  storage: '#/settings/storage',
  outputs: '#/settings/outputs',
  log: '#/settings/log',
} as const;

export type SettingsPart = keyof typeof parts;

/** The pages of the settings. */
export function SettingsNav({ current }: { readonly current: SettingsPart }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.parts} aria-label={t('settings.title')}>
      {(Object.keys(parts) as SettingsPart[]).map((part) => (
        <a key={part} href={parts[part]} className={classes.part} aria-current={part === current ? 'page' : undefined}>
          {t(`settings.parts.${part}`)}
        </a>
      ))}
    </nav>
  );
}
