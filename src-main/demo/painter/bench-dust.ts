import type { LitScene } from './compose-scene';
import { seededRandom } from './random';
import type { View } from './view';

/** Harmless specks of dust, up to 0.2 mm across: every bench and every good cable has some. */
export function strewDust(scene: LitScene, view: View, seed: number): void {
  const random = seededRandom(seed, 'dust');
  const count = 6 + Math.floor(random.next() * 14);
  for (let speck = 0; speck < count; speck++) {
    const x = random.next() * scene.width;
    const y = random.next() * scene.height;
    const radius = random.between(0.04, 0.1) * view.pxPerMm;
    const tone = random.next() < 0.5 ? random.between(0.5, 0.8) : random.between(1.2, 1.6);
    dropSpeck(scene, x, y, radius, tone);
  }
}

function dropSpeck(scene: LitScene, x: number, y: number, radius: number, tone: number): void {
  const { width, height, colour } = scene;
  for (let py = Math.max(0, Math.floor(y - radius - 1)); py < Math.min(height, y + radius + 1); py++) {
    for (let px = Math.max(0, Math.floor(x - radius - 1)); px < Math.min(width, x + radius + 1); px++) {
      const cover = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(px + 0.5 - x, py + 0.5 - y)));
      for (let at = (py * width + px) * 3, end = at + 3; at < end; at++) {
        colour[at] = (colour[at] as number) * (1 + (tone - 1) * cover);
      }
    }
  }
}
