import {
  IconCamera,
  IconChartBar,
  IconChecklist,
  IconCpu,
  IconHelpCircle,
  IconInfoCircle,
  IconLayoutGrid,
  IconSettings,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

const work = [
  { screen: 'review', Icon: IconChecklist },
  { screen: 'gallery', Icon: IconLayoutGrid },
  { screen: 'cameras', Icon: IconCamera },
  { screen: 'reports', Icon: IconChartBar },
  { screen: 'models', Icon: IconCpu },
] as const;

const station = [
  { screen: 'settings', Icon: IconSettings },
  { screen: 'help', Icon: IconHelpCircle },
  { screen: 'about', Icon: IconInfoCircle },
] as const;

export function NavRail({ screen }: { readonly screen: string }) {
  const { t } = useTranslation();
  const link = ({ screen: target, Icon }: (typeof work | typeof station)[number]) => (
    <a key={target} href={`#/${target}`} className={classes.link} aria-current={screen === target ? 'page' : undefined}>
      <Icon size={26} stroke={1.6} aria-hidden="true" />
      {t(`nav.${target}`)}
    </a>
  );
  return (
    <nav className={classes.rail} aria-label={t('nav.label')}>
      <div className={classes.brand}>VIGIE</div>
      {work.map(link)}
      <div className={classes.railSpace} />
      {station.map(link)}
    </nav>
  );
}
