import { useTranslation } from 'react-i18next';
import { type RuleBreak, zoneRules } from '../../../src-shared/domain/western-electric';

export interface RuleWords {
  /** Beside the point: "R1", "R1+2"; empty when none is broken. */
  short(breaks: readonly RuleBreak[]): string;
  long(ruleBreak: RuleBreak): string;
}

/** The zone rules by number, in the handbook's order. */
export function useRuleWords(): RuleWords {
  const { t } = useTranslation();
  const number = (rule: RuleBreak['rule']): number => zoneRules.indexOf(rule) + 1;
  return {
    short: (breaks) =>
      breaks.length === 0
        ? ''
        : t('reports.ruleShort', { numbers: [...new Set(breaks.map(({ rule }) => number(rule)))].join('+') }),
    long: ({ rule, side }) =>
      t('reports.ruleLong', {
        number: number(rule),
        what: t(`reports.rules.${rule}`),
        side: t(`reports.sides.${side}`),
      }),
  };
}
