import { type PhotoPlan, photoPlans } from './painted-photos';

/** Seeds of the demo cameras begin at 500,000,000; these sets and those never meet. */
export const demoSets = {
  /** The memory and the thresholds come from these good cables. */
  teach: photoPlans(100_000_000, 60, 0),
  /** Settings are chosen on these. */
  choose: photoPlans(200_000_000, 60, 70),
  /** Accuracy is measured on these, once, with everything chosen. */
  measure: photoPlans(300_000_000, 210, 210),
} as const satisfies Record<string, readonly PhotoPlan[]>;
