import { seededRandom } from './random';
import { type Light, lampAt } from './surface';

/** How one photo is lit and taken: differs from shot to shot, never by whether the cable is good. */
export interface PhotoConditions {
  readonly light: Light;
  /** Brightness at (x, y), both -0.5..0.5 from the centre: the lamp's pool of light and the lens's dark corners. */
  readonly falloff: (x: number, y: number) => number;
  /** Change of red (and of blue, the other way) across the photo's width. */
  readonly warmSlope: number;
  /** Linear gains of red, green, blue: exposure and white balance. */
  readonly gains: readonly [number, number, number];
  /** Stray light in the lens, added to every pixel. */
  readonly veil: number;
  /** Deviation of the sensor's noise at mid grey, in 8-bit steps. */
  readonly noise: number;
  readonly quality: number;
}

export function conditionsOf(seed: number): PhotoConditions {
  const random = seededRandom(seed, 'conditions');
  const light = lampAt(-0.52 + random.normal(0.05), -0.62 + random.normal(0.05), 1, 0.86, 0.34);
  const poolX = -0.16 + random.normal(0.04);
  const poolY = -0.12 + random.normal(0.04);
  const exposure = 1.12 * Math.exp(random.normal(0.075));
  const warmth = random.normal(0.022);
  return {
    light,
    falloff: (x, y) => {
      const pool = (x - poolX) ** 2 + (y - poolY) ** 2;
      const corner = 1 / (1 + 0.55 * (x * x + y * y * 0.5625)) ** 2;
      return (1.1 - 0.32 * pool) * corner;
    },
    warmSlope: 0.11 + random.normal(0.015),
    gains: [exposure * (1.03 + warmth), exposure, exposure * (0.95 - warmth)],
    veil: 0.02 + 0.006 * random.next(),
    noise: 3.1 * Math.exp(random.normal(0.12)),
    quality: 74,
  };
}
