import { topMean } from '../runner/score-output';
import { hushUnseen } from '../runner/seen';
import type { PhotoFeatures } from './feature-extractor';
import { type GridMap, resizeMap } from './grid-map';
import { UsualMap } from './usual-map';

/** How a detector's distances become standard deviations of good photos. */
export interface Calibration {
  /** Distances that are usual at each place, as far as photos bear them out; null when they are not subtracted. */
  readonly usual: GridMap | null;
  readonly offset: number;
  readonly scale: number;
  /** The photos' own maps, (distance - usual - offset) x scale. */
  readonly maps: readonly GridMap[];
  /** As `maps`, of the photos turned. */
  readonly turnedMaps: readonly GridMap[];
  /** By how many of its standard deviations a small change raises the score, on the average. */
  readonly keenness: number;
}

/** Every photo's distances to a memory made without it, and those of the first photos with a small change, and turned. */
export interface LeftOutMaps {
  readonly own: readonly GridMap[];
  readonly changed: readonly GridMap[];
  readonly turned: readonly GridMap[];
}

type Photos = readonly Pick<PhotoFeatures, 'unseen'>[];
interface ScoreSettings {
  readonly topShare: number;
  readonly subtractUsual: boolean;
}

/** So that the photos' own scores have mean 0 and deviation 1. */
export function calibrate(
  { own, changed, turned }: LeftOutMaps,
  photos: Photos,
  turnedPhotos: Photos,
  grid: Pick<GridMap, 'rows' | 'columns'>,
  { topShare, subtractUsual }: ScoreSettings,
): Calibration {
  const usual = subtractUsual ? new UsualMap(own, grid) : null;
  const share = usual?.borneOut(own) ?? 0;
  const expected = own.map((map) => usual?.without(map).values.map((value) => share * value) ?? null);
  const unusual = (maps: readonly GridMap[], seen = photos): readonly GridMap[] =>
    maps.map((map, photo) => {
      const values = map.values.map((value, at) => value - (expected[photo]?.[at] ?? 0));
      hushUnseen(values, seen[photo]?.unseen ?? null);
      return { ...map, values };
    });
  const maps = unusual(own);
  const raw = maps.map(({ values }) => topMean(values, topShare));
  const { offset, scale } = unitScale(raw);
  const rises = unusual(changed).map(({ values }, photo) => (topMean(values, topShare) - (raw[photo] ?? 0)) * scale);
  const inDeviations = (map: GridMap): GridMap => ({
    ...map,
    values: map.values.map((value) => (value - offset) * scale),
  });
  return {
    usual: usual && { ...usual.map, values: usual.map.values.map((value) => share * value) },
    offset,
    scale,
    maps: maps.map(inDeviations),
    turnedMaps: unusual(turned, turnedPhotos).map(inDeviations),
    keenness: rises.reduce((sum, rise) => sum + rise, 0) / Math.max(1, rises.length),
  };
}

/** Of photos whose maps several detectors made: the highest at each place of the first one's grid counts. */
export function jointScores(
  detectors: readonly { readonly maps: readonly GridMap[] }[],
  photos: Photos,
  topShare: number,
): readonly number[] {
  return photos.map(({ unseen }, photo) => {
    const [first, ...others] = detectors.map(({ maps }) => maps[photo] as GridMap);
    if (!first) throw new Error('no detector');
    const onGrid = others.map((map) => resizeMap(map, first.rows, first.columns));
    const values = first.values.map((value, at) => Math.max(value, ...onGrid.map((map) => map.values[at] as number)));
    hushUnseen(values, unseen);
    return topMean(values, topShare);
  });
}

/** (value - offset) x scale has mean 0 and deviation 1. */
export function unitScale(values: readonly number[]): { offset: number; scale: number } {
  const offset = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - offset) ** 2, 0) / Math.max(1, values.length - 1);
  // Photos that are all the same have no deviation; a thousandth of the distance then stands for it.
  return { offset, scale: 1 / Math.max(Math.sqrt(variance), 1e-3) };
}
