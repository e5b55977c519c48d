import { beforeAll, describe, expect, it } from 'vitest';
import { type LaidOtherwise, paintCable } from '../../src-main/demo/painter/paint-cable';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { greyPhoto } from '../../src-main/inspection/photo-check/grey-photo';
import type { GreyImage } from '../../src-main/inspection/registration/grey-image';
import { isWorthwhile, learnRegistration } from '../../src-main/inspection/registration/learn-registration';
import {
  asTaught,
  inverse,
  inversePose,
  joined,
  type Pose,
  seenFrom,
  toPhoto,
} from '../../src-main/inspection/registration/pose';
import { type Registrar, type Registration, registrarOf } from '../../src-main/inspection/registration/registration';
import { seededRandom } from '../../src-shared/seeded-random';

const degree = Math.PI / 180;

async function grey(options: Parameters<typeof paintCable>[0]): Promise<GreyImage> {
  const photo = await decodePhoto(paintCable({ width: 640, height: 480, ...options }).jpeg);
  if (!photo.ok) throw new Error(photo.problem);
  return greyPhoto(photo.value);
}

/** Where a part that lies as `pose` is, once the whole of it has been laid otherwise. */
function moved(pose: Pose, laid: LaidOtherwise): Pose {
  const [cos, sin] = [Math.cos(laid.turnRad), Math.sin(laid.turnRad)];
  return {
    turnRad: pose.turnRad + laid.turnRad,
    shiftX: cos * pose.shiftX - sin * pose.shiftY + laid.shiftX,
    shiftY: sin * pose.shiftX + cos * pose.shiftY + laid.shiftY,
  };
}

describe('a pose', () => {
  const size = { width: 400, height: 300 };
  const pose = { turnRad: 0.1, shiftX: 0.05, shiftY: -0.03 };
  const apply = ({ a, b, c, d, e, f }: ReturnType<typeof toPhoto>, x: number, y: number) => [
    a * x + c * y + e,
    b * x + d * y + f,
  ];

  it('turns about the centre, clockwise as seen, and then shifts by shares of the width', () => {
    const quarter = toPhoto({ turnRad: Math.PI / 2, shiftX: 0.1, shiftY: 0 }, size);
    const [x, y] = apply(quarter, 300, 150);
    expect(x).toBeCloseTo(200 + 40, 9);
    expect(y).toBeCloseTo(250, 9);
  });

  it('is undone by its inverse, as a matrix and as a pose', () => {
    const there = toPhoto(pose, size);
    for (const back of [inverse(there), toPhoto(inversePose(pose), size)]) {
      const both = joined(there, back);
      const [x, y] = apply(both, 37, 211);
      expect(x).toBeCloseTo(37, 9);
      expect(y).toBeCloseTo(211, 9);
    }
  });

  it('seen from itself is none, and seen from none is itself', () => {
    expect(seenFrom(asTaught, pose)).toEqual(pose);
    const own = seenFrom(pose, pose);
    for (const value of Object.values(own)) expect(value).toBeCloseTo(0, 12);
  });
});

describe.each(['two-strand', 'servo-lead'] as const)('registration of %s cables', (scene) => {
  let registration: Registration;
  let registrar: Registrar;

  beforeAll(async () => {
    const photos: GreyImage[] = [];
    for (let seed = 0; seed < 12; seed++) photos.push(await grey({ scene, seed: 40_000 + seed }));
    const learnt = learnRegistration(photos, undefined);
    if (!learnt) throw new Error('registration is off');
    registration = learnt.registration;
    registrar = registrarOf(registration);
  }, 120_000);

  it('finds a known turn and shift within half a degree and 1 % of the width', async () => {
    for (let seed = 0; seed < 15; seed++) {
      const random = seededRandom(seed + (scene === 'two-strand' ? 0 : 100));
      const between = (limit: number): number => (2 * random() - 1) * limit;
      const laid = { turnRad: between(10 * degree), shiftX: between(0.1), shiftY: between(0.1) };
      const straight = registrar.find(await grey({ scene, seed: 41_000 + seed }));
      const found = registrar.find(await grey({ scene, seed: 41_000 + seed, laid }));
      if (!straight || !found) throw new Error('no pose');
      const expected = moved(straight.pose, laid);
      expect(Math.abs(found.pose.turnRad - expected.turnRad) / degree).toBeLessThan(0.5);
      expect(Math.abs(found.pose.shiftX - expected.shiftX)).toBeLessThan(0.01);
      expect(Math.abs(found.pose.shiftY - expected.shiftY)).toBeLessThan(0.01);
      expect(found.agreement).toBeGreaterThan(registration.leastAgreement);
    }
  }, 120_000);

  it('does not find a part on an empty bench', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const found = registrar.find(await grey({ scene, seed: 42_000 + seed, emptyBench: true }));
      expect(found?.agreement).toBeLessThan(registration.leastAgreement);
    }
  }, 60_000);

  it('gives no pose for a photo of another shape', async () => {
    expect(registrar.find(await grey({ scene, seed: 1, width: 640, height: 360 }))).toBeNull();
  });
});

describe('registration switches itself off', () => {
  const grain = (seed: number, width = 320, height = 240): GreyImage => {
    const random = seededRandom(seed);
    const values = Float32Array.from(
      { length: width * height },
      (_, at) => 90 + (60 * (at % width)) / width + 40 * random(),
    );
    return { width, height, values };
  };

  it('for surfaces that have nothing in common but their light', () => {
    expect(
      learnRegistration(
        Array.from({ length: 8 }, (_, seed) => grain(seed)),
        undefined,
      ),
    ).toBeNull();
  });

  it('for photos of several shapes, and for a single one', async () => {
    const photo = await grey({ seed: 1 });
    expect(learnRegistration([photo, await grey({ seed: 2, height: 360 })], undefined)).toBeNull();
    expect(learnRegistration([photo], undefined)).toBeNull();
  });

  it('unless photos agree well, no worse than as they lie, and their turned copies are found', () => {
    const good = { asItLies: 0.7, found: 0.9, copyAsItLies: 0.1, copyFound: 0.9, turnMissRad: 0.01 };
    const ten = (change: Partial<typeof good>, count = 10) =>
      Array.from({ length: 10 }, (_, index) => ({ ...good, ...(index < count ? change : {}) }));
    expect(isWorthwhile(ten({}))).toBe(true);
    expect(isWorthwhile(ten({ found: 0.4, asItLies: 0.3 }))).toBe(false);
    expect(isWorthwhile(ten({ asItLies: 0.95 }))).toBe(false);
    expect(isWorthwhile(ten({ turnMissRad: 0.2 }, 1))).toBe(true);
    expect(isWorthwhile(ten({ turnMissRad: 0.2 }, 2))).toBe(false);
    expect(isWorthwhile(ten({ copyFound: 0.05 }, 2))).toBe(false);
  });
});
