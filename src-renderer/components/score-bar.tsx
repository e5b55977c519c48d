import { useTranslation } from 'react-i18next';
import type { Thresholds } from '../../src-shared/domain/inspection';
import { useFormats } from '../app/i18n/use-formats';
import classes from './score-bar.module.css';
import { scoreScale } from './score-scale';

export interface ScoreBarProps {
  readonly score: number;
  readonly thresholds: Thresholds;
}

/** The score as a mark on a bar whose zones are pass, unsure and fail. */
export function ScoreBar({ score, thresholds }: ScoreBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scale = scoreScale(score, thresholds);
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const pass = formats.score(thresholds.pass);
  const fail = formats.score(thresholds.fail);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn with boxes: there is no image file
    <div role="img" aria-label={t('capture.scoreOf', { score: formats.score(score), pass, fail })}>
      <div className={classes.bar}>
        <div
          className={classes.unsure}
          style={{ left: percent(scale.pass), width: percent(scale.fail - scale.pass) }}
        />
        <div className={classes.fail} style={{ left: percent(scale.fail) }} />
        <div className={classes.score} style={{ left: percent(scale.score) }} />
      </div>
      <div className={classes.labels}>
        <span>{t('capture.passBelow', { value: pass })}</span>
        <span>{t('capture.failFrom', { value: fail })}</span>
      </div>
    </div>
  );
}
