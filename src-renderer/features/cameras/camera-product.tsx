import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { productKey } from '../../../src-shared/domain/ids';
import type { Product } from '../../../src-shared/domain/product';
import { useWords } from '../../app/i18n/use-words';
import classes from './cameras.module.css';
import { setCameraProduct } from './cameras-store';

export interface CameraProductProps {
  readonly camera: CameraStatus;
  readonly products: readonly Product[];
}

/** The button that was pressed is gone. */
const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

/**
 * What the camera photographs; another choice holds at once, and can be undone from the notice. The field that it is
 * chosen in is made when it is first opened: hundreds of them take seconds.
 */
export function CameraProduct({ camera, products }: CameraProductProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [opened, setOpened] = useState(false);
  const label = t('cameras.productOf', { camera: words.camera(camera) });
  const chosenName = products.find(({ key }) => key === camera.product)?.name ?? '';
  if (!opened) {
    return (
      <button
        type="button"
        aria-haspopup="listbox"
        aria-label={`${label} – ${chosenName}`}
        className={classes.product}
        title={chosenName}
        onClick={() => setOpened(true)}
      >
        <span>{chosenName}</span>
        <IconSelector size={16} aria-hidden="true" />
      </button>
    );
  }
  return (
    <Select
      aria-label={label}
      ref={takeFocus}
      defaultDropdownOpened
      w="100%"
      miw={132}
      maw={220}
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
