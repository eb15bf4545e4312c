import type { Need } from '../refusal.ts'
import { scoreIndicators } from './level.ts'
import type { RuleSet } from './rule-set.ts'

export interface WithoutOne {
  readonly id: string
  /** null when too little of the weight is left. */
  readonly score: number | null
  readonly rawLevel: number | null
  /** Raw level without it minus raw level with it; null when either is missing. */
  readonly change: number | null
}

export interface LeaveOneOut {
  readonly kind: 'leave-one-out'
  readonly method: 'additive-points'
  readonly rawLevel: number | null
  /** One row for each indicator present, in the order of the rule set. */
  readonly rows: readonly WithoutOne[]
  readonly n: number
  readonly warnings: readonly 'rests-on-one-indicator'[]
  readonly needs: readonly Need[]
}

/** What the score and the raw level would be without each indicator in turn. Errors: AnalysisInputError. */
export function leaveOneOut(ruleSet: RuleSet, values: Readonly<Record<string, number | null>>): LeaveOneOut {
  const whole = scoreIndicators(ruleSet, values)
  const present = ruleSet.indicators.filter(({ id }) => (values[id] ?? null) !== null)
  const rows = present.map(({ id }) => {
    const { score, rawLevel } = scoreIndicators(ruleSet, { ...values, [id]: null })
    return {
      id,
      score,
      rawLevel,
      change: rawLevel === null || whole.rawLevel === null ? null : rawLevel - whole.rawLevel,
    }
  })
  return {
    kind: 'leave-one-out',
    method: 'additive-points',
    rawLevel: whole.rawLevel,
    rows,
    n: present.length,
    warnings: rows.some(({ change }) => change !== null && change < -1) ? ['rests-on-one-indicator'] : [],
    needs: whole.needs,
  }
}
