/**
 * The zone rules of the Western Electric "Statistical Quality Control Handbook" (1956): signs that a process is not in
 * control. Pure. Each is looked for above and below the centre line, on distances in sigmas, so that samples of
 * different size can be compared.
 */

export const zoneRules = [
  'one-beyond-3',
  'two-of-three-beyond-2',
  'four-of-five-beyond-1',
  'eight-on-one-side',
] as const;
export type ZoneRule = (typeof zoneRules)[number];

export interface RuleBreak {
  readonly rule: ZoneRule;
  readonly side: 'above' | 'below';
}

/** `wanted` of the last `window` points lie farther out than `beyond` sigmas. */
const definitions: readonly {
  readonly rule: ZoneRule;
  readonly wanted: number;
  readonly window: number;
  readonly beyond: number;
}[] = [
  { rule: 'one-beyond-3', wanted: 1, window: 1, beyond: 3 },
  { rule: 'two-of-three-beyond-2', wanted: 2, window: 3, beyond: 2 },
  { rule: 'four-of-five-beyond-1', wanted: 4, window: 5, beyond: 1 },
  { rule: 'eight-on-one-side', wanted: 8, window: 8, beyond: 0 },
];

/**
 * What each point breaks, in the points' order. As in the handbook the point that completes the pattern is marked, and it
 * lies itself in the zone. Null is no point: it is passed over and ends no run. A point on the centre line is on no side.
 */
export function ruleBreaks(distances: readonly (number | null)[]): readonly (readonly RuleBreak[])[] {
  const seen: number[] = [];
  return distances.map((distance) => {
    if (distance === null) return [];
    seen.push(distance);
    return definitions.flatMap(({ rule, wanted, window, beyond }) =>
      (['above', 'below'] as const)
        .filter((side) => {
          const sign = side === 'above' ? 1 : -1;
          const isOut = (z: number): boolean => z * sign > beyond;
          return isOut(distance) && seen.slice(-window).filter(isOut).length >= wanted;
        })
        .map((side) => ({ rule, side })),
    );
  });
}
