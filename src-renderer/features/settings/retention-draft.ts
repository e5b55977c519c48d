/** The retention rules as a form: numbers as typed, an empty field is a rule that is off. Pure. */
import { makeRoomSchema, type Retention, retentionSchema } from '../../../src-shared/domain/retention';
import type { FieldProblem } from './settings-draft';

export interface RetentionForm {
  readonly goodAfterDays: string;
  readonly otherAfterDays: string;
  readonly roomBelowGiB: string;
  readonly roomKeepDays: string;
}

const typed = (value: number | null | undefined): string => `${value ?? ''}`;

export const retentionForm = ({ goodAfterDays, otherAfterDays, makeRoom }: Retention): RetentionForm => ({
  goodAfterDays: typed(goodAfterDays),
  otherAfterDays: typed(otherAfterDays),
  roomBelowGiB: typed(makeRoom?.belowGiB),
  roomKeepDays: typed(makeRoom?.keepDays ?? usualKeepDays),
});

/** Stands in its field before anybody asked for room. */
const usualKeepDays = 30;

/** What was typed; NaN for what is no whole number. */
function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

const { shape } = retentionSchema;
const bounds = {
  goodAfterDays: shape.goodAfterDays.unwrap(),
  otherAfterDays: shape.otherAfterDays.unwrap(),
  roomBelowGiB: makeRoomSchema.shape.belowGiB,
  roomKeepDays: makeRoomSchema.shape.keepDays,
} as const;

export function checkRetention(form: RetentionForm): {
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly retention: Retention;
} {
  const problems: Record<string, FieldProblem> = {};
  for (const [field, schema] of Object.entries(bounds)) {
    const value = numberOf(form[field as keyof RetentionForm]);
    if (value !== null && !schema.safeParse(value).success)
      problems[field] = { kind: 'number', min: schema.minValue ?? 0, max: schema.maxValue ?? 0 };
  }
  const belowGiB = numberOf(form.roomBelowGiB);
  const keepDays = numberOf(form.roomKeepDays);
  if (belowGiB !== null && keepDays === null) problems.roomKeepDays = { kind: 'keepDays' };
  const retention = {
    goodAfterDays: numberOf(form.goodAfterDays),
    otherAfterDays: numberOf(form.otherAfterDays),
    makeRoom: belowGiB === null ? null : { belowGiB, keepDays: keepDays ?? usualKeepDays },
  };
  if (!problems.goodAfterDays && !problems.otherAfterDays && otherBeforeGood(retention))
    problems.otherAfterDays = { kind: 'otherSooner' };
  return { problems, retention };
}

const otherBeforeGood = ({ goodAfterDays, otherAfterDays }: Retention): boolean =>
  !retentionSchema.safeParse({ goodAfterDays, otherAfterDays, makeRoom: null }).success;
