import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { differencePicture, differingBlocks, packPicture, unpackPicture } from './compare-pictures';

interface Drawing {
  readonly button?: string;
  readonly textTop?: number;
  readonly panelWidth?: number;
  readonly noise?: number;
}

/** A panel with a line of text and a button, as a screenshot of 600 x 360. */
function screenshot({ button = '#355d7c', textTop = 90, panelWidth = 240, noise = 0 }: Drawing = {}): Buffer {
  const canvas = createCanvas(600, 360);
  const context = canvas.getContext('2d');
  context.fillStyle = '#e3e4e6';
  context.fillRect(0, 0, 600, 360);
  context.fillStyle = '#f3f4f6';
  context.fillRect(30, 30, panelWidth, 300);
  context.fillStyle = button;
  context.fillRect(60, 240, 150, 48);
  context.fillStyle = '#1d2125';
  for (let letter = 0; letter < 12; letter++) context.fillRect(60 + 12 * letter, textTop, 2 + (letter % 3) * 2, 12);
  const pixels = context.getImageData(0, 0, 600, 360);
  for (let at = 0; at < pixels.data.length; at++) {
    if (at % 4 < 3) pixels.data[at] = (pixels.data[at] ?? 0) + (at % 7 === 0 ? noise : 0);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toBuffer('image/png');
}

const differing = async (drawing: Drawing): Promise<number> =>
  differingBlocks(
    await unpackPicture(await packPicture(screenshot(drawing))),
    await unpackPicture(await packPicture(screenshot())),
  ).length;

it('packs equal pictures into equal bytes, a third as large', async () => {
  const packed = await packPicture(screenshot());
  expect(packed.equals(await packPicture(screenshot()))).toBe(true);
  expect(await unpackPicture(packed)).toMatchObject({ width: 200, height: 120 });
});

it('lets the noise of drawing pass', async () => {
  expect(await differing({ noise: 2 })).toBe(0);
});

it.each([
  ['a button of another colour', { button: '#3f6b8e' }],
  ['a line of text one pixel lower', { textTop: 91 }],
  ['a panel that is wider', { panelWidth: 264 }],
] as const)('finds %s', async (_what, drawing) => {
  expect(await differing(drawing)).toBeGreaterThan(0);
});

it('shows what differs in its own colours and all else pale', async () => {
  const actual = await unpackPicture(await packPicture(screenshot({ button: '#c00000' })));
  const expected = await unpackPicture(await packPicture(screenshot()));
  const shown = await unpackPicture(differencePicture(actual, differingBlocks(actual, expected)));
  const redAt = (x: number, y: number): number => shown.data[4 * (y * shown.width + x)] ?? 0;
  expect(redAt(45, 88)).toBeLessThan(220);
  expect(redAt(5, 60)).toBeGreaterThan(240);
});
