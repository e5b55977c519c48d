import { createHash } from 'node:crypto';
import { loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { DEFECT_KINDS, type DefectKind } from '../../../src-main/demo/painter/defects';
import { type PaintOptions, paintCable, paintPicture } from '../../../src-main/demo/painter/paint-cable';
import { SCENE_NAMES } from '../../../src-main/demo/painter/scenes';

const small = { width: 640, height: 480 };

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** APPn and comment segments, in hex. */
function applicationData(jpeg: Buffer): string[] {
  const segments: string[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] as number;
    if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) {
      segments.push(jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2)).toString('hex'));
    }
  }
  return segments;
}

/** Share of the change between the good and the defective picture of a seed that lies inside the defect's box. */
function changeInsideBox(options: PaintOptions): { inside: number; total: number } {
  const good = paintPicture({ ...options, defect: null });
  const bad = paintPicture(options);
  const box = bad.box;
  if (!box) {
    throw new Error('a defective picture has a box');
  }
  const scale = bad.width / bad.rasterWidth;
  let inside = 0;
  let total = 0;
  for (let at = 0; at < good.raster.length; at++) {
    const change = Math.abs((good.raster[at] as number) - (bad.raster[at] as number));
    const pixel = Math.floor(at / 3);
    const x = (pixel % bad.rasterWidth) * scale;
    const y = Math.floor(pixel / bad.rasterWidth) * scale;
    total += change;
    if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height) {
      inside += change;
    }
  }
  return { inside, total };
}

describe('a painted cable', () => {
  test('is a JPEG of 1600 x 1200 unless another size is asked for', async () => {
    const usual = await loadImage(paintCable({ seed: 1 }).jpeg);
    expect([usual.width, usual.height]).toEqual([1600, 1200]);
    const odd = await loadImage(paintCable({ seed: 1, width: 333, height: 251 }).jpeg);
    expect([odd.width, odd.height]).toEqual([333, 251]);
  });

  test.each(SCENE_NAMES)('of scene %s has 60 to 300 kB whatever the seed', (scene) => {
    for (let seed = 0; seed < 6; seed++) {
      const defect = seed % 2 ? (DEFECT_KINDS[seed % DEFECT_KINDS.length] as DefectKind) : null;
      const { jpeg } = paintCable({ seed: seed * 7919, scene, defect });
      expect(jpeg.length).toBeGreaterThanOrEqual(60_000);
      expect(jpeg.length).toBeLessThanOrEqual(300_000);
    }
  });

  test('is the same to the byte for the same options, and another for another seed', () => {
    const options = { seed: 42, scene: 'three-strand', defect: 'crushed' } as const;
    const first = sha256(paintCable(options).jpeg);
    paintCable({ seed: 7, ...small });
    expect(sha256(paintCable(options).jpeg)).toBe(first);
    expect(sha256(paintCable({ ...options, seed: 43 }).jpeg)).not.toBe(first);
  });

  test('without a defect has no box', () => {
    expect(paintCable({ seed: 5, ...small })).toMatchObject({ defect: null, box: null, defectAreaShare: 0 });
  });

  test('keeps its label to itself: comments and application data are those of a good one', () => {
    const good = applicationData(paintCable({ seed: 9, ...small }).jpeg);
    for (const defect of DEFECT_KINDS) {
      expect(applicationData(paintCable({ seed: 10, defect, ...small }).jpeg)).toEqual(good);
    }
  });

  test('is lit and photographed the same with and without a defect', () => {
    const good = paintPicture({ seed: 31, ...small });
    const bad = paintPicture({ seed: 31, ...small, defect: 'nicked-insulation' });
    expect(bad.conditions.gains).toEqual(good.conditions.gains);
    expect(bad.conditions.noise).toBe(good.conditions.noise);
  });
});

describe.each(SCENE_NAMES)('a defect of scene %s', (scene) => {
  test.each(DEFECT_KINDS)('%s changes the picture inside its box and hardly anywhere else', (defect) => {
    for (const seed of [1, 2, 3]) {
      const { inside, total } = changeInsideBox({ seed, scene, defect, width: 800, height: 600 });
      expect(total).toBeGreaterThan(0);
      // The rest is the shadow that the changed part casts on the bench.
      expect(inside / total, `seed ${seed}`).toBeGreaterThan(0.75);
    }
  });

  test.each(DEFECT_KINDS)('%s can be of any size, and its box lies in the photo', (defect) => {
    for (const defectSize of [0, 0.5, 1]) {
      const { box, defectAreaShare } = paintPicture({ seed: 17, scene, defect, defectSize, ...small });
      const inside =
        box !== null &&
        box.x >= 0 &&
        box.y >= 0 &&
        box.x + box.width <= small.width &&
        box.y + box.height <= small.height;
      expect(inside).toBe(true);
      expect(defectAreaShare).toBeGreaterThan(0);
      expect(defectAreaShare).toBeLessThan(1);
    }
  });
});

test('defects are of all sizes: most larger than 1 % of the cable, a few smaller', () => {
  let large = 0;
  let count = 0;
  for (const defect of DEFECT_KINDS) {
    for (let seed = 0; seed < 12; seed++) {
      const { defectAreaShare } = paintPicture({ seed: 900 + seed, defect, width: 320, height: 240 });
      large += defectAreaShare > 0.01 ? 1 : 0;
      count++;
    }
  }
  expect(large / count).toBeGreaterThan(0.6);
  expect(large / count).toBeLessThan(0.98);
});
