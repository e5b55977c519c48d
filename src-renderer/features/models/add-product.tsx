import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/hash-location';
import classes from './models.module.css';
import { modelsPath } from './models-address';
import { addProduct } from './models-store';

/** A button that becomes a field; the new product is shown at once. */
export function AddProduct() {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <Button leftSection={<IconPlus size={20} aria-hidden="true" />} onClick={() => setName('')}>
        {t('models.addProduct')}
      </Button>
    );
  }
  const add = async (): Promise<void> => {
    const product = await addProduct(name.trim());
    if (!product) return;
    setName(null);
    navigate(modelsPath(product.key));
  };
  return (
    <form
      className={classes.addForm}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('models.productName')}
        placeholder={t('models.productNameExample')}
        size="md"
        maxLength={80}
        value={name}
        data-autofocus
        ref={(field) => field?.focus()}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setName(null);
        }}
      />
      <Group gap="xs" grow>
        <Button type="submit" variant="filled" disabled={name.trim() === ''}>
          {t('models.add')}
        </Button>
        <Button onClick={() => setName(null)}>{t('app.cancel')}</Button>
      </Group>
    </form>
  );
}
