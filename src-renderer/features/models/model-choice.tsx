import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../src-shared/domain/model';
import type { Product } from '../../../src-shared/domain/product';
import { useModelName } from './use-model-name';

export interface ModelChoiceProps {
  readonly product: Product;
  readonly models: readonly Model[];
  readonly chosen: Model;
  readonly onChoose: (model: Model) => void;
}

/** Which of a product's models a panel is about. */
export function ModelChoice({ product, models, chosen, onChoose }: ModelChoiceProps) {
  const { t } = useTranslation();
  const nameOf = useModelName();
  return (
    <Select
      label={t('models.model')}
      size="md"
      w={340}
      allowDeselect={false}
      searchable={models.length > 8}
      value={`${chosen.key}`}
      data={models.map((model) => ({
        value: `${model.key}`,
        label: model.key === product.activeModel ? t('evidence.activeModel', { model: nameOf(model) }) : nameOf(model),
      }))}
      onChange={(key) => {
        const model = models.find((each) => `${each.key}` === key);
        if (model) onChoose(model);
      }}
      styles={{ input: { minHeight: 48 } }}
    />
  );
}
