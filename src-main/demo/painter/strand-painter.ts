import {
  type CablePlan,
  MATERIAL,
  type Opening,
  type Scuff,
  type StrandLie,
  TABLE_LENGTH,
  TABLE_STEP_MM,
} from './cable-plan';
import { type LinearColour, linearColour, mixColour } from './colour';
import { seededRandom } from './random';
import type { PartPainter } from './raster';
import { type Light, type Sample, shadeMetal, shadePlastic } from './surface';
import { noiseTile, sampleTile, type TextureTile } from './texture-tile';
import type { View } from './view';

const COPPER = linearColour('#d98a55');
const TIN = linearColour('#d3d3cf');
const SCRAPED = linearColour('#cfcac2');
/** Copper's radius as a share of the insulation's. */
const CORE_SHARE = 0.64;
/** Wider than any strand or collar, crushed ones too. */
const MAX_HALF_WIDTH_MM = 2.5;

let skin: TextureTile | undefined;

/** The fine unevenness of extruded plastic: long along the strand, short around it. */
export function plasticSkin(): TextureTile {
  skin ??= noiseTile(
    256,
    [
      { cellsX: 16, cellsY: 64, weight: 0.45 },
      { cellsX: 128, cellsY: 128, weight: 0.35 },
      { cellsX: 5, cellsY: 9, weight: 0.5 },
    ],
    seededRandom('plastic skin'),
  );
  return skin;
}

/** A point on a strand's surface. */
interface SurfacePoint {
  s: number;
  /** -1..1 across the visible half of the strand. */
  across: number;
  angleRad: number;
  /** Direction of the strand in the photo's axes. */
  alongX: number;
  alongY: number;
}

export function strandPainter(plan: CablePlan, strand: number, view: View, light: Light): PartPainter {
  const lie = plan.strands[strand] as StrandLie;
  const openings = plan.openings.filter((opening) => opening.strand === strand);
  const { end } = plan.scene;
  const collar = end.kind === 'ferrules' ? end.collar : COPPER;
  const scuffs = plan.scuffs;
  const point: SurfacePoint = { s: 0, across: 0, angleRad: 0, alongX: 1, alongY: 0 };
  const { cosOf, sinOf } = directions(lie);
  return (i, s, t, out) => {
    out.cover = 0;
    const cos = cosOf[i] as number;
    const sin = sinOf[i] as number;
    const distance = (t - (lie.offsetMm[i] as number)) * cos;
    if (distance > MAX_HALF_WIDTH_MM || distance < -MAX_HALF_WIDTH_MM) {
      return;
    }
    // The nearest point of the centre line: ends and collars are square to the strand, not to the cable.
    const foot = Math.max(0, Math.min(TABLE_LENGTH - 1, i + Math.round((distance * sin) / TABLE_STEP_MM)));
    const material = lie.material[foot] as number;
    if (material === MATERIAL.none) {
      return;
    }
    const width = lie.halfWidthMm[foot] as number;
    const inside = width - Math.abs(distance);
    if (inside * view.pxPerMm < -0.5) {
      return;
    }
    point.s = s;
    point.across = Math.max(-0.995, Math.min(0.995, distance / width));
    point.angleRad = Math.asin(point.across);
    point.alongX = cos * view.cos - sin * view.sin;
    point.alongY = cos * view.sin + sin * view.cos;
    const up = Math.sqrt(1 - point.across * point.across);
    out.cover = Math.min(1, inside * view.pxPerMm + 0.5);
    out.heightMm = (lie.heightMm[i] as number) + (lie.halfHeightMm[foot] as number) * up;
    const flat = (lie.halfHeightMm[foot] as number) / width;
    if (material === MATERIAL.insulation) {
      shadeInsulation(out, lie, point, flat, scuffs, light);
      for (const opening of openings) {
        shadeOpening(out, lie, point, opening, distance, width, view, light);
      }
    } else if (material === MATERIAL.collar) {
      shadeRound(out, collar, 1, point, 0.35, 1, light);
    } else if (material === MATERIAL.tin) {
      shadeFerrule(out, point, light);
    } else {
      shadeCopper(out, point, point.across, light);
    }
  };
}

function directions(lie: StrandLie): { cosOf: Float32Array; sinOf: Float32Array } {
  const cosOf = new Float32Array(TABLE_LENGTH);
  const sinOf = new Float32Array(TABLE_LENGTH);
  for (let i = 0; i < TABLE_LENGTH; i++) {
    const before = Math.max(0, i - 4);
    const after = Math.min(TABLE_LENGTH - 1, i + 4);
    const rise = (lie.offsetMm[after] as number) - (lie.offsetMm[before] as number);
    const run = (after - before) * TABLE_STEP_MM;
    const length = Math.hypot(rise, run);
    cosOf[i] = run / length;
    sinOf[i] = rise / length;
  }
  return { cosOf, sinOf };
}

/** Plastic of a round part; `flat` below 1 makes the surface face the camera more, as a squeezed strand does. */
function shadeRound(
  out: Sample,
  colour: LinearColour,
  tone: number,
  point: SurfacePoint,
  gloss: number,
  flat: number,
  light: Light,
  tilt = 0,
): void {
  const side = point.across * flat;
  const up = Math.sqrt(Math.max(0.01, 1 - side * side - tilt * tilt));
  const nx = -point.alongY * side + point.alongX * tilt;
  const ny = point.alongX * side + point.alongY * tilt;
  shadePlastic(out, colour, tone, nx, ny, up, gloss, light);
}

