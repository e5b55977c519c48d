import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../../src-shared/domain/product';
import { EmptyState } from '../../../components/empty-state';
import classes from '../models.module.css';
import { useModels } from '../models-store';
import { usableModels } from '../models-transitions';
import { InstallPackage } from './install-package';
import { VersionCard } from './version-card';

/** Every model that may judge the product, the newest first, and the way to bring another. */
export function VersionsPanel({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const models = useModels((state) => state.models);
  const usable = usableModels(models, product.key);
  return (
    <div className={classes.list}>
      <Text fz="inherit" c="dimmed">
        {t('models.versionsHelp')}
      </Text>
      <InstallPackage />
      {usable.length === 0 ? <EmptyState title={t('models.empty')} help={t('models.emptyHelp')} /> : null}
      {usable.map((model) => (
        <VersionCard key={model.key} product={product} model={model} />
      ))}
    </div>
  );
}
