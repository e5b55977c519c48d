/**
 * How a part lies compared with the reference: turned about the photo's centre, then shifted. A point r of the reference
 * is found at R(turn) (r - c) + c + shift in the photo, c the centre.
 */
export interface Pose {
  /** Clockwise as seen on screen. */
  readonly turnRad: number;
  /** Shares of the photo's width, both: to the right and down. */
  readonly shiftX: number;
  readonly shiftY: number;
}

export const asTaught: Pose = { turnRad: 0, shiftX: 0, shiftY: 0 };

/** x' = a x + c y + e, y' = b x + d y + f; as a canvas takes it. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the reference to the photo, both in pixels of an image of this size. */
export function toPhoto(pose: Pose, { width, height }: Size): Affine {
  const [cos, sin] = [Math.cos(pose.turnRad), Math.sin(pose.turnRad)];
  const [cx, cy] = [width / 2, height / 2];
  return {
    a: cos,
    b: sin,
    c: -sin,
    d: cos,
    e: cx - cos * cx + sin * cy + pose.shiftX * width,
    f: cy - sin * cx - cos * cy + pose.shiftY * width,
  };
}

/** The way back; the matrix must have one. */
export function inverse({ a, b, c, d, e, f }: Affine): Affine {
  const area = a * d - b * c;
  return {
    a: d / area,
    b: -b / area,
    c: -c / area,
    d: a / area,
    e: (c * f - d * e) / area,
    f: (b * e - a * f) / area,
  };
}

/** `first`, then `second`. */
export const joined = (first: Affine, second: Affine): Affine => ({
  a: second.a * first.a + second.c * first.b,
  b: second.b * first.a + second.d * first.b,
  c: second.a * first.c + second.c * first.d,
  d: second.b * first.c + second.d * first.d,
  e: second.a * first.e + second.c * first.f + second.e,
  f: second.b * first.e + second.d * first.f + second.f,
});

/** As `pose` seen from another reference: the one in which what lies as `centre` does lies straight. */
export function seenFrom(centre: Pose, pose: Pose): Pose {
  const turnRad = pose.turnRad - centre.turnRad;
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  return {
    turnRad,
    shiftX: pose.shiftX - (cos * centre.shiftX - sin * centre.shiftY),
    shiftY: pose.shiftY - (sin * centre.shiftX + cos * centre.shiftY),
  };
}

/** The way back. */
export function inversePose({ turnRad, shiftX, shiftY }: Pose): Pose {
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  return { turnRad: -turnRad, shiftX: -(cos * shiftX + sin * shiftY), shiftY: -(cos * shiftY - sin * shiftX) };
}
