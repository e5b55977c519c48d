import { type LinearColour, linearColour, mixColour } from './colour';
import { type Random, seededRandom } from './random';
import type { BenchKind } from './scenes';
import { addGrain, noiseTile, sampleTile, type TextureTile } from './texture-tile';

/** Tile pixels per millimetre of bench. */
const TILE_PX_PER_MM = 20;
const TILE_SIZE = 1024;

interface Surface {
  readonly tile: TextureTile;
  /** The bench's colours from the tile's dark to its bright values. */
  readonly ramp: Float32Array;
  readonly gridPitchMm: number;
}

const RAMP_STEPS = 256;
const surfaces = new Map<BenchKind, Surface>();

/** Writes the bench's linear colour at (xMm, yMm) into `out`. */
export type BenchPainter = (xMm: number, yMm: number, out: Float32Array) => void;

/** `seed`: which place of the bench is seen. */
export function benchPainter(kind: BenchKind, seed: number): BenchPainter {
  const { tile, ramp, gridPitchMm } = surfaceOf(kind);
  const random = seededRandom(seed, kind, 'bench');
  const shiftX = random.between(0, TILE_SIZE);
  const shiftY = random.between(0, TILE_SIZE);
  const gridX = random.between(0, 10);
  const gridY = random.between(0, 10);
  return (xMm, yMm, out) => {
    const value = sampleTile(tile, xMm * TILE_PX_PER_MM + shiftX, yMm * TILE_PX_PER_MM + shiftY);
    const step = Math.max(0, Math.min(RAMP_STEPS - 1, (value * 0.5 + 0.5) * RAMP_STEPS)) | 0;
    let print = 0;
    if (gridPitchMm > 0) {
      print = Math.max(lineShare(xMm + gridX, gridPitchMm), lineShare(yMm + gridY, gridPitchMm)) * (0.32 + 0.1 * value);
    }
    out[0] = (ramp[step * 3] as number) + print * 0.3;
    out[1] = (ramp[step * 3 + 1] as number) + print * 0.33;
    out[2] = (ramp[step * 3 + 2] as number) + print * 0.27;
  };
}

/** 1 on a printed grid line, falling to 0 beside it. */
function lineShare(mm: number, pitchMm: number): number {
  const off = Math.abs(mm / pitchMm - Math.round(mm / pitchMm)) * pitchMm;
  return Math.max(0, Math.min(1, (0.17 - off) * 14));
}

function surfaceOf(kind: BenchKind): Surface {
  const known = surfaces.get(kind);
  if (known) {
    return known;
  }
  const made = makers[kind](seededRandom(kind));
  surfaces.set(kind, made);
  return made;
}

const makers: Readonly<Record<BenchKind, (random: Random) => Surface>> = {
  /** Antistatic rubber mat: blue-grey, finely pebbled, a little worn. */
  mat: (random) => {
    const tile = noiseTile(TILE_SIZE, [{ cellsX: 6, cellsY: 5, weight: 0.2 }], random);
    addGrain(tile, 12, 0.05, random);
    addGrain(tile, 3, 0.13, random);
    addGrain(tile, 1, 0.2, random);
    return { tile, ramp: ramp(['#5b6b74', '#74858d', '#8b9aa0']), gridPitchMm: 0 };
  },
  wood: (random) => ({
    tile: noiseTile(
      TILE_SIZE,
      [
        { cellsX: 3, cellsY: 26, weight: 0.42 },
        { cellsX: 8, cellsY: 90, weight: 0.34 },
        { cellsX: 24, cellsY: 256, weight: 0.3 },
        { cellsX: 64, cellsY: 512, weight: 0.22 },
        { cellsX: 256, cellsY: 512, weight: 0.12 },
      ],
      random,
    ),
    ramp: ramp(['#a47f52', '#c09a6a', '#cfae80', '#dabf95']),
    gridPitchMm: 0,
  }),
  'cutting-mat': (random) => {
    const tile = noiseTile(TILE_SIZE, [{ cellsX: 4, cellsY: 4, weight: 0.3 }], random);
    addGrain(tile, 8, 0.08, random);
    addGrain(tile, 2, 0.16, random);
    addGrain(tile, 1, 0.12, random);
    return { tile, ramp: ramp(['#2f6656', '#387564', '#448272']), gridPitchMm: 10 };
  },
  steel: (random) => ({
    tile: noiseTile(
      TILE_SIZE,
      [
        { cellsX: 3, cellsY: 4, weight: 0.35 },
        { cellsX: 10, cellsY: 512, weight: 0.5 },
        { cellsX: 40, cellsY: 1024, weight: 0.4 },
      ],
      random,
    ),
    ramp: ramp(['#8d9092', '#a4a7a8', '#b9bbba']),
    gridPitchMm: 0,
  }),
};

function ramp(hexes: readonly string[]): Float32Array {
  const stops = hexes.map(linearColour);
  const values = new Float32Array(RAMP_STEPS * 3);
  for (let step = 0; step < RAMP_STEPS; step++) {
    const place = (step / (RAMP_STEPS - 1)) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(place));
    values.set(mixColour(stops[from] as LinearColour, stops[from + 1] as LinearColour, place - from), step * 3);
  }
  return values;
}
