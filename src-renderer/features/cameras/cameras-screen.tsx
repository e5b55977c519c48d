import { Button, Group, Loader, Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCameraOff, IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraKey } from '../../../src-shared/domain/ids';
import { useFormats } from '../../app/i18n/use-formats';
import { RoleNote } from '../../app/sign-in/role-note';
import { useProductList } from '../../app/state/use-lists';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { CameraRow } from './camera-row';
import classes from './cameras.module.css';
import { followCameras, loadCameras, useCameras } from './cameras-store';
import { FailedTransfers } from './failed-transfers';
import { ProductChanges } from './product-changes';

const columns = [
  'name',
  'product',
  'state',
  'lastPhoto',
  'photosToday',
  'lost',
  'rounds',
  'transfer',
  'incomplete',
  'lastDay',
] as const;
const numeric: readonly string[] = ['photosToday', 'lost', 'rounds', 'transfer', 'incomplete'];

/** Narrower, the product stands under the camera's name. */
const wideEnough = '(min-width: 1401px)';

/** Every board the station has heard of. */
export function CamerasScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { phase, cameras, nowMs } = useCameras();
  const products = useProductList();
  const [shown, setShown] = useState<CameraKey | null>(null);
  const wide = useMediaQuery(wideEnough) ?? true;
  const [logOpen, setLogOpen] = useState(false);
  useEffect(followCameras, []);
  const shownCamera = cameras.find(({ key }) => key === shown) ?? null;

  if (phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (phase === 'failed') {
    return (
      <EmptyState title={t('cameras.loadFailed')} alert>
        <Button onClick={() => void loadCameras()}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  if (cameras.length === 0) {
    return (
      <EmptyState
        title={t('cameras.empty')}
        help={t('cameras.emptyHelp')}
        icon={<IconCameraOff size={64} stroke={1.2} aria-hidden="true" />}
      />
    );
  }
  return (
    <Page
      title={t('cameras.title')}
      note={t('cameras.count', { n: formats.number(cameras.length) })}
      actions={
        <Group>
          <RoleNote needs="quality" />
          <Button leftSection={<IconHistory size={20} />} onClick={() => setLogOpen(true)}>
            {t('cameras.productChanges')}
          </Button>
        </Group>
      }
    >
      <Table.ScrollContainer minWidth={wide ? 1160 : 1100} className={classes.panel}>
        <Table verticalSpacing={6} horizontalSpacing="xs" className="numeric" fz="inherit">
          <Table.Thead>
            <Table.Tr>
              {columns
                .filter((column) => wide || column !== 'product')
                .map((column) => (
                  <Table.Th key={column} ta={numeric.includes(column) ? 'right' : 'left'}>
                    {t(`cameras.${column}`)}
                  </Table.Th>
                ))}
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cameras.map((camera) => (
              <CameraRow
                key={camera.key}
                camera={camera}
                products={products}
                wide={wide}
                nowMs={nowMs}
                onFailures={() => setShown(camera.key)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ProductChanges opened={logOpen} cameras={cameras} products={products} onClose={() => setLogOpen(false)} />
      <FailedTransfers camera={shownCamera} onClose={() => setShown(null)} />
    </Page>
  );
}
