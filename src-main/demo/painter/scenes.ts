import { type LinearColour, linearColour } from './colour';

/**
 * What is photographed: a product on a bench. Lengths are millimetres; the camera sees 40 mm across the photo's width.
 * `s` runs along the cable from left to right with 0 at the centre of the view, `t` across it.
 */
export const SCENE_NAMES = ['two-strand', 'three-strand', 'servo-lead', 'signal-pair', 'sensor-lead'] as const;
export type SceneName = (typeof SCENE_NAMES)[number];

/** The product in front of every demo camera, and what the shipped demo model is taught. */
export const DEFAULT_SCENE: SceneName = 'two-strand';

export interface Insulation {
  readonly colour: LinearColour;
  /** A second colour running along the strand as a stripe, as on protective earth. */
  readonly stripe?: LinearColour;
}

export type CableEnd =
  | { readonly kind: 'connector'; readonly colour: LinearColour; readonly contact: LinearColour }
  | { readonly kind: 'ferrules'; readonly collar: LinearColour };

export type BenchKind = 'mat' | 'wood' | 'cutting-mat' | 'steel';

export interface Scene {
  readonly name: SceneName;
  readonly strands: readonly Insulation[];
  readonly strandRadiusMm: number;
  readonly pitchMm: number;
  readonly jacket: LinearColour;
  readonly jacketRadiusMm: number;
  readonly jacketEndMm: number;
  /** Where the twist opens towards the slots of the cable's end. */
  readonly twistEndMm: number;
  /** Where the connector or the ferrules begin. */
  readonly endMm: number;
  readonly slotPitchMm: number;
  readonly end: CableEnd;
  readonly bench: BenchKind;
}

const red = linearColour('#c2222b');
const black = linearColour('#26272a');
const brown = linearColour('#6b3f24');
const blue = linearColour('#2156ae');
const green = linearColour('#23823f');
const yellow = linearColour('#e0be2b');
const orange = linearColour('#dd7420');
const white = linearColour('#dcdad2');

const scenes: Readonly<Record<SceneName, Scene>> = {
  'two-strand': {
    name: 'two-strand',
    strands: [{ colour: red }, { colour: black }],
    strandRadiusMm: 1.15,
    pitchMm: 12.5,
    jacket: linearColour('#4a4c50'),
    jacketRadiusMm: 2.75,
    jacketEndMm: -12,
    twistEndMm: 0.5,
    endMm: 7,
    slotPitchMm: 3.6,
    end: { kind: 'connector', colour: linearColour('#d8d5c8'), contact: linearColour('#b9a878') },
    bench: 'mat',
  },
  'three-strand': {
    name: 'three-strand',
    strands: [{ colour: brown }, { colour: blue }, { colour: green, stripe: yellow }],
    strandRadiusMm: 1.05,
    pitchMm: 15,
    jacket: linearColour('#c9c8c2'),
    jacketRadiusMm: 3.1,
    jacketEndMm: -11,
    twistEndMm: -1.5,
    endMm: 5.5,
    slotPitchMm: 4,
    end: { kind: 'ferrules', collar: linearColour('#30343a') },
    bench: 'wood',
  },
  'servo-lead': {
    name: 'servo-lead',
    strands: [{ colour: orange }, { colour: red }, { colour: brown }],
    strandRadiusMm: 0.92,
    pitchMm: 11,
    jacket: linearColour('#2b2c2e'),
    jacketRadiusMm: 2.5,
    jacketEndMm: -14,
    twistEndMm: 0,
    endMm: 7.5,
    slotPitchMm: 2.54,
    end: { kind: 'connector', colour: linearColour('#2e2f33'), contact: linearColour('#c9a24a') },
    bench: 'cutting-mat',
  },
  'signal-pair': {
    name: 'signal-pair',
    strands: [{ colour: white }, { colour: blue }],
    strandRadiusMm: 1.1,
    pitchMm: 9.5,
    jacket: linearColour('#6d7f93'),
    jacketRadiusMm: 2.7,
    jacketEndMm: -12.5,
    twistEndMm: 0,
    endMm: 6,
    slotPitchMm: 3.8,
    end: { kind: 'ferrules', collar: linearColour('#c8682a') },
    bench: 'steel',
  },
  'sensor-lead': {
    name: 'sensor-lead',
    strands: [{ colour: brown }, { colour: white }, { colour: blue }, { colour: black }],
    strandRadiusMm: 0.85,
    pitchMm: 13.5,
    jacket: linearColour('#c9a51f'),
    jacketRadiusMm: 2.65,
    jacketEndMm: -13,
    twistEndMm: -0.5,
    endMm: 6.5,
    slotPitchMm: 2.4,
    end: { kind: 'connector', colour: linearColour('#1f2a38'), contact: linearColour('#b8b8bd') },
    bench: 'wood',
  },
};

export function sceneNamed(name: SceneName): Scene {
  return scenes[name];
}
