import type { ModelKey, ProductKey } from '../../../src-shared/domain/ids';
import type { Product } from '../../../src-shared/domain/product';

/** In the order they are shown. */
export const productTabs = ['overview', 'reference', 'teach', 'thresholds', 'replay', 'versions', 'log'] as const;
export type ProductTab = (typeof productTabs)[number];

/** `#/models/3/teach` -> the product and tab to show; what is unknown falls back to the first of each. */
export function shownPlace(
  products: readonly Product[],
  given: { readonly product: string | undefined; readonly tab: string | undefined },
): { readonly product: Product | null; readonly tab: ProductTab } {
  return {
    product: products.find(({ key }) => `${key}` === given.product) ?? products[0] ?? null,
    tab: productTabs.find((tab) => tab === given.tab) ?? 'overview',
  };
}

/** Path behind the `#`; `model` is the one that a tab about a single model opens with. */
export const modelsPath = (product: ProductKey, tab: ProductTab = 'overview', model?: ModelKey): string =>
  `/models/${product}/${tab}${model === undefined ? '' : `?model=${model}`}`;
