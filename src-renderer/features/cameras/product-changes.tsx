import { Button, Modal, Table, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { ProductKey } from '../../../src-shared/domain/ids';
import type { Product } from '../../../src-shared/domain/product';
import { ask, listen } from '../../api/station';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { useAsked } from '../../app/state/use-asked';

const most = 200;

export interface ProductChangesProps {
  readonly opened: boolean;
  readonly cameras: readonly CameraStatus[];
  readonly products: readonly Product[];
  readonly onClose: () => void;
}

/** Who gave which camera another product, and when; newest first. */
export function ProductChanges({ opened, onClose, ...known }: ProductChangesProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('cameras.productChanges')}
      closeButtonProps={{ 'aria-label': t('app.close'), size: 48 }}
    >
      <ChangeTable {...known} />
    </Modal>
  );
}

function ChangeTable({ cameras, products }: Pick<ProductChangesProps, 'cameras' | 'products'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const { asked, again } = useAsked(
    'changes',
    () => ask('cameraProductLog', { limit: most }),
    (reload) => listen('productsChanged', reload),
  );
  if (asked.phase === 'loading') return <Text>{t('gallery.loading')}</Text>;
  if (asked.phase === 'failed') {
    return (
      <Text role="alert">
        {asked.problem.detail} <Button onClick={again}>{t('app.retry')}</Button>
      </Text>
    );
  }
  if (asked.value.length === 0) return <Text>{t('cameras.noProductChange')}</Text>;
  const nameOf = (key: ProductKey): string => products.find((product) => product.key === key)?.name ?? `${key}`;
  return (
    <Table verticalSpacing="sm" className="numeric">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('cameras.at')}</Table.Th>
          <Table.Th>{t('capture.camera')}</Table.Th>
          <Table.Th>{t('cameras.product')}</Table.Th>
          <Table.Th>{t('cameras.who')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {asked.value.map(({ camera: key, before, product, operator, atMs }, at) => {
          const camera = cameras.find((each) => each.key === key);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added, at the top, and hold no state
            <Table.Tr key={at}>
              <Table.Td>{formats.dateTime(atMs)}</Table.Td>
              <Table.Td>{camera ? `${words.camera(camera)} · ${camera.address}` : key}</Table.Td>
              <Table.Td>
                {nameOf(before)} <IconArrowRight size={15} aria-label={t('evidence.becomes')} />{' '}
                <strong>{nameOf(product)}</strong>
              </Table.Td>
              <Table.Td>{operator || '–'}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
