import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedOf, viewportOf } from '../../../src-renderer/components/shared-view';
import { fitScale, fitted, panBy, zoomTo } from '../../../src-renderer/components/viewport';

const frame = { width: 800, height: 700 };
const length = fc.integer({ min: 200, max: 3000 });

it('gives a photo its own view back, and another one of the same shape the same sight', () => {
  fc.assert(
    fc.property(
      length,
      length,
      fc.double({ min: 1.1, max: 4, noNaN: true }),
      fc.integer({ min: -400, max: 400 }),
      (width, height, zoom, dx) => {
        const photo = { width, height };
        const scale = fitScale(photo, frame) * zoom;
        fc.pre(scale < 8);
        const zoomed = zoomTo(fitted(photo, frame), scale, { x: 300, y: 200 }, photo, frame);
        const view = panBy(zoomed, dx, -dx, photo, frame);
        const back = viewportOf(sharedOf(view, photo, frame), photo, frame);
        expect(back.x).toBeCloseTo(view.x, 6);
        expect(back.y).toBeCloseTo(view.y, 6);
        const half = { width: width / 2, height: height / 2 };
        const other = viewportOf(sharedOf(view, photo, frame), half, frame);
        expect(other.scale).toBeCloseTo(view.scale * 2, 6);
        expect(other.x).toBeCloseTo(view.x, 4);
      },
    ),
  );
});
