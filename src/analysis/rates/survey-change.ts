import { benjaminiHochberg } from '../early-warning/false-discovery.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requireOpenUnit,
} from '../refusal.ts'
import { defaultLevel, deviateOf, type Interval } from './interval.ts'
import { newcombeLimits, type PooledTest, pooledTest } from './newcombe.ts'
import { type EffectiveSample, effectiveSample, type SurveySample } from './survey-sample.ts'

export type SurveyWarning = 'design-effect-assumed' | 'interval-first' | 'no-variation'

export interface SurveyChange {
  readonly kind: 'survey-change'
  readonly method: 'newcombe-effective-n'
  /** Share after minus share before. */
  readonly value: number
  readonly interval: Interval
  /** Pooled test on the effective numbers; null where nobody or everybody answered alike. */
  readonly pooled: PooledTest | null
  readonly verdict: 'no-certain-change' | 'rise' | 'fall'
  /** Answers in both rounds. */
  readonly n: number
  readonly effective: readonly [before: EffectiveSample, after: EffectiveSample]
  /** Share of those asked who answered; null where it is not known who was asked. */
  readonly responseRates: readonly [before: number | null, after: number | null]
  readonly warnings: readonly SurveyWarning[]
  readonly needs: readonly Need[]
}

/** Under this many answers no percentage is given; under the second the interval is to be shown first. */
const fewestAnswers = 50
const fewestForPlainShare = 100

/**
 * Change of a share between two independent rounds, Newcombe's interval on effective numbers.
 * Refuses when either round has under 50 answers. Errors: AnalysisInputError.
 */
export function surveyChange(
  before: SurveySample,
  after: SurveySample,
  level = defaultLevel,
): SurveyChange | Refused<'too-few-answers'> {
  const deviate = deviateOf(level)
  requireSample('1', before)
  requireSample('2', after)
  const fewest = Math.min(before.n, after.n)
  if (fewest < fewestAnswers) return refused('too-few-answers', fewestAnswers, fewest)
  const effective = [effectiveSample(before), effectiveSample(after)] as const
  const one = { share: before.share, size: effective[0].size }
  const two = { share: after.share, size: effective[1].size }
  const limits = newcombeLimits(two, one, deviate)
  const pooled = pooledTest(two, one)
  const warnings: SurveyWarning[] = []
  if (effective.some(({ source }) => source === 'assumed')) warnings.push('design-effect-assumed')
  if (fewest < fewestForPlainShare) warnings.push('interval-first')
  if (pooled === null) warnings.push('no-variation')
  return {
    kind: 'survey-change',
    method: 'newcombe-effective-n',
    value: after.share - before.share,
    interval: { ...limits, level },
    pooled,
    verdict: limits.low > 0 ? 'rise' : limits.high < 0 ? 'fall' : 'no-certain-change',
    n: before.n + after.n,
    effective,
    responseRates: [responseRate(before), responseRate(after)],
    warnings,
    needs: fewest < fewestForPlainShare ? [{ code: 'answers', needed: fewestForPlainShare, had: fewest }] : [],
  }
}

export interface SurveyFamily {
  readonly kind: 'survey-family'
  readonly method: 'bh-pooled'
  /** Comparisons tested. */
  readonly n: number
  /** In the order of the input; null where there was too little or nothing varied. */
  readonly q: readonly (number | null)[]
  /** A change counts as certain when its own interval says so and q is at most `falseShare`. */
  readonly verdicts: readonly (SurveyChange['verdict'] | null)[]
  readonly falseShare: number
  readonly warnings: readonly 'untested-comparisons'[]
  readonly needs: readonly Need[]
}

/** Benjamini-Hochberg over all areas and questions compared at the same time. Errors: AnalysisInputError. */
export function judgeSurveyFamily(changes: readonly (SurveyChange | Refused)[], falseShare = 0.05): SurveyFamily {
  requireOpenUnit('falseShare', falseShare)
  const tests = changes.map((change) => (change.kind === 'refused' ? null : change.pooled))
  const probabilities = tests.flatMap((test) => (test === null ? [] : [test.p]))
  const adjusted = benjaminiHochberg(Float64Array.from(probabilities)).values()
  const q = tests.map((test) => (test === null ? null : (adjusted.next().value ?? 1)))
  return {
    kind: 'survey-family',
    method: 'bh-pooled',
    n: probabilities.length,
    q,
    verdicts: changes.map((change, index) => {
      if (change.kind === 'refused') return null
      return (q[index] ?? 1) <= falseShare ? change.verdict : 'no-certain-change'
    }),
    falseShare,
    warnings: probabilities.length < changes.length ? ['untested-comparisons'] : [],
    needs: [],
  }
}

function requireSample(which: string, { share, n, invited }: SurveySample): void {
  if (!(share >= 0 && share <= 1)) {
    throw new AnalysisInputError('out-of-range', { name: `p${which}`, value: String(share) })
  }
  requireCount(`n${which}`, n)
  if (invited === undefined) return
  requireCount(`invited${which}`, invited)
  requireAtMost(`n${which}`, n, invited)
}

const responseRate = ({ n, invited }: SurveySample): number | null => (invited === undefined ? null : n / invited)
