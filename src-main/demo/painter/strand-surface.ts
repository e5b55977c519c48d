import type { Opening, Scuff, StrandLie } from './cable-plan';
import { type LinearColour, linearColour, mixColour } from './colour';
import { plasticSkin } from './plastic-skin';
import { type Light, type Sample, shadeMetal, shadePlastic } from './surface';
import { sampleTile } from './texture-tile';
import type { View } from './view';

export const COPPER = linearColour('#d98a55');
const TIN = linearColour('#d3d3cf');
const SCRAPED = linearColour('#cfcac2');
/** Copper's radius as a share of the insulation's. */
const CORE_SHARE = 0.64;

/** A point on a strand's surface. */
export interface SurfacePoint {
  s: number;
  /** -1..1 across the visible half of the strand. */
  across: number;
  angleRad: number;
  /** Direction of the strand in the photo's axes. */
  alongX: number;
  alongY: number;
}

/** Plastic of a round part; `flat` below 1 makes the surface face the camera more, as a squeezed strand does. */
export function shadeRound(
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

export function shadeInsulation(
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
export function shadeCopper(out: Sample, point: SurfacePoint, across: number, light: Light): void {
  const angle = Math.asin(Math.max(-0.99, Math.min(0.99, across)));
  const wire = angle * 1.75 + point.s * 1.25;
  const inWire = wire - Math.floor(wire) - 0.5;
  const side = Math.max(-0.95, Math.min(0.95, across * 0.75 + inWire * 0.8));
  const up = Math.sqrt(1 - side * side);
  const tone = 1.25 * (1 - 1.9 * Math.max(0, Math.abs(inWire) - 0.26));
  shadeMetal(out, COPPER, tone, -point.alongY * side, point.alongX * side, up, light);
}

export function shadeFerrule(out: Sample, point: SurfacePoint, light: Light): void {
  const crimp = Math.sin((point.s * 2 * Math.PI) / 0.85);
  const tilt = 0.3 * crimp * (Math.abs(point.across) < 0.75 ? 1 : 0.3);
  const side = point.across * 0.85;
  const up = Math.sqrt(Math.max(0.02, 1 - side * side - tilt * tilt));
  const nx = -point.alongY * side + point.alongX * tilt;
  const ny = point.alongX * side + point.alongY * tilt;
  shadeMetal(out, TIN, 1, nx, ny, up, light);
}

/** Replaces the insulation by copper inside the opening, and by its torn edge around it. */
export function shadeOpening(
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
