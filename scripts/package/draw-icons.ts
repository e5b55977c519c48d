/** Draws assets/icons/*.png from vigie.svg: `tsx scripts/package/draw-icons.ts`, after the SVG was changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const folder = resolve(import.meta.dirname, '../../assets/icons');
const svg = readFileSync(join(folder, 'vigie.svg'), 'utf8');

for (const size of [16, 32, 48, 64, 128, 256, 512]) {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
  writeFileSync(join(folder, `${size}x${size}.png`), canvas.toBuffer('image/png'));
}
