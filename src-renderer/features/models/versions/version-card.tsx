import { Button, Collapse, Group } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { ActiveMark } from '../active-mark';
import classes from '../models.module.css';
import { modelsPath } from '../models-address';
import { activateModel, useModels } from '../models-store';
import { useModelName } from '../use-model-name';
import { ActivationQuestion } from './activation-question';
import { VersionFacts } from './version-facts';

export interface VersionCardProps {
  readonly product: Product;
  readonly model: Model;
}

/** One model that may judge the product: what it is, whether it does, and the way to make it. */
export function VersionCard({ product, model }: VersionCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useModelName()(model);
  const busy = useModels((state) => state.busy);
  const question = useModels(({ confirming }) =>
    confirming?.model === model.key && confirming.product === product.key ? confirming : null,
  );
  const active = product.activeModel === model.key;
  const [open, setOpen] = useState(active);
  const { taught } = model;
  return (
    <article className={classes.box} data-active={active || undefined}>
      <div className={classes.version}>
        <div className={classes.versionText}>
          <h3>{name}</h3>
          <span>
            {taught === null
              ? t('models.broughtLine', { date: formats.dateTime(model.installedAtMs) })
              : t('models.taughtLine', {
                  count: taught.photos,
                  n: formats.number(taught.photos),
                  operator: taught.operator,
                  date: formats.dateTime(taught.atMs),
                })}
          </span>
        </div>
        <Group gap="sm" wrap="nowrap">
          <Button
            variant="subtle"
            aria-expanded={open}
            leftSection={open ? <IconChevronDown size={20} /> : <IconChevronRight size={20} />}
            onClick={() => setOpen(!open)}
          >
            {t('models.details')}
          </Button>
          {active ? (
            <ActiveMark />
          ) : (
            <Button
              disabled={busy}
              aria-label={`${t('models.activate')} ${name}`}
              onClick={() => void activateModel(product.key, model.key)}
            >
              {t('models.activate')}
            </Button>
          )}
        </Group>
      </div>
      {question === null ? null : <ActivationQuestion question={question} />}
      <Collapse expanded={open}>
        <div className={classes.versionFacts}>
          {open ? <VersionFacts model={model} /> : null}
          <Group gap="sm" mt="sm">
            <Button component="a" href={`#${modelsPath(product.key, 'thresholds', model.key)}`}>
              {t('models.teach.seeThresholds')}
            </Button>
            {active ? null : (
              <Button component="a" href={`#${modelsPath(product.key, 'replay', model.key)}`}>
                {t('models.teach.replay')}
              </Button>
            )}
          </Group>
        </div>
      </Collapse>
    </article>
  );
}