function shadeInsulation(
  out: Sample,
  lie: StrandLie,
  point: SurfacePoint,
  flat: number,
  scuffs: readonly Scuff[],
  light: Light,
): void {
  const around = point.angleRad + lie.rollRad;
  const skinValue = sampleTile(plasticSkin(), point.s * 14 + lie.rollRad * 60, around * 34);
  let colour = lie.insulation.colour;
  if (lie.insulation.stripe) {
    const wave = Math.sin(around * 2 + point.s * 0.35) * 4;
    colour = mixColour(colour, lie.insulation.stripe, Math.max(0, Math.min(1, wave + 0.5)));
  }
  let tilt = skinValue * 0.045;
  let gloss = 0.6 + 0.25 * skinValue;
  let tone = 1 + 0.07 * skinValue;
  for (const scuff of scuffs) {
    const away = Math.abs(point.s - scuff.atMm) / scuff.halfLengthMm;
    if (away < 1) {
      const strength = scuff.strength * (1 - away * away) * (0.75 + 0.5 * skinValue);
      const rib = Math.sin((point.s * 2 * Math.PI) / scuff.ribPitchMm + point.across * 0.7);
      tilt += 0.42 * strength * rib;
      gloss *= 1 - 0.55 * strength;
      tone *= 1 + 0.12 * strength * rib;
      const scraped = Math.max(0, strength * (0.3 * skinValue + 0.16 + 0.2 * rib));
      colour = mixColour(colour, SCRAPED, Math.min(0.6, scraped));
    }
  }
  shadeRound(out, colour, tone, point, gloss, flat, light, tilt);
}

/** Stranded copper: thin wires with a lay, bright on top and dark between them. */
function shadeCopper(out: Sample, point: SurfacePoint, across: number, light: Light): void {
  const angle = Math.asin(Math.max(-0.99, Math.min(0.99, across)));
  const wire = angle * 1.75 + point.s * 1.25;
  const inWire = wire - Math.floor(wire) - 0.5;
  const side = Math.max(-0.95, Math.min(0.95, across * 0.75 + inWire * 0.8));
  const up = Math.sqrt(1 - side * side);
  const tone = 1.25 * (1 - 1.9 * Math.max(0, Math.abs(inWire) - 0.26));
  shadeMetal(out, COPPER, tone, -point.alongY * side, point.alongX * side, up, light);
}

function shadeFerrule(out: Sample, point: SurfacePoint, light: Light): void {
  const crimp = Math.sin((point.s * 2 * Math.PI) / 0.85);
  const tilt = 0.3 * crimp * (Math.abs(point.across) < 0.75 ? 1 : 0.3);
  const side = point.across * 0.85;
  const up = Math.sqrt(Math.max(0.02, 1 - side * side - tilt * tilt));
  const nx = -point.alongY * side + point.alongX * tilt;
  const ny = point.alongX * side + point.alongY * tilt;
  shadeMetal(out, TIN, 1, nx, ny, up, light);
}

/** Replaces the insulation by copper inside the opening, and by its torn edge around it. */
function shadeOpening(
  out: Sample,
  lie: StrandLie,
  point: SurfacePoint,
  opening: Opening,
  distance: number,
  width: number,
  view: View,
  light: Light,
): void {
  const angle = point.angleRad - opening.angleRad;
  const along = point.s - opening.atMm - opening.skewMmPerRad * point.angleRad;
  if (Math.abs(along) > opening.halfLengthMm * 1.8) {
    return;
  }
  const ragged =
    1 +
    0.16 * Math.sin(point.angleRad * 5 + opening.raggedPhase + (along > 0 ? 2 : 0)) +
    0.1 * Math.sin(point.angleRad * 13 + opening.raggedPhase * 3 + (along > 0 ? 1 : 4));
  const lengthShare = along / (opening.halfLengthMm * ragged);
  const angleShare = opening.ring ? 0 : angle / opening.halfAngleRad;
  const depth = 1 - Math.sqrt(lengthShare * lengthShare + angleShare * angleShare);
  const rimShare = Math.min(0.3, 0.16 / opening.halfLengthMm);
  if (depth < -rimShare) {
    return;
  }
  const core = width * CORE_SHARE;
  if (depth < 0) {
    // The lip of the cut stands up a little and is lighter: stressed plastic.
    const lip = 1 + depth / rimShare;
    const colour = mixColour(lie.insulation.colour, SCRAPED, 0.2 * lip);
    shadeRound(out, colour, 1, point, 0.4, 1, light, Math.sign(along) * 0.35 * lip);
    return;
  }
  out.heightMm -= width * (1 - CORE_SHARE);
  if (Math.abs(distance) > core) {
    if (opening.ring) {
      out.cover *= Math.max(0, Math.min(1, 0.5 - (Math.abs(distance) - core) * view.pxPerMm));
    }
    shadeRound(out, lie.insulation.colour, 0.4, point, 0.1, 1, light);
    return;
  }
  // Near the edge the wall of the insulation shades the copper.
  const wall = Math.min(1, 0.3 + (depth * opening.halfLengthMm) / 0.25);
  const share = Math.min(1, 0.35 + depth * opening.halfLengthMm * view.pxPerMm);
  const { red, green, blue } = out;
  shadeCopper(out, point, distance / core, light);
  out.red = red + (out.red * wall - red) * share;
  out.green = green + (out.green * wall - green) * share;
  out.blue = blue + (out.blue * wall - blue) * share;
}
