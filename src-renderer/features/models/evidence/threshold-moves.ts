/** Where scores and limits lie on the axis, and how the limits move along it. Pure; `x` is a share 0-1 of the axis. */
import { type KnownScores, rangeOf, type ScoreRange } from '../../../../src-shared/domain/evidence';
import type { Thresholds } from '../../../../src-shared/domain/inspection';

export type Limit = keyof Thresholds;

export interface ScoreAxis extends ScoreRange {
  /** The least movement of a limit: a power of ten. */
  readonly step: number;
  /** Decimals that show one step. */
  readonly decimals: number;
  /** The fail limit of a model that makes a map stays above 0. */
  readonly leastFail: number;
}

/**
 * Shows all good scores and both limits with as much room above them; single defective photos may score many times
 * higher, and an axis up to them would leave no place for the rest. What lies above is counted in the last bar.
 */
export function scoreAxis(scores: KnownScores, limits: readonly Thresholds[], failAboveZero = false): ScoreAxis {
  const all = rangeOf(scores) ?? { low: 0, high: 1 };
  const values = limits.flatMap(({ pass, fail }) => [pass, fail]);
  const bottom = Math.min(all.low, ...values);
  const common = Math.max(...values, scores.heldOut.at(-1) ?? bottom, scores.accepted.at(-1) ?? bottom);
  const room = common - bottom || Math.abs(common) || 1;
  const top = Math.max(common + room / 10, Math.min(all.high, common + room));
  const margin = (top - bottom) / 40;
  const step = 10 ** Math.floor(Math.log10((top - bottom) / 100));
  return {
    low: bottom - margin,
    high: top + margin,
    step,
    decimals: Math.max(2, Math.round(-Math.log10(step))),
    leastFail: failAboveZero ? step : Number.NEGATIVE_INFINITY,
  };
}

export const shareOnAxis = (value: number, { low, high }: ScoreRange): number =>
  Math.max(0, Math.min(1, (value - low) / (high - low)));

/** Numbers that people expect beside an axis: about `count` of them, multiples of 1, 2 or 5 times a power of ten. */
export function axisTicks({ low, high }: ScoreRange, count = 8): readonly number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}

/** One limit at a value, in whole steps; it stops at the other one and at the ends of the axis. */
export function limitMoved(limits: Thresholds, limit: Limit, value: number, axis: ScoreAxis): Thresholds {
  const { low, high, step } = axis;
  // From a power of ten below 1 the product would carry its rounding along.
  const whole = step < 1 ? Math.round(value / step) / Math.round(1 / step) : Math.round(value / step) * step;
  const within = Math.max(low, Math.min(high, whole));
  return limit === 'pass'
    ? { ...limits, pass: Math.min(within, limits.fail) }
    : { ...limits, fail: Math.max(within, limits.pass, axis.leastFail) };
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Arrows move by a step, with Shift and by page by ten, Home and End to the ends. Null for any other key. */
export function limitKeyed(
  limits: Thresholds,
  limit: Limit,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  axis: ScoreAxis,
): Thresholds | null {
  if (key === 'Home') return limitMoved(limits, limit, axis.low, axis);
  if (key === 'End') return limitMoved(limits, limit, axis.high, axis);
  const steps = keySteps[key];
  if (steps === undefined) return null;
  const factor = shiftKey && key.startsWith('Arrow') ? 10 : 1;
  return limitMoved(limits, limit, limits[limit] + steps * factor * axis.step, axis);
}
