import type { Product } from '../../../../src-shared/domain/product';
import classes from '../models.module.css';
import { ActiveModel } from './active-model';
import { Agreement } from './agreement';
import { ProductCameras } from './product-cameras';
import { Proposal } from './proposal';

/** What judges the product now, how well operators agree with it, and which cameras photograph it. */
export function OverviewPanel({ product }: { readonly product: Product }) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        {product.proposal === null ? null : <Proposal product={product} />}
        <ActiveModel product={product} />
        {product.activeModel === null ? null : <Agreement product={product} />}
      </div>
      <div className={classes.stack}>
        <ProductCameras product={product} />
      </div>
    </div>
  );
}
