import { IconArrowDown, IconArrowUp, IconCheck, IconTag, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../../src-shared/domain/inspection';
import type { ReplayLine } from '../../../../src-shared/domain/replay';
import { thumbnailUrl } from '../../../api/image-urls';
import { useFormats } from '../../../app/i18n/use-formats';
import { VerdictMark } from '../../../components/verdict-mark';
import classes from './replay.module.css';

export interface ReplayPhotoProps {
  readonly line: ReplayLine;
  /** Whether it is in the labelled set. */
  readonly labelled: boolean;
}

/** One capture of a replay: what is expected, what the candidate says, what the active model says. */
export function ReplayPhoto({ line, labelled }: ReplayPhotoProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { capture, expected, verdict, score, currentVerdict, currentScore, change, taught } = line;
  const Expectation = expected === 'accept' ? IconCheck : IconX;
  const said = (of: Verdict | null, value: number | null) =>
    of === null || value === null ? (
      <span className={classes.dim}>{t('replay.notJudged')}</span>
    ) : (
      <>
        <VerdictMark verdict={of} size={16} />
        <span className="numeric">{formats.score(value)}</span>
      </>
    );
  return (
    <li>
      <a href={`#/gallery/${capture}`} className={classes.photo} data-change={change}>
        <img src={thumbnailUrl(capture)} alt="" width={148} height={111} loading="lazy" />
        <span className={classes.facts}>
          <span className={classes.head}>
            <strong>{t('capture.title', { id: formats.number(capture) })}</strong>
            {change === 'same' ? null : (
              <span className={classes.change} data-change={change}>
                {change === 'better' ? (
                  <IconArrowUp size={16} aria-hidden="true" />
                ) : (
                  <IconArrowDown size={16} aria-hidden="true" />
                )}
                {t(`replay.change.${change}`)}
              </span>
            )}
          </span>
          <span className={classes.fact}>
            <span className={classes.name}>{t('replay.expected')}</span>
            <span className={classes.expected}>
              <Expectation size={16} stroke={3} aria-hidden="true" />
              {t(`replay.is.${expected}`)}
            </span>
          </span>
          <span className={classes.fact}>
            <span className={classes.name}>{t('replay.candidate')}</span>
            {said(verdict, score)}
          </span>
          <span className={classes.fact}>
            <span className={classes.name}>{t('replay.active')}</span>
            {currentVerdict === null && currentScore === null && change === 'same' ? (
              <span className={classes.dim}>–</span>
            ) : (
              said(currentVerdict, currentScore)
            )}
          </span>
          {taught || labelled ? (
            <span className={classes.notes}>
              {labelled ? (
                <span>
                  <IconTag size={14} aria-hidden="true" /> {t('replay.inSet')}
                </span>
              ) : null}
              {taught ? <span>{t('replay.taught')}</span> : null}
            </span>
          ) : null}
        </span>
      </a>
    </li>
  );
}
