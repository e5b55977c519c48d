import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../../src-shared/domain/camera';
import { cameraKey } from '../../../../src-shared/domain/ids';
import type { Product } from '../../../../src-shared/domain/product';
import { useWords } from '../../../app/i18n/use-words';
import classes from '../models.module.css';
import { giveCamera, useModels } from '../models-store';

/** Which cameras photograph this product, and the way to give it another. */
export function ProductCameras({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const words = useWords();
  const cameras = useModels((state) => state.cameras);
  const products = useModels((state) => state.products);
  const own = cameras.filter((camera) => camera.product === product.key);
  const others = cameras.filter((camera) => camera.product !== product.key);
  const nameOf = (camera: CameraStatus): string =>
    `${words.camera(camera)} · ${t('capture.cameraId', { id: camera.cameraId })}`;
  const productOf = ({ product: key }: CameraStatus): string => products.find((other) => other.key === key)?.name ?? '';
  return (
    <section className={classes.box}>
      <h3>{t('models.cameras')}</h3>
      {own.length === 0 ? <Text fz="inherit">{t('models.noCamera')}</Text> : null}
      <ul className={classes.cameras}>
        {own.map((camera) => (
          <li key={camera.key}>{`${nameOf(camera)} · ${camera.address}`}</li>
        ))}
      </ul>
      {own.length === 0 ? null : (
        <a className={classes.link} href="#/cameras">
          {t('models.camerasGo')}
        </a>
      )}
      {others.length === 0 ? null : (
        <Select
          mt="sm"
          size="md"
          label={t('models.giveCamera')}
          description={t('models.giveCameraHelp')}
          placeholder={t('models.giveCameraPlaceholder')}
          searchable={others.length > 8}
          value={null}
          data={others.map((camera) => ({ value: `${camera.key}`, label: `${nameOf(camera)} – ${productOf(camera)}` }))}
          onChange={(key) => {
            if (key !== null) void giveCamera(cameraKey(Number(key)), product.key);
          }}
        />
      )}
    </section>
  );
}
