/* oxlint-disable jsx-a11y/control-has-associated-label -- the links hold their words, deeper than the rule looks */
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictChange } from '../../../../src-shared/domain/evidence';
import { thumbnailUrl } from '../../../api/image-urls';
import { useFormats } from '../../../app/i18n/use-formats';
import { DecisionMark } from '../../../components/decision-mark';
import { VerdictMark } from '../../../components/verdict-mark';
import classes from './evidence.module.css';

const shownAtFirst = 12;

export interface ChangedVerdictsProps {
  readonly changes: readonly VerdictChange[];
  /** Decided captures that were looked at. */
  readonly of: number;
  readonly decimals: number;
}

/** Which past decisions' verdicts these limits would change, each with the way to its capture. */
export function ChangedVerdicts({ changes, of, decimals }: ChangedVerdictsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, shownAtFirst);
  const summary =
    of === 0
      ? t('evidence.noDecisions')
      : t('evidence.changes', { n: formats.number(changes.length), of: formats.number(of) });
  return (
    <section className={classes.panel}>
      <h3>{t('evidence.changesTitle')}</h3>
      <p aria-live="polite">{summary}</p>
      <ul className={classes.changes}>
        {shown.map(({ capture, decision, score, before, after }) => (
          <li key={capture}>
            <a href={`#/gallery/${capture}`} className={classes.change}>
              <img src={thumbnailUrl(capture)} alt="" width={84} height={63} loading="lazy" />
              <span className={classes.changeText}>
                <span>
                  {t('capture.title', { id: formats.number(capture) })}
                  <span className="numeric">{formats.score(score, decimals)}</span>
                </span>
                <span>
                  <VerdictMark verdict={before} size={15} />
                  <IconArrowRight size={15} aria-label={t('evidence.becomes')} />
                  <VerdictMark verdict={after} size={15} />
                </span>
                <span>
                  <DecisionMark decision={decision} size={14} />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {shown.length < changes.length ? (
        <Button mt="sm" onClick={() => setAll(true)}>
          {t('evidence.showAll', { n: formats.number(changes.length) })}
        </Button>
      ) : null}
    </section>
  );
}
