import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface DecisionCount {
  /** Of each person at this station, up to `learntAfter`. */
  readonly made: Readonly<Record<string, number>>;
}

/** So many decisions show that somebody has found how to decide. */
const learntAfter = 5;

const useDecisionCount = create<DecisionCount>()(persist(() => ({ made: {} }), { name: 'vigie.decisions' }));

export function countDecision(operator: string): void {
  if ((useDecisionCount.getState().made[operator] ?? 0) >= learntAfter) return;
  useDecisionCount.setState(({ made }) => ({
    made: { ...made, [operator]: Math.min(learntAfter, (made[operator] ?? 0) + 1) },
  }));
}

export const useIsLearning = (operator: string): boolean =>
  useDecisionCount(({ made }) => (made[operator] ?? 0) < learntAfter);
