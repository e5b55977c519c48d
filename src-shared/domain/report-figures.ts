/** What a report shows, from its counts: the same figures on the screen, on the printed page and in the file. Pure. */
import { type Rate, wilson } from './evidence';
import { cohensKappa, type Kappa } from './kappa';
import { type PChart, pChart } from './p-chart';
import {
  allCaptures,
  type Outcome,
  ofStanding,
  outcomeOf,
  type ReportSummary,
  type Sample,
  type Tally,
  type YieldBasis,
} from './statistics';
import { type RuleBreak, ruleBreaks } from './western-electric';

export interface ParetoRow {
  readonly reason: string;
  readonly count: number;
  /** 0-1 of all rejections. */
  readonly share: number;
  /** 0-1, this and all more frequent ones. */
  readonly cumulated: number;
}

/** Model against operator over decided captures. Unsure verdicts say neither good nor bad and are left out. */
export interface Agreement {
  /** Of the cables the operator accepted, those the model failed. */
  readonly falseRejects: Rate;
  /** Of the cables the operator rejected, those the model passed. */
  readonly escapes: Rate;
  readonly agreed: Rate;
  readonly kappa: Kappa;
  /** No capture that passed was decided: escapes cannot show, and kappa says nothing of them. */
  readonly passesUnseen: boolean;
}

export interface ControlChart extends PChart {
  readonly samples: readonly Sample[];
  readonly outcomes: readonly Outcome[];
  readonly breaks: readonly (readonly RuleBreak[])[];
  /** The centre line comes from another period than the one shown. */
  readonly fromReference: boolean;
}

export interface ReportFigures {
  readonly captures: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly outcome: Outcome;
  /** Good of good and bad. */
  readonly yield: Rate;
  readonly pareto: readonly ParetoRow[];
  readonly agreement: Agreement;
  readonly chart: ControlChart;
}

export function reportFigures(summary: ReportSummary, basis: YieldBasis): ReportFigures {
  const { tally } = summary;
  const outcome = outcomeOf(tally, basis);
  return {
    captures: allCaptures(tally),
    accepted: ofStanding(tally, 'accept'),
    rejected: ofStanding(tally, 'reject'),
    undecided: ofStanding(tally, 'none'),
    outcome,
    yield: wilson(outcome.good, outcome.good + outcome.bad),
    pareto: pareto(summary.reasons),
    agreement: agreementOf(tally),
    chart: controlChart(summary, basis),
  };
}

export function pareto(reasons: ReportSummary['reasons']): readonly ParetoRow[] {
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  return reasons.map(({ reason, count }) => {
    sum += count;
    return { reason, count, share: count / all, cumulated: sum / all };
  });
}

export function agreementOf({ pass, fail }: Tally): Agreement {
  const counted = pass.accept + pass.reject + fail.accept + fail.reject;
  return {
    falseRejects: wilson(fail.accept, fail.accept + pass.accept),
    escapes: wilson(pass.reject, pass.reject + fail.reject),
    agreed: wilson(pass.accept + fail.reject, counted),
    kappa: cohensKappa({ goodGood: pass.accept, goodBad: pass.reject, badGood: fail.accept, badBad: fail.reject }),
    passesUnseen: counted > 0 && pass.accept + pass.reject === 0,
  };
}

function controlChart({ samples, reference }: ReportSummary, basis: YieldBasis): ControlChart {
  const outcomes = samples.map(({ tally }) => outcomeOf(tally, basis));
  const sizes = outcomes.map(({ good, bad }) => ({ inspected: good + bad, defective: bad }));
  const standard = reference === null ? null : outcomeOf(reference, basis);
  const chart = pChart(
    sizes,
    standard === null ? null : { inspected: standard.good + standard.bad, defective: standard.bad },
  );
  return {
    ...chart,
    samples,
    outcomes,
    breaks: ruleBreaks(chart.points.map((point) => point?.z ?? null)),
    fromReference: reference !== null,
  };
}
