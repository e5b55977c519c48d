import { Button, Group, Loader, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCameraOff, IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { CameraKey } from '../../../src-shared/domain/ids';
import { navigate } from '../../app/hash-location';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { RoleNote } from '../../app/sign-in/role-note';
import { useStation } from '../../app/state/station-store';
import { useProductList } from '../../app/state/use-lists';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { CameraHours } from './camera-hours';
import { type CameraChoice, type CameraOrder, listedCameras, nextOrder, onlyFrom, sortColumns } from './camera-list';
import { CameraRow } from './camera-row';
import { CameraSearch } from './camera-search';
import { type CameraState, cameraState } from './camera-state';
import classes from './cameras.module.css';
import { followCameras, loadCameras, useCameras } from './cameras-store';
import { FailedTransfers } from './failed-transfers';
import { ProductChanges } from './product-changes';
import { SortHeader } from './sort-header';
import { useGrowingRows } from './use-growing-rows';

const numeric: readonly string[] = ['photosToday', 'lost', 'rounds', 'transfer', 'incomplete'];

/** Narrower, the product stands under the camera's name. */
const wideEnough = '(min-width: 1401px)';

/** With more, one is looked for. */
const fewCameras = 8;
/** Rows made at once: hundreds take seconds. */
const rowsAtOnce = 16;
/** About; the room of those that are not made yet. */
const rowHeightPx = 62;
const everything: Omit<CameraChoice, 'only'> = { text: '', state: null };

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
  const [hoursOf, setHoursOf] = useState<CameraKey | null>(null);
  const [order, setOrder] = useState<CameraOrder>({ column: null, descending: false });
  const { rows, end } = useGrowingRows(rowsAtOnce);
  const [choice, setChoice] = useState(everything);
  const only = onlyFrom(useSearch());
  const showAll = (): void => {
    setChoice(everything);
    navigate('/cameras');
  };
  const leastSilenceMs = useStation((state) => (state.settings?.alarms.silentAfterMinutes ?? 0) * 60_000);
  const words = useWords();
  const find = (wanted: CameraKey | null): CameraStatus | null => cameras.find(({ key }) => key === wanted) ?? null;
  const stateOf = (camera: CameraStatus): CameraState => cameraState(camera, nowMs, leastSilenceMs);

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
  const listed = listedCameras(
    cameras,
    (camera) => ({
      name: words.camera(camera),
      product: products.find(({ key }) => key === camera.product)?.name ?? '',
      state: stateOf(camera),
    }),
    { ...choice, only },
    order,
  );
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
      {cameras.length > fewCameras ? (
        <CameraSearch
          choice={{ ...choice, only }}
          states={cameras.map(stateOf)}
          shown={listed.length}
          onChoose={(part) => setChoice({ ...choice, ...part })}
        />
      ) : null}
      {only === null ? null : (
        <Group mb="md" gap="md">
          <Text component="output" fw={600}>
            {t('cameras.onlyThese', { count: only.size, n: formats.number(only.size) })}
          </Text>
          <Button onClick={showAll}>{t('cameras.showAll')}</Button>
        </Group>
      )}
      {listed.length === 0 ? (
        <EmptyState title={t('cameras.noneFits')} help={t('cameras.noneFitsHelp')}>
          <Button onClick={showAll}>{t('cameras.showAll')}</Button>
        </EmptyState>
      ) : (
        <Table.ScrollContainer minWidth={wide ? 1160 : 1100} className={classes.panel}>
          <Table verticalSpacing={6} horizontalSpacing="xs" className="numeric" fz="inherit">
            <Table.Thead>
              <Table.Tr>
                {sortColumns
                  .filter((column) => wide || column !== 'product')
                  .map((column) => (
                    <SortHeader
                      key={column}
                      column={column}
                      order={order}
                      right={numeric.includes(column)}
                      onSort={() => setOrder(nextOrder(order, column))}
                    />
                  ))}
                <Table.Th>{t('cameras.lastDay')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {listed.slice(0, rows).map((camera) => (
                <CameraRow
                  key={camera.key}
                  camera={camera}
                  state={stateOf(camera)}
                  products={products}
                  wide={wide}
                  nowMs={nowMs}
                  onFailures={() => setShown(camera.key)}
                  onHours={() => setHoursOf(camera.key)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {listed.length > rows ? (
        <div key={rows} ref={end} style={{ height: (listed.length - rows) * rowHeightPx }} />
      ) : null}
      <ProductChanges opened={logOpen} cameras={cameras} products={products} onClose={() => setLogOpen(false)} />
      <FailedTransfers camera={find(shown)} onClose={() => setShown(null)} />
      <CameraHours camera={find(hoursOf)} onClose={() => setHoursOf(null)} />
    </Page>
  );
}
