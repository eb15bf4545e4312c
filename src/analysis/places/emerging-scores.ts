import { AnalysisInputError, type Need, type Refused, refused, requireOpenUnit, requirePositive } from '../refusal.ts'
import { mannKendall } from '../trend/trend.ts'
import { type EmergingClass, emergingClass, emergingColdClass, type PlaceHistory } from './emerging-class.ts'

export interface ScoreTrend extends Pick<PlaceHistory, 'trend'> {
  /** Mann-Kendall on the scores. */
  readonly trendZ: number
  readonly trendP: number
}

export interface ScoredPlace extends ScoreTrend {
  readonly class: EmergingClass
  readonly coldClass: EmergingClass
}

export interface ScoredClasses {
  readonly kind: 'emerging-classes'
  readonly method: 'emerging-fixed-limit'
  /** Steps. */
  readonly n: number
  readonly places: readonly ScoredPlace[]
  /** One limit for all places and steps finds hot spots in pure chance: see emerging. */
  readonly warnings: readonly 'limit-not-family-wise'[]
  readonly needs: readonly Need[]
}

const fewestSteps = 8

/**
 * Classes of scores made elsewhere (one list of steps for each place, equally long): hot at `zCrit` or more, cold at -zCrit
 * or less. Refuses under 8 steps. Errors: AnalysisInputError.
 */
export function classifyScores(
  scores: readonly (readonly number[])[],
  { zCrit, trendAlpha }: { readonly zCrit: number; readonly trendAlpha: number },
): ScoredClasses | Refused<'too-few-steps'> {
  requirePositive('zCrit', zCrit)
  requireOpenUnit('trendAlpha', trendAlpha)
  const n = scores[0]?.length ?? 0
  for (const [place, steps] of scores.entries()) {
    if (steps.length === n) continue
    throw new AnalysisInputError('wrong-length', { name: `z of ${place}`, length: steps.length, expected: n })
  }
  if (n < fewestSteps) return refused('too-few-steps', fewestSteps, n)
  return {
    kind: 'emerging-classes',
    method: 'emerging-fixed-limit',
    n,
    places: scores.map((steps) => {
      const trend = scoreTrend(steps, trendAlpha)
      const history = { hot: steps.map((z) => z >= zCrit), cold: steps.map((z) => z <= -zCrit), trend: trend.trend }
      return { class: emergingClass(history), coldClass: emergingColdClass(history), ...trend }
    }),
    warnings: ['limit-not-family-wise'],
    needs: [],
  }
}

/** Direction of at least 8 scores over time, flat unless chance is an unlikely explanation. */
export function scoreTrend(scores: readonly number[], alpha: number): ScoreTrend {
  const trend = mannKendall(scores)
  if (trend.kind === 'refused') throw new AnalysisInputError('wrong-length', { name: 'scores', length: scores.length })
  const direction = trend.s > 0 ? 'up' : trend.s < 0 ? 'down' : 'flat'
  return { trend: trend.p <= alpha ? direction : 'flat', trendZ: trend.z, trendP: trend.p }
}
