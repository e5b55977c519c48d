import type { ReaderMethods } from '../records/reader-methods';
import type { StorageMethods } from '../storage/keeper';
import type { Remote } from '../threads/rpc';
import { actingName } from './acting';
import type { Handlers } from './handle';

export type ProductHandlers = Pick<
  Handlers,
  | 'listProducts'
  | 'addProduct'
  | 'changeProduct'
  | 'setCameraProduct'
  | 'cameraProductLog'
  | 'productLog'
  | 'countAccepted'
  | 'labelCaptures'
  | 'labelledCaptures'
>;

/** `changed` is called after the records were changed. */
export function productHandlers(
  reader: Remote<ReaderMethods>,
  storage: Remote<StorageMethods>,
  changed: { readonly products: () => void; readonly cameras: () => void },
): ProductHandlers {
  return {
    listProducts: () => reader.listProducts(),
    cameraProductLog: ({ camera, limit }) => reader.cameraProductLog(camera, limit),
    productLog: ({ product, limit }) => reader.productLog(product, limit),
    countAccepted: ({ product }) => reader.countAccepted(product),
    labelledCaptures: ({ product }) => reader.labelledCaptures(product),

    async addProduct({ name }) {
      const product = await storage.addProduct(name, { operator: actingName(), atMs: Date.now() });
      changed.products();
      return product;
    },

    async changeProduct({ product, ...change }) {
      await storage.changeProduct(product, change, { operator: actingName(), atMs: Date.now() });
      changed.products();
      return null;
    },

    async setCameraProduct({ camera, product }) {
      await storage.setCameraProduct({ camera, product, operator: actingName(), atMs: Date.now() });
      changed.cameras();
      changed.products();
      return null;
    },

    async labelCaptures({ captures, expected }) {
      await storage.labelCaptures({ captures, expected, operator: actingName(), atMs: Date.now() });
      changed.products();
      return null;
    },
  };
}
