import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../src-shared/domain/product';
import { navigate } from '../../app/hash-location';
import { ThresholdsTab } from './evidence/thresholds-tab';
import { LogPanel } from './log/log-panel';
import classes from './models.module.css';
import { modelsPath, type ProductTab, productTabs } from './models-address';
import { OverviewPanel } from './overview/overview-panel';
import { ProductName } from './product-name';
import { ReferenceEditor } from './region/reference-editor';
import { ReplayTab } from './replay/replay-tab';
import { TeachPanel } from './teach/teach-panel';
import { VersionsPanel } from './versions/versions-panel';

export interface ProductPageProps {
  readonly product: Product;
  readonly tab: ProductTab;
}

/** One product: its name and a tab for each thing one does with its models. */
export function ProductPage({ product, tab }: ProductPageProps) {
  const { t } = useTranslation();
  const panel: Record<ProductTab, () => ReactNode> = {
    overview: () => <OverviewPanel product={product} />,
    teach: () => <TeachPanel product={product} />,
    versions: () => <VersionsPanel product={product} />,
    reference: () => <ReferenceEditor product={product} />,
    thresholds: () => <ThresholdsTab product={product} />,
    replay: () => <ReplayTab product={product} />,
    log: () => <LogPanel product={product} />,
  };
  return (
    <section className={classes.page} aria-label={product.name}>
      <ProductName product={product} />
      <Tabs
        value={tab}
        onChange={(next) => {
          if (next !== null) navigate(modelsPath(product.key, next as ProductTab));
        }}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs}>
          {productTabs.map((name) => (
            <Tabs.Tab key={name} value={name} className={classes.tab}>
              {t(`models.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel}>
          {panel[tab]()}
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
