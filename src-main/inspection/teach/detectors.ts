/**
 * What a taught product looks with. Each detector has its own local features, memory and scale; a place is as strange
 * as the detector says that finds it strangest. One vector of all layers would let the fine ones outvote the coarse.
 */

export interface DetectorLayer {
  /** Output of the frozen network. */
  readonly tap: string;
  readonly channels: number;
  /** Input pixels between positions of the tap. */
  readonly stride: number;
  /** Each position's vector is brought to this length. */
  readonly length: number;
}

export interface Detector {
  readonly name: string;
  readonly layers: readonly DetectorLayer[];
  /** Input pixels between positions. */
  readonly stride: number;
  /** Size of its memory and of what it is chosen from, as a share of the settings'. */
  readonly memoryShare: number;
  /** Main directions in which its vectors are compared. */
  readonly directions: number;
  /** Whether distances are measured in units of ordinary differences (`ordinary-differences.ts`). */
  readonly weighed: boolean;
}

const layer = (tap: string, channels: number, stride: number, length: number): DetectorLayer => ({
  tap,
  channels,
  stride,
  length,
});

/** The first has the finest grid: maps are shown on it. */
export const detectors: readonly [Detector, Detector] = [
  {
    // Surface, edges, colours: small defects.
    name: 'fine',
    layers: [layer('f4', 24, 4, 1), layer('f8', 32, 8, 1), layer('f16', 96, 16, 1)],
    stride: 8,
    memoryShare: 1,
    directions: 63,
    weighed: true,
  },
  {
    // Arrangement: what belongs where, textures of large areas.
    name: 'coarse',
    layers: [layer('f16', 96, 16, 0.5), layer('f32', 160, 32, 1)],
    stride: 16,
    memoryShare: 0.5,
    directions: 127,
    // So many directions would need more photos: measured worse.
    weighed: false,
  },
];

/** Numbers at each position, before they are projected. */
export const featureLength = ({ layers }: Detector): number => layers.reduce((sum, { channels }) => sum + channels, 0);
