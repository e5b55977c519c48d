import { Button, Loader, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { EmptyState } from '../../../components/empty-state';
import { LabelledSet } from './labelled-set';
import classes from './replay.module.css';
import { ReplayLines } from './replay-lines';
import { ReplayStart } from './replay-start';
import { ReplayWords } from './replay-words';
import { useReplay } from './use-replay';

export interface ReplayPanelProps {
  readonly product: Product;
  /** The model that may become active. */
  readonly candidate: Model;
}

/** A candidate against the active model on captures whose truth is known: run it, read it, photo by photo. */
export function ReplayPanel({ product, candidate }: ReplayPanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { phase, problem, result, labelled, load } = useReplay(product.key, candidate.key);
  if (phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (phase === 'failed') {
    return (
      <EmptyState title={t('replay.loadFailed')} help={problem?.detail ?? ''} alert>
        <Button onClick={load}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  const ours = result !== null && result.replay.candidate === candidate.key ? result : null;
  return (
    <div className={classes.replay}>
      <ReplayStart product={product} candidate={candidate} repeated={ours !== null} />
      {ours === null ? null : <ReplayWords product={product} candidate={candidate} result={ours} />}
      <section className={classes.panel}>
        <Tabs defaultValue="photos" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="photos" className={classes.tab}>
              {t('replay.photos', { n: formats.number(ours?.lines.length ?? 0) })}
            </Tabs.Tab>
            <Tabs.Tab value="labelled" className={classes.tab}>
              {t('replay.labelled', { n: formats.number(labelled.length) })}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="photos" pt="sm">
            {ours === null ? (
              <EmptyState title={t('replay.none')} help={t('replay.noneHelp')} />
            ) : (
              <ReplayLines key={ours.replay.id} lines={ours.lines} labelled={labelled} onLabelled={load} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="labelled" pt="sm">
            <LabelledSet labelled={labelled} onLabelled={load} />
          </Tabs.Panel>
        </Tabs>
      </section>
    </div>
  );
}
