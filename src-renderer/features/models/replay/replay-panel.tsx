import { Button, Loader, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { EmptyState } from '../../../components/empty-state';
import { useModelName } from '../use-model-name';
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
  const nameOf = useModelName();
  const { asked, again } = useReplay(product.key, candidate.key);
  if (asked.phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (asked.phase === 'failed') {
    return (
      <EmptyState title={t('replay.loadFailed')} help={asked.problem.detail} alert>
        <Button onClick={again}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  const { result, labelled } = asked.value;
  return (
    <div className={classes.replay}>
      <section className={classes.panel}>
        <h3>{t('replay.title', { model: nameOf(candidate) })}</h3>
        <p>{t('replay.help')}</p>
        <ReplayStart product={product} candidate={candidate} repeated={result !== null} />
      </section>
      {result === null ? null : <ReplayWords product={product} candidate={candidate} result={result} />}
      <section className={classes.panel}>
        <Tabs defaultValue="photos" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="photos" className={classes.tab}>
              {t('replay.photos', { n: formats.number(result?.lines.length ?? 0) })}
            </Tabs.Tab>
            <Tabs.Tab value="labelled" className={classes.tab}>
              {t('replay.labelled', { n: formats.number(labelled.length) })}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="photos" pt="sm">
            {result === null ? (
              <EmptyState title={t('replay.none')} help={t('replay.noneHelp')} />
            ) : (
              <ReplayLines key={result.replay.id} lines={result.lines} labelled={labelled} onLabelled={again} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="labelled" pt="sm">
            <LabelledSet labelled={labelled} onLabelled={again} />
          </Tabs.Panel>
        </Tabs>
      </section>
    </div>
  );
}
