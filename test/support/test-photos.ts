import { createCanvas } from '@napi-rs/canvas';

/** A JPEG of one colour with a square of another in it, all in shares of the size. */
export function cardPhoto(
  size: { readonly width: number; readonly height: number },
  colour: string,
  square?: { readonly x: number; readonly y: number; readonly side: number; readonly colour: string },
): Buffer {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, size.width, size.height);
  if (square) {
    context.fillStyle = square.colour;
    context.fillRect(square.x, square.y, square.side, square.side);
  }
  return canvas.toBuffer('image/jpeg', 95);
}

/** The photo with another size written in its frame header. */
export function withSizeInHeader(jpeg: Uint8Array, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]));
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}
