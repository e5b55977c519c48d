import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lot } from '../../../src-shared/domain/lot';
import type { Product } from '../../../src-shared/domain/product';
import { useFormats } from '../i18n/use-formats';
import { closeLot, openLot } from './lots-store';

export interface LotRowProps {
  readonly product: Product;
  readonly open: Lot | null;
  /** To go on with, while none is open. */
  readonly last: Lot | null;
  readonly focused: boolean;
}

/** A product's open lot, and the field where the next one is typed or scanned. */
export function LotRow({ product, open, last, focused }: LotRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [number, setNumber] = useState('');
  const wanted = number.trim();
  const submit = async (): Promise<void> => {
    if (wanted !== '' && (await openLot(product.key, wanted))) setNumber('');
  };
  return (
    <form
      data-takes-scans
      aria-label={product.name}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Text fw={600} size="lg">
        {product.name}
      </Text>
      <Text mb={6}>
        {open === null
          ? t('lots.noneOpen')
          : t('lots.openSince', {
              number: open.number,
              time: formats.shortTime(open.openedAtMs),
              operator: open.openedBy || '–',
            })}
      </Text>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          size="lg"
          flex={1}
          label={t('lots.next')}
          value={number}
          maxLength={60}
          autoComplete="off"
          data-autofocus={focused ? true : undefined}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        />
        <Button type="submit" variant="filled" size="md" mih={50} disabled={wanted === ''}>
          {t('lots.open')}
        </Button>
        {open === null ? null : (
          <Button mih={50} onClick={() => void closeLot(product.key)}>
            {t('lots.close', { number: open.number })}
          </Button>
        )}
        {open === null && last !== null ? (
          <Button mih={50} onClick={() => void openLot(product.key, last.number)}>
            {t('lots.reopen', { number: last.number })}
          </Button>
        ) : null}
      </Group>
    </form>
  );
}
