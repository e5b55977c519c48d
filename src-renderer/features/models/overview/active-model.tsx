import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { useStation } from '../../../app/state/station-store';
import { type Fact, Facts } from '../../../components/facts';
import { Notice } from '../../../components/notice';
import classes from '../models.module.css';
import { modelsPath } from '../models-address';
import { rollBack, useModels } from '../models-store';
import { useModelDescription } from '../use-model-description';
import { useModelName } from '../use-model-name';
import { Deactivate } from './deactivate';

/** What judges now, since when and by whom, and the ways to change that. */
export function ActiveModel({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const models = useModels((state) => state.models);
  const active = models.find(({ key }) => key === product.activeModel);
  const problem = useStation(
    ({ status }) => status?.inspection.active.find((entry) => entry.product === product.key)?.problem ?? null,
  );
  return (
    <section className={classes.box}>
      <h3>{t('models.judging')}</h3>
      {active ? (
        <ActiveFacts product={product} model={active} />
      ) : (
        <Notice tone="unsure" title={t('models.noneActive')}>
          <p>{t('models.noneActiveHelp')}</p>
        </Notice>
      )}
      {problem === null ? null : (
        <Notice tone="fail" alert title={t('models.cannotBeUsed')}>
          <p>{problem}</p>
        </Notice>
      )}
      <Group gap="sm" mt="md">
        {active ? null : (
          <Button component="a" variant="filled" href={`#${modelsPath(product.key, 'teach')}`}>
            {t('models.teachOne')}
          </Button>
        )}
        <Button component="a" href={`#${modelsPath(product.key, 'versions')}`}>
          {t(active ? 'models.useAnother' : 'models.choose')}
        </Button>
        <RollBack product={product} />
        {active ? <Deactivate product={product.key} /> : null}
      </Group>
    </section>
  );
}

function ActiveFacts({ product, model }: { readonly product: Product; readonly model: Model }) {
  const { t } = useTranslation();
  const descriptionOf = useModelDescription();
  const formats = useFormats();
  const nameOf = useModelName();
  const { thresholds, activeSinceMs, activeBy } = product;
  const facts: Fact[] = [{ name: t('models.model'), value: <strong>{nameOf(model)}</strong> }];
  if (activeSinceMs !== null) facts.push({ name: t('models.since'), value: formats.dateTime(activeSinceMs) });
  facts.push({ name: t('models.by'), value: activeBy || t('models.log.nobody') });
  if (thresholds) {
    const { pass, fail } = thresholds;
    const value = t('models.thresholdPair', { pass: formats.score(pass), fail: formats.score(fail) });
    facts.push({ name: t('models.thresholds'), value });
  }
  const { taught } = model;
  if (taught) facts.push({ name: t('models.learnt'), value: descriptionOf(model) });
  return (
    <>
      <Facts facts={facts} />
      {taught ? null : (
        <Text fz="inherit" mt="xs">
          {descriptionOf(model)}
        </Text>
      )}
    </>
  );
}

/** One action: the button says where it leads. */
function RollBack({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const nameOf = useModelName();
  const busy = useModels((state) => state.busy);
  const models = useModels((state) => state.models);
  const { rollBackTo } = product;
  if (rollBackTo === null) return null;
  const target = models.find(({ key }) => key === rollBackTo.model);
  return (
    <Button
      disabled={busy}
      leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
      onClick={() => void rollBack(product.key)}
    >
      {target ? t('models.rollBack', { model: nameOf(target) }) : t('models.rollBackToNone')}
    </Button>
  );
}
