/** One view on two photos side by side, whatever their sizes. Pure. */
import { fitScale, panBy, type Size, type Viewport } from './viewport';

export interface SharedView {
  /** 1 fits the photo into its frame. */
  readonly zoom: number;
  /** What lies in the middle of the frame, as shares of the photo's width and height. */
  readonly x: number;
  readonly y: number;
}

export function sharedOf(viewport: Viewport, photo: Size, frame: Size): SharedView {
  return {
    zoom: viewport.scale / fitScale(photo, frame),
    x: (frame.width / 2 - viewport.x) / viewport.scale / photo.width,
    y: (frame.height / 2 - viewport.y) / viewport.scale / photo.height,
  };
}

export function viewportOf(shared: SharedView, photo: Size, frame: Size): Viewport {
  const scale = shared.zoom * fitScale(photo, frame);
  const x = frame.width / 2 - shared.x * photo.width * scale;
  const y = frame.height / 2 - shared.y * photo.height * scale;
  return panBy({ mode: 'free', scale, x, y }, 0, 0, photo, frame);
}
