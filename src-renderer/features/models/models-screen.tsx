import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleNote } from '../../app/sign-in/role-note';
import { EmptyState } from '../../components/empty-state';
import { AddProduct } from './add-product';
import classes from './models.module.css';
import { shownPlace } from './models-address';
import { followModels, loadModels, useModels } from './models-store';
import { ProductList } from './product-list';
import { ProductPage } from './product-page';

export interface ModelsScreenProps {
  /** As the address has them. */
  readonly product: string | undefined;
  readonly tab: string | undefined;
}

/** The products at the left, everything about the chosen one at the right. */
export function ModelsScreen(given: ModelsScreenProps) {
  const { t } = useTranslation();
  const phase = useModels((state) => state.phase);
  const products = useModels((state) => state.products);
  useEffect(followModels, []);
  if (phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  const { product, tab } = shownPlace(products, given);
  if (phase === 'failed' || product === null) {
    return (
      <EmptyState title={t('models.loadFailed')} alert>
        <Button onClick={() => void loadModels()}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  return (
    <div className={classes.screen}>
      <div className={classes.side}>
        <h1 className={classes.title}>{t('models.title')}</h1>
        <ProductList products={products} shown={product.key} />
        <AddProduct />
        <RoleNote needs="quality" />
      </div>
      <ProductPage key={product.key} product={product} tab={tab} />
    </div>
  );
}
