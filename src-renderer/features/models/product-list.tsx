import { IconAlertTriangleFilled, IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProductKey } from '../../../src-shared/domain/ids';
import type { Product } from '../../../src-shared/domain/product';
import { useFormats } from '../../app/i18n/use-formats';
import classes from './models.module.css';
import { modelsPath } from './models-address';
import { useModels } from './models-store';
import { useModelName } from './use-model-name';

export interface ProductListProps {
  readonly products: readonly Product[];
  readonly shown: ProductKey;
}

/** Every product with what judges it, how many cameras photograph it, and whether it should be taught again. */
export function ProductList({ products, shown }: ProductListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useModelName();
  const models = useModels((state) => state.models);
  return (
    <nav aria-label={t('models.products')}>
      <ul className={classes.products}>
        {products.map(({ key, name, activeModel, cameras, proposal }) => {
          const active = models.find((model) => model.key === activeModel);
          return (
            <li key={key}>
              <a
                className={classes.product}
                href={`#${modelsPath(key)}`}
                aria-current={key === shown ? 'page' : undefined}
              >
                <strong className={classes.productName}>{name}</strong>
                <span className={classes.productLine} data-tone={active ? undefined : 'unsure'}>
                  {active ? null : <IconAlertTriangleFilled size={16} aria-hidden="true" />}
                  {active ? nameOf(active) : t('models.noModel')}
                </span>
                <span className={classes.productLine}>
                  {t('models.cameraCount', { count: cameras, n: formats.number(cameras) })}
                </span>
                {proposal === null ? null : (
                  <span className={classes.productLine} data-tone="unsure">
                    <IconBulb size={18} aria-hidden="true" />
                    {t('models.proposalSign')}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
