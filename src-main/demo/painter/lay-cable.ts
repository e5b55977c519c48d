import {
  type CablePlan,
  MATERIAL,
  type StrandLie,
  slotOffsetMm,
  smoothStep,
  TABLE_LENGTH,
  tablePosition,
} from './cable-plan';
import { type LinearColour, mixColour, scaleColour } from './colour';
import { type Random, seededRandom } from './random';
import type { Insulation, Scene } from './scenes';

/** A good cable of this scene. Everything that may differ between good parts comes from the seed. */
export function planGoodCable(scene: Scene, seed: number): CablePlan {
  const random = seededRandom(seed, scene.name, 'cable');
  return {
    scene,
    turnRad: random.normal((2.4 * Math.PI) / 180),
    shiftXMm: random.normal(0.7),
    shiftYMm: random.normal(0.9),
    axisMm: bendAxis(scene, random),
    jacketEndMm: scene.jacketEndMm + random.normal(0.25),
    endMm: scene.endMm,
    strands: layStrands(scene, random),
    openings: [],
    scuffs: [],
    particles: [],
  };
}

function bendAxis(scene: Scene, random: Random): Float32Array {
  const sag = random.normal(0.0035);
  const wave = random.normal(0.22);
  const wavePhase = random.between(0, 2 * Math.PI);
  const axis = new Float32Array(TABLE_LENGTH);
  for (let i = 0; i < TABLE_LENGTH; i++) {
    // The end is straight, the cable bends more the farther it is from it.
    const away = Math.min(0, tablePosition(i) - scene.endMm + 2);
    axis[i] = sag * away * away + wave * Math.sin(wavePhase + away / 5) * smoothStep(0, -6, away);
  }
  return axis;
}

interface Twist {
  readonly pitchMm: number;
  readonly endMm: number;
  readonly endPhaseRad: number;
  readonly wobbleMm: number;
  readonly wobblePhase: number;
}

function layStrands(scene: Scene, random: Random): StrandLie[] {
  const twist: Twist = {
    pitchMm: scene.pitchMm * (1 + random.normal(0.035)),
    endMm: scene.twistEndMm + random.normal(0.35),
    endPhaseRad: -Math.PI / 2 + random.normal(0.3),
    wobbleMm: Math.abs(random.normal(0.06)),
    wobblePhase: random.between(0, 2 * Math.PI),
  };
  return scene.strands.map((insulation, strand) => {
    const lie = emptyLie(varyInsulation(insulation, random), random.between(0, 2 * Math.PI));
    const bowMm = random.normal(0.16);
    for (let i = 0; i < TABLE_LENGTH; i++) {
      layEntry(scene, twist, strand, lie, i, bowMm);
    }
    return lie;
  });
}

function varyInsulation(insulation: Insulation, random: Random): Insulation {
  const gain = 1 + random.normal(0.035);
  const vary = (colour: LinearColour): LinearColour =>
    mixColour(scaleColour(colour, gain), [0.3, 0.3, 0.3], Math.abs(random.normal(0.012)));
  return insulation.stripe
    ? { colour: vary(insulation.colour), stripe: vary(insulation.stripe) }
    : { colour: vary(insulation.colour) };
}

function emptyLie(insulation: Insulation, rollRad: number): StrandLie {
  const table = (): Float32Array => new Float32Array(TABLE_LENGTH);
  return {
    insulation,
    offsetMm: table(),
    heightMm: table(),
    halfWidthMm: table(),
    halfHeightMm: table(),
    material: new Uint8Array(TABLE_LENGTH),
    rollRad,
  };
}

function layEntry(scene: Scene, twist: Twist, strand: number, lie: StrandLie, i: number, bowMm: number): void {
  const s = tablePosition(i);
  const count = scene.strands.length;
  const radius = scene.strandRadiusMm;
  const twistRadius = count === 2 ? radius * 1.02 : radius * 1.17;
  const phase =
    twist.endPhaseRad +
    (2 * Math.PI * strand) / count +
    (2 * Math.PI * (s - twist.endMm)) / twist.pitchMm +
    0.25 * Math.sin(s / 4 + twist.wobblePhase);
  const open = smoothStep(twist.endMm, scene.endMm - 0.6, s);
  const bow = bowMm * Math.sin(Math.PI * open) + twist.wobbleMm * Math.sin(s * 1.3 + strand * 2 + twist.wobblePhase);
  const twisted = twistRadius * Math.sin(phase);
  const slot = slotOffsetMm(scene, strand);
  lie.offsetMm[i] = twisted + (slot - twisted) * open + bow * (1 - smoothStep(scene.endMm - 1, scene.endMm, s));
  const restingHeight = scene.end.kind === 'connector' ? 1.9 : radius * 1.3;
  const bundleHeight = twistRadius + radius + twistRadius * Math.cos(phase);
  lie.heightMm[i] = bundleHeight + (restingHeight - bundleHeight) * open;
  shapeEntry(scene, lie, i, s - scene.endMm);
}

/** Cross-section and material of a strand `past` millimetres after the beginning of the cable's end. */
function shapeEntry(scene: Scene, lie: StrandLie, i: number, past: number): void {
  const radius = scene.strandRadiusMm;
  let width = radius;
  let material: number = MATERIAL.insulation;
  if (scene.end.kind === 'ferrules' && past > 0) {
    width = past < 3.2 ? radius * (1.5 - 0.22 * smoothStep(0.6, 3.2, past)) : radius * 0.72;
    material = past < 3.2 ? MATERIAL.collar : past < 8.6 ? MATERIAL.tin : MATERIAL.none;
    width *= Math.sqrt(Math.min(1, 0.55 + past * 3));
  } else if (past > 1.2) {
    material = MATERIAL.none;
  }
  lie.halfWidthMm[i] = width;
  lie.halfHeightMm[i] = material === MATERIAL.tin ? width * 0.8 : width;
  lie.material[i] = material;
}
