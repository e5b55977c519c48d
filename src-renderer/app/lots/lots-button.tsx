import { Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lotsKey } from '../../../src-shared/domain/key-map';
import { useKeys } from '../../components/use-keys';
import { useFormats } from '../i18n/use-formats';
import classes from '../shell/shell.module.css';
import { RoleNote } from '../sign-in/role-note';
import { LotRow } from './lot-row';
import { followLots, useLots } from './lots-store';

/** The open lot in the header; pressed to open the next one. */
export function LotsButton() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { products, lots } = useLots();
  const [shown, setShown] = useState(false);
  useEffect(followLots, []);
  const show = (): void => setShown(true);
  useKeys({ [lotsKey]: show });
  const open = lots.filter(({ closedAtMs }) => closedAtMs === null);
  const [only] = open;
  const value =
    only === undefined
      ? t('lots.none')
      : open.length === 1
        ? only.number
        : t('lots.several', { n: formats.number(open.length) });
  return (
    <>
      <UnstyledButton className={classes.item} aria-keyshortcuts={lotsKey} onClick={show}>
        <IconPackage size={22} stroke={1.7} aria-hidden="true" />
        <span className={classes.itemText}>
          <span className={classes.itemName}>{t('lots.current')}</span>
          <span className={classes.itemValue}>{value}</span>
        </span>
      </UnstyledButton>
      <Modal
        opened={shown}
        onClose={() => setShown(false)}
        title={t('lots.title')}
        size={760}
        closeButtonProps={{ 'aria-label': t('app.close'), size: 48 }}
      >
        <Stack gap="xl">
          <Text>{t('lots.help')}</Text>
          {products.map((product, index) => {
            const own = lots.filter((lot) => lot.product === product.key);
            return (
              <LotRow
                key={product.key}
                product={product}
                open={own.find(({ closedAtMs }) => closedAtMs === null) ?? null}
                last={own[0] ?? null}
                focused={index === 0}
              />
            );
          })}
          <RoleNote needs="operator" />
        </Stack>
      </Modal>
    </>
  );
}
