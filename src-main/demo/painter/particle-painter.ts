import { type CablePlan, type Particle, tableIndex } from './cable-plan';
import { blend, type CableRaster } from './cable-raster';
import { type Light, newSample, type Sample, shadeMetal, shadePlastic } from './surface';
import { toPixel, type View } from './view';

/** Distance inside the particle (negative outside) at (x, y) millimetres from its centre, and the surface there. */
interface ParticlePoint {
  insideMm: number;
  slopeX: number;
  slopeY: number;
  riseMm: number;
}

/** Paints a chip, a fibre or a drop onto what lies below it. */
export function paintParticle(
  raster: CableRaster,
  plan: CablePlan,
  particle: Particle,
  view: View,
  light: Light,
): void {
  const axis = plan.axisMm[tableIndex(particle.atMm)] as number;
  const centre = toPixel(view, particle.atMm, particle.offsetMm + axis);
  const reach = particle.sizeMm * 1.4 * view.pxPerMm + 2;
  const cos = Math.cos(particle.turnRad);
  const sin = Math.sin(particle.turnRad);
  const sample = newSample();
  const point: ParticlePoint = { insideMm: 0, slopeX: 0, slopeY: 0, riseMm: 0 };
  const shape = shapes[particle.shape];
  const bottom = Math.max(0, Math.floor(centre.y - reach));
  const top = Math.min(view.height, Math.ceil(centre.y + reach));
  const left = Math.max(0, Math.floor(centre.x - reach));
  const right = Math.min(view.width, Math.ceil(centre.x + reach));
  for (let y = bottom; y < top; y++) {
    for (let x = left; x < right; x++) {
      const dx = (x + 0.5 - centre.x) / view.pxPerMm;
      const dy = (y + 0.5 - centre.y) / view.pxPerMm;
      shape(particle, dx * cos + dy * sin, dy * cos - dx * sin, point);
      const cover = Math.min(1, point.insideMm * view.pxPerMm + 0.5);
      if (cover <= 0) {
        continue;
      }
      const pixel = y * view.width + x;
      sample.cover = cover;
      shade(sample, raster, pixel, particle, point, cos, sin, light);
      sample.heightMm = (raster.heightMm[pixel] as number) + point.riseMm;
      blend(raster, pixel, sample);
    }
  }
}

function shade(
  out: Sample,
  raster: CableRaster,
  pixel: number,
  particle: Particle,
  point: ParticlePoint,
  cos: number,
  sin: number,
  light: Light,
): void {
  const sx = -(point.slopeX * cos - point.slopeY * sin);
  const sy = -(point.slopeX * sin + point.slopeY * cos);
  const length = Math.hypot(sx, sy, 1);
  if (particle.shape === 'chip') {
    shadeMetal(out, particle.colour, 1, sx / length, sy / length, 1 / length, light);
    return;
  }
  shadePlastic(
    out,
    particle.colour,
    1,
    sx / length,
    sy / length,
    1 / length,
    particle.shape === 'drop' ? 2.2 : 0.2,
    light,
  );
  if (particle.shape === 'drop') {
    // A drop lets what is below shine through, unless it lies on the bench.
    const through = 0.35 * (raster.cover[pixel] as number);
    const at = pixel * 3;
    out.red = out.red * (1 - through) + (raster.colour[at] as number) * through;
    out.green = out.green * (1 - through) + (raster.colour[at + 1] as number) * through;
    out.blue = out.blue * (1 - through) + (raster.colour[at + 2] as number) * through;
  }
}

const shapes: Readonly<Record<Particle['shape'], (p: Particle, x: number, y: number, out: ParticlePoint) => void>> = {
  /** A curled shaving of metal: a bent band of uneven width. */
  chip: (particle, x, y, out) => {
    const [a, b, c, d] = particle.form;
    const length = particle.sizeMm;
    const along = x / length;
    const bend = (0.5 * a - 0.1) * length;
    const middle = bend * (along * along * 1.6 - 0.4);
    const halfWidth = length * (0.16 + 0.2 * b) * (1 - 0.35 * Math.sin(along * 3 + c * 6)) * (1 - 0.4 * along * along);
    const off = y - middle;
    out.insideMm = Math.min(halfWidth - Math.abs(off), length - Math.abs(x));
    const fold = Math.sin(along * (4 + 4 * d) + c * 6);
    out.slopeX = 0.9 * fold;
    out.slopeY = (off / Math.max(0.02, halfWidth)) * 0.8;
    out.riseMm = 0.25 + 0.2 * length * (0.6 + 0.4 * fold);
  },
  /** A thin fibre: the distance to a wavy curve. */
  fibre: (particle, x, y, out) => {
    const [a, b, c, d] = particle.form;
    const length = particle.sizeMm;
    const along = x / length;
    const wave = Math.sin(along * (1.5 + 2.5 * a) + b * 6) * (0.18 + 0.3 * c) + 0.12 * Math.sin(along * 7 + d * 6);
    const next =
      Math.sin((along + 0.02) * (1.5 + 2.5 * a) + b * 6) * (0.18 + 0.3 * c) +
      0.12 * Math.sin((along + 0.02) * 7 + d * 6);
    const slope = (next - wave) / 0.02;
    const off = (y - wave * length) / Math.hypot(1, slope);
    const halfWidth = 0.07 + 0.07 * d;
    out.insideMm = Math.min(halfWidth - Math.abs(off), length - Math.abs(x));
    out.slopeX = 0;
    out.slopeY = -off / halfWidth;
    out.riseMm = 0.25;
  },
  /** A drop of glue or flux: a dome with a wavy outline. */
  drop: (particle, x, y, out) => {
    const [a, b, c, d] = particle.form;
    const angle = Math.atan2(y, x);
    const radius =
      particle.sizeMm * 0.75 * (1 + 0.16 * Math.sin(angle * 2 + a * 6) + 0.1 * b * Math.sin(angle * 3 + c * 6));
    const distance = Math.hypot(x, y * (1 + 0.4 * d));
    const share = Math.min(1, distance / radius);
    out.insideMm = radius - distance;
    const steep = 1.2 * share ** 1.5;
    out.slopeX = -(x / Math.max(0.001, distance)) * steep;
    out.slopeY = -(y / Math.max(0.001, distance)) * steep;
    out.riseMm = 0.5 * particle.sizeMm * Math.sqrt(1 - share * share);
  },
};
