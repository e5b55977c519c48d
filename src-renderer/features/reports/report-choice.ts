/** What the operator chose to see, and the request that makes of it. Pure but for the store in the window. */
import { z } from 'zod';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { type CustomRange, type Period, periods, rangeOf } from '../../../src-shared/domain/report-period';
import {
  type ReportRequest,
  type Sample,
  type SampleUnit,
  sampleUnits,
  type YieldBasis,
  yieldBases,
} from '../../../src-shared/domain/statistics';

const range = z.object({ fromMs: z.number().optional(), toMs: z.number().optional() });

const choiceSchema = z.object({
  period: z.enum(periods),
  custom: range,
  camera: z.number().nullable(),
  product: z.number().nullable(),
  lot: z.number().nullable(),
  basis: z.enum(yieldBases),
  /** Null: what suits the period. */
  sampleUnit: z.enum(sampleUnits).nullable(),
  /** Of the centre line; null: from the captures shown. */
  reference: range.nullable(),
});

export interface ReportChoice {
  readonly period: Period;
  readonly custom: CustomRange;
  readonly camera: ReportRequest['camera'] | null;
  readonly product: ReportRequest['product'] | null;
  readonly lot: ReportRequest['lot'] | null;
  readonly basis: YieldBasis;
  readonly sampleUnit: SampleUnit | null;
  readonly reference: CustomRange | null;
}

export const firstChoice: ReportChoice = {
  period: 'today',
  custom: {},
  camera: null,
  product: null,
  lot: null,
  basis: 'outcome',
  sampleUnit: null,
  reference: null,
};

const dayMs = 86_400_000;
const daysByHourUnasked = 2;

/** Points of a longer period cannot be told apart. An hour over, for the day the clock gives back. */
const longestMs: Readonly<Record<SampleUnit, number>> = {
  hour: 9 * dayMs + dayMs / 24,
  shift: 70 * dayMs + dayMs / 24,
  day: Number.POSITIVE_INFINITY,
  week: Number.POSITIVE_INFINITY,
  lot: Number.POSITIVE_INFINITY,
};

export const canSampleBy = (unit: SampleUnit, lengthMs: number): boolean => lengthMs <= longestMs[unit];

/** Null when a period is not complete or ends before it starts. */
export function requestOf(choice: ReportChoice, nowMs: number): ReportRequest | null {
  const period = rangeOf(choice.period, nowMs, choice.custom);
  const reference = choice.reference === null ? undefined : rangeOf('custom', nowMs, choice.reference);
  if (period === null || reference === null) return null;
  return {
    ...period,
    ...(choice.camera === null ? {} : { camera: choice.camera }),
    ...(choice.product === null ? {} : { product: choice.product }),
    ...(choice.lot === null ? {} : { lot: choice.lot }),
    ...(reference === undefined ? {} : { reference }),
    sampleUnit: sampleUnitOf(choice.sampleUnit, period.toMs - period.fromMs),
  };
}

/** Whether its own dates make periods. */
export const isComplete = (choice: ReportChoice): boolean => requestOf(choice, 0) !== null;

const sampleUnitOf = (chosen: SampleUnit | null, lengthMs: number): SampleUnit => {
  if (chosen !== null) return canSampleBy(chosen, lengthMs) ? chosen : 'day';
  return lengthMs <= daysByHourUnasked * dayMs ? 'hour' : 'day';
};

/** The captures of a report, as the gallery and the exports understand them. */
export const scopeFilter = ({ fromMs, toMs, camera, product, lot }: ReportRequest): CaptureFilter => ({
  fromMs,
  toMs,
  ...(camera === undefined ? {} : { camera }),
  ...(product === undefined ? {} : { product }),
  ...(lot === undefined ? {} : { lot }),
});

/** Lots of several products may begin at one time. */
export const sampleKey = ({ fromMs, lot }: Sample): number | string => (lot === undefined ? fromMs : `lot ${lot.id}`);

/** The captures of one point of the chart, of those the filter lets through. */
export const sampleFilter = (filter: CaptureFilter, { fromMs, toMs, lot }: Sample): CaptureFilter => ({
  ...filter,
  fromMs,
  toMs,
  ...(lot === undefined ? {} : { lot: lot.id }),
});

const rememberedUnder = 'vigie.reports.choice';

/** The choice of the last time; what cannot be understood any more counts as not chosen. */
export function rememberedChoice(): ReportChoice {
  try {
    const read = choiceSchema.safeParse(JSON.parse(localStorage.getItem(rememberedUnder) ?? ''));
    return read.success ? (read.data as ReportChoice) : firstChoice;
  } catch {
    return firstChoice;
  }
}

export const rememberChoice = (choice: ReportChoice): void =>
  localStorage.setItem(rememberedUnder, JSON.stringify(choice));
