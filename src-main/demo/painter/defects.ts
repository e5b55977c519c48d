import {
  type CablePlan,
  MATERIAL,
  type Particle,
  type ParticleShape,
  type StrandLie,
  smoothStep,
  TABLE_LENGTH,
  tableIndex,
  tablePosition,
} from './cable-plan';
import { type LinearColour, linearColour } from './colour';
import { type Random, seededRandom } from './random';

export const DEFECT_KINDS = [
  'cut-insulation',
  'nicked-insulation',
  'missing-strand',
  'bent-strand',
  'swapped-colours',
  'foreign-particle',
  'crushed',
] as const;
export type DefectKind = (typeof DEFECT_KINDS)[number];

/** Damages the plan in place. `size` is 0 (hard to see) .. 1 (gross); where and how comes from the seed. */
export function addDefect(plan: CablePlan, kind: DefectKind, size: number, seed: number): void {
  damage[kind](plan, size, seededRandom(seed, kind, 'defect'));
}

/** The size when none is asked for: all sizes, few of them tiny. */
export function usualDefectSize(seed: number, kind: DefectKind): number {
  return seededRandom(seed, kind, 'size').next() ** 0.8;
}

const damage: Readonly<Record<DefectKind, (plan: CablePlan, size: number, random: Random) => void>> = {
  'cut-insulation': (plan, size, random) => {
    const ring = random.next() < 0.4;
    const place = visiblePlace(plan, random);
    plan.openings.push({
      ...place,
      halfLengthMm: ring ? 0.35 + 1.3 * size : 0.5 + 2 * size,
      angleRad: random.normal(0.25),
      halfAngleRad: 0.4 + 0.55 * size,
      skewMmPerRad: random.normal(0.3),
      ring,
      raggedPhase: random.between(0, 2 * Math.PI),
    });
  },
  'nicked-insulation': (plan, size, random) => {
    const place = visiblePlace(plan, random);
    plan.openings.push({
      ...place,
      halfLengthMm: 0.16 + 0.34 * size,
      angleRad: random.normal(0.3),
      halfAngleRad: 0.45 + 0.6 * size,
      skewMmPerRad: random.normal(0.35),
      ring: false,
      raggedPhase: random.between(0, 2 * Math.PI),
    });
  },
  'missing-strand': (plan, size, random) => {
    const lie = random.pick(plan.strands);
    const fullLengthMm = plan.endMm - plan.jacketEndMm + 1.5;
    breakOff(lie, plan.endMm - Math.min(fullLengthMm, 1.8 + size * 1.25 * fullLengthMm));
  },
  'bent-strand': (plan, size, random) => {
    const strand = Math.floor(random.next() * plan.strands.length);
    if (random.next() < 0.35) {
      tearOut(plan, strand, size, random);
    } else {
      buckle(plan, strand, size, random);
    }
  },
  'swapped-colours': (plan, _size, random) => {
    const first = Math.floor(random.next() * plan.strands.length);
    const second = (first + 1 + Math.floor(random.next() * (plan.strands.length - 1))) % plan.strands.length;
    const [a, b] = [plan.strands[first] as StrandLie, plan.strands[second] as StrandLie];
    [a.insulation, b.insulation] = [b.insulation, a.insulation];
  },
  'foreign-particle': (plan, size, random) => {
    plan.particles.push(particle(plan, size, random));
  },
  crushed: (plan, size, random) => {
    crush(plan, size, random);
  },
};

/** A place on the insulation of a strand that lies on top there, so that the camera sees it. */
function visiblePlace(plan: CablePlan, random: Random): { strand: number; atMm: number } {
  for (;;) {
    const atMm = random.between(plan.jacketEndMm + 1.8, plan.endMm - 1.6);
    const strand = Math.floor(random.next() * plan.strands.length);
    const i = tableIndex(atMm);
    const own = plan.strands[strand] as StrandLie;
    const hidden = plan.strands.some(
      (other) =>
        other !== own &&
        (other.heightMm[i] as number) > (own.heightMm[i] as number) &&
        Math.abs((other.offsetMm[i] as number) - (own.offsetMm[i] as number)) < 1.5 * (own.halfWidthMm[i] as number),
    );
    if (!hidden) {
      return { strand, atMm };
    }
  }
}

/** The strand ends at `atMm` with a little bare copper; nothing of it beyond. */
function breakOff(lie: StrandLie, atMm: number): void {
  const end = tableIndex(atMm);
  const bare = tableIndex(atMm + 0.5);
  for (let i = end; i < TABLE_LENGTH; i++) {
    if (i < bare) {
      lie.material[i] = MATERIAL.copper;
      lie.halfWidthMm[i] = (lie.halfWidthMm[i] as number) * 0.62;
      lie.halfHeightMm[i] = (lie.halfHeightMm[i] as number) * 0.62;
    } else {
      lie.material[i] = MATERIAL.none;
    }
  }
}

