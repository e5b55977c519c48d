import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { productKey } from '../../../src-shared/domain/ids';
import type { Product } from '../../../src-shared/domain/product';
import { useWords } from '../../app/i18n/use-words';
import { setCameraProduct } from './cameras-store';

export interface CameraProductProps {
  readonly camera: CameraStatus;
  readonly products: readonly Product[];
}

/** What the camera photographs; another choice holds at once, and can be undone from the notice. */
export function CameraProduct({ camera, products }: CameraProductProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Select
      aria-label={t('cameras.productOf', { camera: words.camera(camera) })}
      w="100%"
      miw={132}
      allowDeselect={false}
      searchable={products.length > 8}
      value={`${camera.product}`}
      data={products.map(({ key, name }) => ({ value: `${key}`, label: name }))}
      onChange={(chosen) => {
        const product = products.find(({ key }) => `${key}` === chosen);
        if (product) void setCameraProduct(camera, productKey(product.key), product.name);
      }}
      styles={{ input: { minHeight: 44 } }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
