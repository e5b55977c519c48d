import { assertNever } from '../../../src-shared/domain/assert-never';
import type { ModelInput } from '../../../src-shared/domain/model-manifest';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a photo comes to lie on the model's input: pixels of the input, parts outside it are cut off. */
export interface Fit extends Size {
  readonly photo: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Applies the manifest's resize rule; sizes in pixels. */
export function fitPhoto(photo: Size, input: Pick<ModelInput, 'width' | 'height' | 'resize'>): Fit {
  const { width, height, resize } = input;
  switch (resize.rule) {
    case 'stretch':
      return { width, height, photo: { x: 0, y: 0, width, height } };
    case 'letterbox':
      return centred(input, photo, Math.min(width / photo.width, height / photo.height));
    case 'crop':
      return centred(input, photo, Math.max(width / photo.width, height / photo.height));
    case 'keep-area': {
      const scale = Math.sqrt((width * height) / (photo.width * photo.height));
      const side = (pixels: number): number =>
        Math.max(1, Math.round((pixels * scale) / resize.multipleOf)) * resize.multipleOf;
      const size = { width: side(photo.width), height: side(photo.height) };
      return { ...size, photo: { x: 0, y: 0, ...size } };
    }
    default:
      return assertNever(resize);
  }
}

function centred({ width, height }: Size, photo: Size, scale: number): Fit {
  const fitted = { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) };
  const x = Math.round((width - fitted.width) / 2);
  const y = Math.round((height - fitted.height) / 2);
  return { width, height, photo: { x, y, ...fitted } };
}
