/** What a replay says, in kinds and numbers; pure. */
import type { ReplayCounts, ReplayLine } from '../../../../src-shared/domain/replay';
import type { ReplayResult } from '../../../../src-shared/ipc/contract';

/** `alone`: no model was active to compare with. `taught-only`: it was taught with all these photos. */
export type ReplayVerdict = 'better' | 'same' | 'worse' | 'alone' | 'taught-only';

export interface ReplayFigure {
  readonly name: 'escapes' | 'falseRejects' | 'unsure';
  readonly candidate: number;
  /** Null without a model to compare with. */
  readonly current: number | null;
  /** Photos that could have been counted here. */
  readonly of: number;
}

const total = ({ pass, unsure, fail }: ReplayCounts['accepted']): number => pass + unsure + fail;

/** Captures that the model would let through, stop without cause, or leave to the operator. */
export function replayFigures({
  candidate,
  current,
}: Pick<ReplayResult, 'candidate' | 'current'>): readonly ReplayFigure[] {
  const [accepted, rejected] = [total(candidate.accepted), total(candidate.rejected)];
  return [
    { name: 'escapes', candidate: candidate.rejected.pass, current: current?.rejected.pass ?? null, of: rejected },
    {
      name: 'falseRejects',
      candidate: candidate.accepted.fail,
      current: current?.accepted.fail ?? null,
      of: accepted,
    },
    {
      name: 'unsure',
      candidate: candidate.accepted.unsure + candidate.rejected.unsure,
      current: current && current.accepted.unsure + current.rejected.unsure,
      of: accepted + rejected,
    },
  ];
}

/** Better: nothing got worse and at least one figure is smaller. `worse` is what activation asks about. */
export function replayVerdict(result: ReplayResult): ReplayVerdict {
  const figures = replayFigures(result);
  if (result.lines.length > 0 && result.lines.every(({ taught }) => taught)) return 'taught-only';
  if (result.current === null) return 'alone';
  if (result.worse) return 'worse';
  return figures.some(({ candidate, current }) => current !== null && candidate < current) ? 'better' : 'same';
}

export const lineFilters = ['changes', 'wrong', 'all'] as const;
export type LineFilter = (typeof lineFilters)[number];

/** Wrong: a good capture that does not pass, a defective one that does not fail. */
export function isWrong({ expected, verdict }: Pick<ReplayLine, 'expected' | 'verdict'>): boolean {
  return verdict !== (expected === 'accept' ? 'pass' : 'fail');
}

export function filteredLines(lines: readonly ReplayLine[], filter: LineFilter): readonly ReplayLine[] {
  if (filter === 'all') return lines;
  if (filter === 'wrong') return lines.filter(isWrong);
  return lines.filter(({ verdict, currentVerdict }) => currentVerdict !== null && verdict !== currentVerdict);
}