/** The strand leaves the bundle in a kinked loop. */
function buckle(plan: CablePlan, strand: number, size: number, random: Random): void {
  const lie = plan.strands[strand] as StrandLie;
  const awayMm = 0.75 + 2.1 * size;
  // Long enough for its height: a strand does not fold back on itself.
  const halfLengthMm = 1.5 + 1.3 * awayMm + random.between(0, 0.8);
  const atMm = random.between(plan.jacketEndMm + halfLengthMm * 0.8, plan.endMm - halfLengthMm * 0.8);
  const side = Math.sign(lie.offsetMm[tableIndex(atMm)] as number) || random.sign();
  const outMm = side * awayMm;
  const kink = random.between(-0.25, 0.25);
  for (let i = 0; i < TABLE_LENGTH; i++) {
    const away = (tablePosition(i) - atMm) / halfLengthMm;
    const share = away < kink ? smoothStep(-1, kink, away) : 1 - smoothStep(kink, 1, away);
    lie.offsetMm[i] = (lie.offsetMm[i] as number) + outMm * share ** 1.2;
    lie.heightMm[i] = (lie.heightMm[i] as number) + 0.7 * share;
  }
}

/** The strand has come out of the cable's end and points away from it. */
function tearOut(plan: CablePlan, strand: number, size: number, random: Random): void {
  const lie = plan.strands[strand] as StrandLie;
  const fromMm = plan.endMm - 3.2 - 2.2 * size - random.between(0, 1);
  const side = strand === 0 ? -1 : strand === plan.strands.length - 1 ? 1 : random.sign();
  const outMm = side * (1.1 + 2.2 * size);
  for (let i = tableIndex(fromMm); i < TABLE_LENGTH; i++) {
    const past = (tablePosition(i) - fromMm) / (plan.endMm - fromMm);
    // Curved at first, then straight on.
    const curve = past < 0.7 ? past ** 1.7 : 0.7 ** 1.7 + 1.7 * 0.7 ** 0.7 * (past - 0.7);
    lie.offsetMm[i] = (lie.offsetMm[i] as number) + outMm * curve;
    lie.heightMm[i] = (lie.heightMm[i] as number) + 0.8 * Math.min(1, past) * size;
  }
  if (plan.scene.end.kind === 'connector') {
    breakOff(lie, plan.endMm - 1 + random.between(-0.6, 0.2));
  }
}

function crush(plan: CablePlan, size: number, random: Random): void {
  const halfLengthMm = 0.9 + 1.3 * size + random.between(0, 0.4);
  const atMm = random.between(plan.jacketEndMm + halfLengthMm, plan.endMm - halfLengthMm - 0.3);
  const strength = 0.45 + 0.55 * size;
  for (const lie of plan.strands) {
    const uneven = random.between(0.75, 1.15);
    for (let i = 0; i < TABLE_LENGTH; i++) {
      const away = Math.abs(tablePosition(i) - atMm) / (halfLengthMm * 1.25);
      const press = away < 1 ? strength * uneven * (1 - smoothStep(0.35, 1, away)) : 0;
      lie.halfWidthMm[i] = (lie.halfWidthMm[i] as number) * (1 + 0.34 * press);
      lie.halfHeightMm[i] = (lie.halfHeightMm[i] as number) * (1 - 0.55 * press);
      lie.heightMm[i] = (lie.heightMm[i] as number) * (1 - 0.45 * press);
      lie.offsetMm[i] = (lie.offsetMm[i] as number) * (1 + 0.22 * press);
    }
  }
  plan.scuffs.push({ atMm, halfLengthMm, strength, ribPitchMm: random.between(0.45, 0.85) });
}

const particleColours: Readonly<Record<ParticleShape, readonly LinearColour[]>> = {
  chip: [linearColour('#c9c9c6'), linearColour('#cf9a5c'), linearColour('#b8b4a8')],
  fibre: [linearColour('#e6e2d6'), linearColour('#2a2a2e'), linearColour('#3c5ea8')],
  drop: [linearColour('#c89a3a'), linearColour('#d9d6cc'), linearColour('#6f4a1e')],
};

function particle(plan: CablePlan, size: number, random: Random): Particle {
  const shape = random.pick<ParticleShape>(['chip', 'fibre', 'drop']);
  const strand = random.pick(plan.strands);
  const atMm = random.between(plan.jacketEndMm + 1, plan.endMm - 0.8);
  const lengthMm = { chip: 0.5 + 1.1 * size, fibre: 1.4 + 2.4 * size, drop: 0.5 + 1.15 * size }[shape];
  return {
    shape,
    atMm,
    // On the cable or half beside it, never far away on the bench.
    offsetMm: (strand.offsetMm[tableIndex(atMm)] as number) + random.normal(0.5),
    sizeMm: lengthMm,
    turnRad: random.between(0, 2 * Math.PI),
    colour: random.pick(particleColours[shape]),
    form: [random.next(), random.next(), random.next(), random.next()],
  };
}
