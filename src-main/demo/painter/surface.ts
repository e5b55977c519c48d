import type { LinearColour } from './colour';

/** One lamp and a bright room. Directions are unit vectors in the photo's axes: x right, y down, z to the camera. */
export interface Light {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Half-way vector between lamp and camera, for highlights. */
  readonly hx: number;
  readonly hy: number;
  readonly hz: number;
  readonly key: number;
  readonly ambient: number;
}

export function lampAt(x: number, y: number, z: number, key: number, ambient: number): Light {
  const length = Math.hypot(x, y, z);
  const [lx, ly, lz] = [x / length, y / length, z / length];
  const half = Math.hypot(lx, ly, lz + 1);
  return { x: lx, y: ly, z: lz, hx: lx / half, hy: ly / half, hz: (lz + 1) / half, key, ambient };
}

/** What a painter of one part gives for one pixel. Reused between pixels: the inner loops allocate nothing. */
export interface Sample {
  red: number;
  green: number;
  blue: number;
  /** Share of the pixel that the part covers, 0..1. */
  cover: number;
  heightMm: number;
}

export function newSample(): Sample {
  return { red: 0, green: 0, blue: 0, cover: 0, heightMm: 0 };
}

/** Plastic: diffuse with a tight and a wide highlight. `gloss` 0 (rubber) .. 1 (polished). */
export function shadePlastic(
  out: Sample,
  colour: LinearColour,
  tone: number,
  nx: number,
  ny: number,
  nz: number,
  gloss: number,
  light: Light,
): void {
  const facing = nx * light.x + ny * light.y + nz * light.z;
  const lit = light.key * Math.max(0, facing * 0.9 + 0.1) + light.ambient * (0.42 + 0.58 * Math.max(0, nz));
  const mirrored = Math.max(0, nx * light.hx + ny * light.hy + nz * light.hz);
  const wide = mirrored ** 12;
  const tight = wide * wide * wide * wide * wide;
  const rim = (1 - Math.max(0, nz)) ** 3 * 0.05;
  const shine = gloss * light.key * (0.5 * tight + 0.07 * wide) + rim * light.ambient;
  const diffuse = lit * tone;
  out.red = colour[0] * diffuse + shine;
  out.green = colour[1] * diffuse + shine;
  out.blue = colour[2] * diffuse + shine;
}

/** Metal: no diffuse light, it mirrors a soft lamp, the room and the dark camera above. */
export function shadeMetal(
  out: Sample,
  colour: LinearColour,
  tone: number,
  nx: number,
  ny: number,
  nz: number,
  light: Light,
): void {
  // The view is along z: the mirrored direction is 2 nz n - z.
  const rx = 2 * nz * nx - light.x;
  const ry = 2 * nz * ny - light.y;
  const distance = rx * rx + ry * ry;
  const lamp = Math.exp(-distance / 0.1) * 1.5 + Math.exp(-distance / 0.9) * 0.5;
  const room = 0.2 + 0.3 * Math.max(0, nz);
  const seen = tone * (light.key * lamp + light.ambient * room);
  out.red = colour[0] * seen;
  out.green = colour[1] * seen;
  out.blue = colour[2] * seen;
}
