import { IconAlertTriangleFilled, IconEqual, IconTrendingUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import type { ReplayResult } from '../../../../src-shared/ipc/contract';
import { useFormats } from '../../../app/i18n/use-formats';
import { useModels } from '../models-store';
import { useModelName } from '../use-model-name';
import { Activation } from './activation';
import classes from './replay.module.css';
import { replayFigures, replayVerdict } from './replay-summary';

const icons = {
  better: IconTrendingUp,
  same: IconEqual,
  worse: IconAlertTriangleFilled,
  alone: IconEqual,
  'taught-only': IconEqual,
} as const;

export interface ReplayWordsProps {
  readonly product: Product;
  readonly candidate: Model;
  readonly result: ReplayResult;
}

/** Better, worse or the same, in words and numbers, and what follows from it. */
export function ReplayWords({ product, candidate, result }: ReplayWordsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useModelName();
  const models = useModels((state) => state.models);
  const { replay, lines, unjudged } = result;
  const verdict = replayVerdict(result);
  const Icon = icons[verdict];
  const current = models.find(({ key }) => key === replay.current);
  const currentName = current ? nameOf(current) : '';
  /** Activating the candidate will be asked about: it was not compared with what judges now. */
  const outdated = product.activeModel !== candidate.key && product.activeModel !== replay.current;
  const taught = lines.filter((line) => line.taught).length;
  const moved = (change: 'better' | 'worse'): number =>
    lines.filter((line) => !line.taught && line.change === change).length;
  return (
    <section className={classes.panel} aria-live="polite">
      <h3 className={classes.verdict} data-verdict={verdict}>
        <Icon size={24} aria-hidden="true" />
        {t(`replay.verdict.${verdict}`, { model: currentName })}
      </h3>
      <p className={classes.dim}>
        {t('replay.made', { time: formats.dateTime(replay.atMs), operator: replay.operator || '–' })}
        {verdict === 'alone' || verdict === 'taught-only'
          ? ''
          : ` ${t('replay.moved', { better: formats.number(moved('better')), worse: formats.number(moved('worse')) })}`}
        {taught > 0 ? ` ${t('replay.taughtNote', { n: formats.number(taught) })}` : ''}
        {unjudged > 0 ? ` ${t('replay.unjudgedNote', { n: formats.number(unjudged) })}` : ''}
      </p>
      {outdated ? <p role="note">{t('replay.outdated')}</p> : null}
      <div className={classes.figures}>
        {replayFigures(result).map(({ name, candidate: now, current: before, of }) => (
          <div key={name} className={classes.figure} data-figure={name}>
            <span>{t(`evidence.${name}`)}</span>
            <strong className="numeric">
              {before === null ? formats.number(now) : `${formats.number(before)} → ${formats.number(now)}`}
            </strong>
            <small>
              {before === null || before === now
                ? t('replay.ofPhotos', { n: formats.number(of) })
                : t(now < before ? 'replay.fewer' : 'replay.more', { n: formats.number(of) })}
            </small>
          </div>
        ))}
        <Activation product={product} candidate={candidate} />
      </div>
    </section>
  );
}
