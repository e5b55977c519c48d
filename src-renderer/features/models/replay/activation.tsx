import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { Product } from '../../../../src-shared/domain/product';
import { activateModel, useModels } from '../models-store';
import { ActivationQuestion } from '../versions/activation-question';
import classes from './replay.module.css';

export interface ActivationProps {
  readonly product: Product;
  readonly candidate: Model;
}

/** The step after a replay: make the candidate judge, with the same question as everywhere when it did worse. */
export function Activation({ product, candidate }: ActivationProps) {
  const { t } = useTranslation();
  const busy = useModels((state) => state.busy);
  const question = useModels(({ confirming }) =>
    confirming?.model === candidate.key && confirming.product === product.key ? confirming : null,
  );
  if (product.activeModel === candidate.key) return <span className={classes.activate}>{t('replay.isActive')}</span>;
  return (
    <>
      <Button
        className={classes.activate}
        leftSection={<IconCircleCheck size={20} />}
        disabled={busy}
        onClick={() => void activateModel(product.key, candidate.key)}
      >
        {t('replay.activate')}
      </Button>
      {question === null ? null : (
        <div className={classes.question}>
          <ActivationQuestion question={question} />
        </div>
      )}
    </>
  );
}
