import { Button, Table, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangleFilled, IconListDetails } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { Product } from '../../../src-shared/domain/product';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { Sparkline } from '../../components/sparkline';
import { CameraName } from './camera-name';
import { CameraProduct } from './camera-product';
import type { CameraState } from './camera-state';
import { CameraStateMark } from './camera-state-mark';
import classes from './cameras.module.css';
import { renameCamera, setAdmission } from './cameras-store';

export interface CameraRowProps {
  readonly camera: CameraStatus;
  readonly state: CameraState;
  readonly products: readonly Product[];
  /** The product has a column of its own. */
  readonly wide: boolean;
  readonly nowMs: number;
  readonly onFailures: () => void;
  readonly onHours: () => void;
}

/** One camera; its warnings follow in a row of their own, each with what to do. */
export function CameraRow({ camera, state, products, wide, nowMs, onFailures, onHours }: CameraRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const lost = camera.packetsToday + camera.missingToday;
  const share = lost === 0 ? 0 : camera.missingToday / lost;
  const photos = camera.photosByHour.reduce((sum, count) => sum + count, 0);
  const product = <CameraProduct camera={camera} products={products} />;
  const warned = camera.warnings.length + camera.photoWarnings.length > 0;
  return (
    <>
      <Table.Tr className={warned ? classes.warnedRow : undefined}>
        <Table.Td>
          <CameraName camera={camera} onRename={(name) => void renameCamera(camera.key, name)} />
          <Text size="sm" c="dimmed" className={classes.address}>
            {`${t('capture.cameraId', { id: camera.cameraId })} · ${camera.address}`}
          </Text>
          {wide ? null : product}
        </Table.Td>
        {wide ? <Table.Td>{product}</Table.Td> : null}
        <Table.Td>
          <CameraStateMark camera={camera} state={state} nowMs={nowMs} />
        </Table.Td>
        <Table.Td>{camera.lastCaptureAtMs === null ? '–' : formats.ago(camera.lastCaptureAtMs, nowMs)}</Table.Td>
        <Table.Td ta="right">
          <a href={`#/gallery?camera=${camera.key}`} className={classes.link}>
            {formats.number(camera.photosToday)}
          </a>
        </Table.Td>
        <Table.Td ta="right">
          {`${formats.number(camera.missingToday)} / ${formats.number(camera.resentToday)}`}
          <Text size="sm" c="dimmed">
            {t('cameras.lostShare', { percent: formats.percent(share), packets: formats.number(lost) })}
          </Text>
        </Table.Td>
        <Table.Td ta="right">{camera.medianRounds === null ? '–' : formats.number(camera.medianRounds)}</Table.Td>
        <Table.Td ta="right">
          {camera.medianTransferMs === null ? '–' : formats.duration(camera.medianTransferMs)}
        </Table.Td>
        <Table.Td ta="right">{formats.number(camera.incompleteToday)}</Table.Td>
        <Table.Td>
          <UnstyledButton
            className={classes.curves}
            aria-label={t('cameras.sparkline', {
              camera: words.camera(camera),
              n: formats.number(photos),
              most: formats.number(Math.max(0, ...camera.photosByHour)),
              lost: formats.number(camera.missingByHour.reduce((sum, count) => sum + count, 0)),
            })}
            title={t('cameras.showHours')}
            onClick={onHours}
          >
            <Sparkline values={camera.photosByHour} tall={30} tone="bar" />
            <Sparkline values={camera.missingByHour} tall={14} tone="unsure" />
          </UnstyledButton>
        </Table.Td>
        <Table.Td>
          <div className={classes.actions}>
            {camera.admission === 'admitted' ? null : (
              <Button px="sm" onClick={() => void setAdmission(camera.key, 'admitted')}>
                {t('cameras.admit')}
              </Button>
            )}
            {camera.admission === 'blocked' ? null : (
              <Button px="sm" onClick={() => void setAdmission(camera.key, 'blocked')}>
                {t('cameras.block')}
              </Button>
            )}
            <Button
              px="sm"
              aria-label={t('cameras.showDetails', { camera: words.camera(camera) })}
              title={t('cameras.details')}
              onClick={onFailures}
            >
              <IconListDetails size={20} />
            </Button>
          </div>
        </Table.Td>
      </Table.Tr>
      {warned ? (
        <Table.Tr>
          <Table.Td colSpan={wide ? 11 : 10} pt={0}>
            {camera.warnings.map((warning) => (
              <div key={warning} className={classes.warning}>
                <IconAlertTriangleFilled size={20} aria-hidden="true" />
                <span>
                  <strong>{t(`cameras.warning.${warning}`)}.</strong> {t(`cameras.advice.${warning}`)}
                </span>
              </div>
            ))}
            {camera.photoWarnings.map(({ problem, count, of }) => (
              <div key={problem} className={classes.warning}>
                <IconAlertTriangleFilled size={20} aria-hidden="true" />
                <span>
                  <strong>
                    {t(`cameras.photoWarning.${problem}`, { n: formats.number(count), of: formats.number(of) })}
                  </strong>{' '}
                  {t(`cameras.photoAdvice.${problem}`)}
                </span>
              </div>
            ))}
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}
