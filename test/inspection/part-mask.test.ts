import { expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SCENE_NAMES } from '../../src-main/demo/painter/scenes';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { type SmallPhoto, smallPhoto } from '../../src-main/inspection/photo-check/grey-photo';
import type { GreyImage } from '../../src-main/inspection/registration/grey-image';
import { learnRegistration } from '../../src-main/inspection/registration/learn-registration';
import { type Planes, partMask } from '../../src-main/inspection/registration/part-mask';
import { seededRandom } from '../../src-shared/seeded-random';

const size = { width: 96, height: 72 };

function planes(value: (x: number, y: number, channel: number) => number): Planes {
  const plane = (channel: number): GreyImage => ({
    ...size,
    values: Float32Array.from({ length: 96 * 72 }, (_, at) => value(at % 96, Math.floor(at / 96), channel)),
  });
  return [plane(0), plane(1), plane(2)];
}

/** A mat whose light falls off, with a little noise. */
function mat(x: number, y: number, random: () => number): number {
  return 120 - 30 * ((x / 96 - 0.5) ** 2 + (y / 72 - 0.4) ** 2) + 2 * random();
}

it('tells a part from its unevenly lit ground by its colour alone, with a margin around it', () => {
  const random = seededRandom(1);
  const mask = partMask(
    planes((x, y, channel) => mat(x, y, random) + (x < 60 && y > 30 && y < 42 ? 20 - 20 * channel : 0)),
  );
  const at = (x: number, y: number): number | undefined => mask?.[y * 96 + x];
  expect([at(30, 36), at(5, 31), at(30, 27), at(63, 36)]).toEqual([1, 1, 1, 1]);
  expect([at(30, 20), at(30, 52), at(75, 36), at(90, 5)]).toEqual([0, 0, 0, 0]);
});

it('says nothing where there is no part, or no ground', () => {
  const random = seededRandom(2);
  expect(partMask(planes((x, y) => mat(x, y, random)))).toBeNull();
  expect(partMask(planes((x, y) => (((x >> 3) + (y >> 3)) % 2) * 90 + 60))).toBeNull();
});

it.each(SCENE_NAMES)(
  'finds the %s cable in taught photos',
  async (scene) => {
    const photos: SmallPhoto[] = [];
    for (let seed = 0; seed < 10; seed++) {
      const photo = await decodePhoto(paintCable({ scene, seed: 45_000 + seed, width: 640, height: 480 }).jpeg);
      if (photo.ok) photos.push(smallPhoto(photo.value));
    }
    const learnt = learnRegistration(
      photos.map(({ grey }) => grey),
      undefined,
      photos.map(({ colours }) => colours),
    );
    const part = Buffer.from(learnt?.registration.ground?.part ?? '', 'base64');
    expect(part).toHaveLength(96 * 72);
    const share = part.filter((value) => value === 255).length / part.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.5);
    // Its axis from the jacket's end to the connector is all part; the corners are bench.
    for (let x = 20; x < 66; x++) expect(part[36 * 96 + x]).toBe(255);
    for (const corner of [0, 95, 71 * 96, 71 * 96 + 95]) expect(part[corner]).toBe(0);
  },
  60_000,
);
