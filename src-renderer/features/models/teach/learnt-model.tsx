import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { Facts } from '../../../components/facts';
import { ActiveMark } from '../active-mark';
import classes from '../models.module.css';
import { modelsPath } from '../models-address';
import { activateModel, useModels } from '../models-store';
import { useModelName } from '../use-model-name';
import { ActivationQuestion } from '../versions/activation-question';
import { useOrigin } from '../versions/use-origin';

export interface LearntModelProps {
  readonly product: Product;
  readonly model: Model;
}

/** What was learnt just now, and the steps that follow. */
export function LearntModel({ product, model }: LearntModelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useModelName()(model);
  const question = useModels(({ confirming }) => (confirming?.model === model.key ? confirming : null));
  const origin = useOrigin(model.key);
  const photos = model.taught?.photos ?? 0;
  const thresholds = origin && 'thresholds' in origin ? origin.thresholds : null;
  return (
    <section className={classes.box}>
      <h3>{t('models.teach.learnt', { model: name })}</h3>
      <Facts
        facts={[
          { name: t('models.photos'), value: formats.number(photos) },
          {
            name: t('models.ownThresholds'),
            value:
              thresholds === null
                ? '…'
                : t('models.thresholdPair', {
                    pass: formats.score(thresholds.pass),
                    fail: formats.score(thresholds.fail),
                  }),
          },
        ]}
      />
      <Text fz="inherit" my="sm">
        {photos < teachPhotoLimits.advised
          ? t('models.teach.learntFew', { advised: formats.number(teachPhotoLimits.advised) })
          : t('models.teach.learntEnough')}
      </Text>
      {question === null ? <NextSteps product={product} model={model} /> : <ActivationQuestion question={question} />}
    </section>
  );
}

/** Looking closer, or making it judge. */
function NextSteps({ product, model }: LearntModelProps) {
  const { t } = useTranslation();
  const busy = useModels((state) => state.busy);
  const active = product.activeModel === model.key;
  return (
    <Group gap="sm">
      {active ? (
        <ActiveMark />
      ) : (
        <Button variant="filled" disabled={busy} onClick={() => void activateModel(product.key, model.key)}>
          {t('models.activate')}
        </Button>
      )}
      <Button component="a" href={`#${modelsPath(product.key, 'thresholds', model.key)}`}>
        {t('models.teach.seeThresholds')}
      </Button>
      <Button component="a" href={`#${modelsPath(product.key, 'replay', model.key)}`}>
        {t('models.teach.replay')}
      </Button>
    </Group>
  );
}
