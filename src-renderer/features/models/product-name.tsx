import { TextInput, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../src-shared/domain/product';
import classes from './models.module.css';
import { renameProduct } from './models-store';

/** The name, changed in place: Enter or leaving the field saves, Escape keeps the old one. */
export function ProductName({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) field.current?.select();
  }, [editing]);
  const save = (): void => {
    const name = (draft ?? '').trim();
    if (name !== '' && name !== product.name) void renameProduct(product.key, name);
    setDraft(null);
  };
  return (
    <div className={classes.heading}>
      <h2 className={classes.name} hidden={editing}>
        {product.name}
      </h2>
      {draft === null ? (
        <UnstyledButton className={classes.rename} onClick={() => setDraft(product.name)}>
          <IconPencil size={18} aria-hidden="true" />
          {t('models.rename')}
        </UnstyledButton>
      ) : (
        <TextInput
          ref={field}
          size="md"
          w={360}
          aria-label={t('models.productName')}
          title={t('cameras.renameHint')}
          value={draft}
          maxLength={80}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onBlur={save}
          onKeyDown={({ key }) => {
            if (key === 'Enter') save();
            if (key === 'Escape') setDraft(null);
          }}
        />
      )}
    </div>
  );
}
