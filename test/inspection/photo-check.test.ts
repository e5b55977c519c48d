import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { measuresOf, problemOf } from '../../src-main/inspection/photo-check/check-photo';
import { focusOf } from '../../src-main/inspection/photo-check/focus';
import { greyPhoto, type SmallPhoto, smallPhoto } from '../../src-main/inspection/photo-check/grey-photo';
import { learnCheck } from '../../src-main/inspection/photo-check/learn-check';
import { learnPhotoPath, type PhotoPathFields } from '../../src-main/inspection/photo-check/learn-photo-path';
import type { GreyImage } from '../../src-main/inspection/registration/grey-image';
import { registrarOf } from '../../src-main/inspection/registration/registration';
import { taughtInput } from '../../src-main/inspection/teach/taught-package';
import type { PhotoProblem } from '../../src-shared/domain/inspection';

const [width, height] = [640, 480];

const jpeg = (seed: number, options = {}): Buffer => paintCable({ seed, width, height, ...options }).jpeg;

async function grey(bytes: Uint8Array): Promise<GreyImage> {
  const photo = await decodePhoto(bytes);
  if (!photo.ok) throw new Error(photo.problem);
  return greyPhoto(photo.value);
}

/** Drawn so many pixels wide and back: what a lens out of focus leaves. */
async function blurred(bytes: Uint8Array, pixels: number): Promise<Buffer> {
  const small = createCanvas(pixels, Math.round((pixels * height) / width));
  const smallContext = small.getContext('2d');
  smallContext.imageSmoothingQuality = 'high';
  smallContext.drawImage(await loadImage(bytes), 0, 0, small.width, small.height);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, width, height);
  return canvas.encode('jpeg', 85);
}

/** Every value times `gain`. */
async function exposed(bytes: Uint8Array, gain: number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(bytes), 0, 0);
  const pixels = context.getImageData(0, 0, width, height);
  for (let at = 0; at < pixels.data.length; at++) {
    if (at % 4 !== 3) pixels.data[at] = (pixels.data[at] ?? 0) * gain;
  }
  context.putImageData(pixels, 0, 0);
  return canvas.encode('jpeg', 85);
}

async function taughtPhotos(): Promise<readonly SmallPhoto[]> {
  const photos: SmallPhoto[] = [];
  for (let seed = 0; seed < 12; seed++) {
    const photo = await decodePhoto(jpeg(50_000 + seed));
    if (photo.ok) photos.push(smallPhoto(photo.value));
  }
  return photos;
}

describe('a taught product', () => {
  let path: PhotoPathFields;
  let problem: (bytes: Uint8Array) => Promise<PhotoProblem | null>;

  beforeAll(async () => {
    const photos = await taughtPhotos();
    path = learnPhotoPath(photos, taughtInput({ width: 320, height: 224 }), true);
    const { registration, photoCheck } = path;
    if (!registration || !photoCheck) throw new Error('nothing was learnt');
    const registrar = registrarOf(registration);
    problem = async (bytes) => {
      const photo = await grey(bytes);
      return problemOf(measuresOf(photo, registrar.find(photo)?.agreement ?? null), photoCheck);
    };
  }, 120_000);

  it('holds back at most one of 200 good photos', async () => {
    const held: string[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const found = await problem(jpeg(60_000 + seed));
      if (found) held.push(`${seed} ${found}`);
    }
    // None was when this was written; one would be half a percent.
    expect(held.slice(1)).toEqual([]);
  }, 240_000);

  it('judges defective cables, and those that lie turned and shifted', async () => {
    for (let seed = 0; seed < 7; seed++) {
      expect(await problem(jpeg(61_000 + seed, { defect: 'missing-strand', defectSize: 1 }))).toBeNull();
      const laid = { turnRad: seed % 2 ? 0.17 : -0.17, shiftX: seed % 3 ? 0.1 : -0.1, shiftY: 0.05 };
      expect(await problem(jpeg(62_000 + seed, { laid }))).toBeNull();
    }
  }, 60_000);

  it('says what is wrong with a photo that is blurred, too dark or too bright, or shows no cable', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const good = jpeg(63_000 + seed);
      expect(await problem(await blurred(good, 110))).toBe('blurred');
      expect(await problem(await exposed(good, 0.5))).toBe('too-dark');
      expect(await problem(await exposed(good, 0.05))).toBe('too-dark');
      expect(await problem(await exposed(good, 1.6))).toBe('too-bright');
      expect(await problem(jpeg(63_000 + seed, { emptyBench: true }))).toBe('no-part');
    }
  }, 60_000);

  it('learns the same from the same photos', async () => {
    const photos = await taughtPhotos();
    expect(learnPhotoPath(photos, taughtInput({ width: 320, height: 224 }), true)).toEqual(path);
  }, 120_000);
});

describe('focus', () => {
  const edge = (softPixels: number): GreyImage => {
    const values = Float32Array.from({ length: 200 * 160 }, (_, at) => {
      const share = ((at % 200) - 100) / softPixels + 0.5;
      return 40 + 160 * Math.min(1, Math.max(0, share));
    });
    return { width: 200, height: 160, values };
  };

  it('falls with the softness of edges, and not with their contrast', () => {
    const [sharp, soft, softer] = [edge(1), edge(6), edge(14)].map(focusOf) as [number, number, number];
    expect(sharp).toBeGreaterThan(soft);
    expect(soft).toBeGreaterThan(softer);
    const faint = edge(6);
    expect(focusOf({ ...faint, values: faint.values.map((value) => value / 5) })).toBeCloseTo(soft, 1);
  });

  it('is 0 on an even surface', () => {
    expect(focusOf({ width: 40, height: 40, values: new Float32Array(1600).fill(7) })).toBe(0);
  });
});

describe('limits', () => {
  const measures = (spread: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      brightness: 120 * (1 + spread * (index % 2 ? 1 : -1)),
      focus: 0.7 * (1 + spread * (index % 2 ? 1 : -1)),
      agreement: null,
    }));

  it('never come nearer to the taught photos than the slack', () => {
    const { brightness, focus } = learnCheck(measures(0, 40), []);
    expect(brightness?.least).toBeCloseTo(120 / 1.35, 2);
    expect(brightness?.most).toBeCloseTo(120 * 1.35, 2);
    expect(focus?.least).toBeCloseTo(0.7 * 0.82, 4);
  });

  it('are wider for few photos than for many', () => {
    const few = learnCheck(measures(0.08, 5), []);
    const many = learnCheck(measures(0.08, 60), []);
    expect(few.brightness?.least).toBeLessThan(many.brightness?.least ?? 0);
    expect(few.focus?.least).toBeLessThan(many.focus?.least ?? 0);
  });

  it('say nothing of framing without a reference', () => {
    expect(learnCheck(measures(0.05, 10), []).framing).toBeUndefined();
  });
});
