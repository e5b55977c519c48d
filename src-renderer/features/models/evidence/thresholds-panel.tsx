import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changedVerdicts,
  confusionOf,
  evidenceLimits,
  rangeOf,
  wantedRates,
} from '../../../../src-shared/domain/evidence';
import type { Thresholds } from '../../../../src-shared/domain/inspection';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import type { ModelEvidence } from '../../../../src-shared/ipc/contract';
import { useFormats } from '../../../app/i18n/use-formats';
import { EmptyState } from '../../../components/empty-state';
import { ChangedVerdicts } from './changed-verdicts';
import { ConfusionTable } from './confusion-table';
import classes from './evidence.module.css';
import { EvidenceChart } from './evidence-chart';
import { EvidenceWords } from './evidence-words';
import { LimitControls } from './limit-controls';
import { RateFigures } from './rate-figures';
import { limitKeyed, limitMoved, scoreAxis } from './threshold-moves';
import { useEvidence } from './use-evidence';

export interface ThresholdsPanelProps {
  readonly product: Product;
  readonly model: Model;
}

/** The limits of a model on a product, set by what known photos say. */
export function ThresholdsPanel({ product, model }: ThresholdsPanelProps) {
  const { t } = useTranslation();
  const { asked, again } = useEvidence(product.key, model.key);
  if (asked.phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (asked.phase === 'failed') {
    return (
      <EmptyState title={t('evidence.loadFailed')} help={asked.problem.detail} alert>
        <Button onClick={again}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  // Another model begins with its own limits.
  return <Thresholding key={`${product.key} ${model.key}`} evidence={asked.value} onSaved={again} />;
}

interface ThresholdingProps {
  readonly evidence: ModelEvidence;
  readonly onSaved: () => void;
}

function Thresholding({ evidence, onSaved }: ThresholdingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { scores, standing, decisions, failAboveZero } = evidence;
  const [draft, setDraft] = useState<Thresholds | null>(null);
  const [wantedRate, setWantedRate] = useState<number>(wantedRates.falseRejects);
  /** Limits that were suggested may lie beyond what the scores span. */
  const [suggested, setSuggested] = useState<Thresholds | null>(null);
  const limits = draft ?? standing;
  const axis = scoreAxis(scores, suggested === null ? [standing] : [standing, suggested], failAboveZero);
  const confusion = confusionOf(scores, limits);
  const changes = changedVerdicts(decisions, standing, limits);
  const highest = rangeOf(scores)?.high ?? axis.high;
  const short = ({ count, of }: { readonly count: number; readonly of: number }): string =>
    t('evidence.countOf', { n: formats.number(count), of: formats.number(of) });
  const effect = t('evidence.effect', {
    falseRejects: short(confusion.falseRejects),
    escapes: short(confusion.escapes),
    unsure: short(confusion.unsure),
  });
  const keys = [
    { name: 'keyHeldOut', text: t('evidence.heldOut', { n: formats.number(scores.heldOut.length) }) },
    { name: 'keyAccepted', text: t('evidence.accepted', { n: formats.number(scores.accepted.length) }) },
    { name: 'keyRejected', text: t('evidence.rejected', { n: formats.number(scores.rejected.length) }) },
    { name: 'keyUnsure', text: t('evidence.between') },
  ] as const;
  return (
    <div className={classes.evidence}>
      <section className={classes.panel} data-wide>
        <h3>{t('evidence.title')}</h3>
        <p>{t('evidence.help')}</p>
        <RateFigures confusion={confusion} />
        <EvidenceChart
          scores={scores}
          limits={limits}
          axis={axis}
          effect={effect}
          onMove={(limit, value) => setDraft(limitMoved(limits, limit, value, axis))}
          onKey={(limit, event) => {
            const moved = limitKeyed(limits, limit, event, axis);
            if (moved !== null) setDraft(moved);
            return moved !== null;
          }}
        />
        <div className={classes.legend}>
          {keys.map(({ name, text }) => (
            <span key={name} className={classes.key}>
              <span className={classes[name]} />
              {text}
            </span>
          ))}
          {highest > axis.high ? <span>{t('evidence.beyond', { score: formats.score(highest) })}</span> : null}
        </div>
        <LimitControls
          evidence={evidence}
          draft={draft}
          wantedRate={wantedRate}
          onWantedRate={setWantedRate}
          onSuggest={(suggestion) => {
            setSuggested(suggestion);
            setDraft(suggestion);
          }}
          onReset={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            onSaved();
          }}
        />
      </section>
      <section className={classes.panel}>
        <h3>{t('evidence.countsTitle')}</h3>
        <ConfusionTable confusion={confusion} />
      </section>
      <div className={classes.column}>
        <EvidenceWords
          limits={evidenceLimits(scores, confusion, { falseRejects: wantedRate, escapes: wantedRates.escapes })}
        />
        <ChangedVerdicts changes={changes} of={decisions.length} decimals={axis.decimals} />
      </div>
    </div>
  );
}
