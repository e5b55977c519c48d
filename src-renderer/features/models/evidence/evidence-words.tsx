import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EvidenceLimit } from '../../../../src-shared/domain/evidence';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from './evidence.module.css';

/** What the known photos cannot support, each in a sentence with what would help. */
export function EvidenceWords({ limits }: { readonly limits: readonly EvidenceLimit[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = (limit: EvidenceLimit): string =>
    'photos' in limit
      ? t(`evidence.cannot.${limit.code}`, {
          photos: formats.number(limit.photos),
          wanted: formats.percent(limit.wanted),
          high: formats.percent(limit.high),
          needed: formats.number(limit.needed),
        })
      : t(`evidence.cannot.${limit.code}`);
  return (
    <section className={classes.panel}>
      <h3>{t('evidence.cannotTitle')}</h3>
      {limits.length === 0 ? <p>{t('evidence.supported')}</p> : null}
      <ul className={classes.words}>
        {limits.map((limit) => (
          <li key={limit.code}>
            <IconInfoCircle size={20} aria-hidden="true" />
            {words(limit)}
          </li>
        ))}
      </ul>
    </section>
  );
}
