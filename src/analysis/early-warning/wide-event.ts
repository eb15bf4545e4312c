import { type Refused, refused, requireCount } from '../refusal.ts'
import { type Evaluation, evaluate, type Predictive } from './early-warning.ts'

/** A tested count with what it was expected to be. */
export interface Tested extends Pick<Predictive, 'mean' | 'size'> {
  readonly observed: number
}

export interface RaisedPart {
  /** What the part was expected to be, times the rise of the others. */
  readonly mean: number
  readonly size: number | null
  /** The others' rise, at least 1. */
  readonly ratio: number
  readonly evaluation: Evaluation
}

/** Whether a rise of the whole is shared by its parts. */
export interface SharedRise {
  readonly kind: 'together' | 'apart'
  readonly method: 'leave-largest-out'
  /** Observed over expected of the parts that follow the others. */
  readonly ratio: number
  /** The whole without the part that rose most, and P(as much or more). */
  readonly rest: { readonly observed: number; readonly expected: number; readonly p: number }
  /** Each part against the rise of the others, in the order of the input; null where the part was not tested. */
  readonly parts: readonly (RaisedPart | null)[]
  /** Parts tested. */
  readonly n: number
}

export type TooFewParts = Refused<'too-few-parts'>

const fewestParts = 3
/** The rest must still be this unusual. */
const restLevel = 0.05
/** A part this far above the others' rise does not tell what the others' rise is. */
const standsOut = 0.01

/**
 * Splits a rise of the whole (whose own prediction comes from the history of its totals) in what the parts share and what some of
 * them have alone. Together: without the part that rose most, the rest is still above its expectation at 5 %.
 * Refuses under 3 tested parts. Errors: AnalysisInputError.
 */
export function findSharedRise(whole: Tested, parts: readonly (Tested | null)[]): SharedRise | TooFewParts {
  const tested = parts.filter((part) => part !== null)
  if (tested.length < fewestParts) return refused('too-few-parts', fewestParts, tested.length)
  for (const { observed } of tested) requireCount('observed', observed)
  const everyone = sumOf(tested)
  const first = parts.map((part) => (part === null ? null : raise(part, without(everyone, part))))
  const followers = parts.filter((part, index) => part !== null && !((first[index]?.evaluation.midP ?? 1) < standsOut))
  // Without any follower there is no shared rise to speak of: the first comparison stands.
  const shared = followers.length < 2 ? everyone : sumOf(followers.filter((part) => part !== null))
  const raised = parts.map((part, index) => {
    if (part === null || followers.length < 2) return first[index] ?? null
    return raise(part, followers.includes(part) ? without(shared, part) : shared)
  })
  const rest = restOf(whole, tested)
  return {
    kind: rest.p <= restLevel ? 'together' : 'apart',
    method: 'leave-largest-out',
    ratio: shared.observed / shared.mean,
    rest,
    parts: raised,
    n: tested.length,
  }
}

interface Sum {
  readonly observed: number
  readonly mean: number
  readonly variance: number
}

const varianceOf = ({ mean, size }: Tested) => mean + (size === null ? 0 : mean ** 2 / size)

const sumOf = (parts: readonly Tested[]): Sum =>
  parts.reduce<Sum>(
    (sum, part) => ({
      observed: sum.observed + part.observed,
      mean: sum.mean + part.mean,
      variance: sum.variance + varianceOf(part),
    }),
    { observed: 0, mean: 0, variance: 0 },
  )

const without = (sum: Sum, part: Tested): Sum => ({
  observed: sum.observed - part.observed,
  mean: sum.mean - part.mean,
  variance: sum.variance - varianceOf(part),
})

/** A falling rest never lowers what is expected of a part. */
function raise(part: Tested, others: Sum): RaisedPart {
  const ratio = Math.max(1, others.observed / others.mean)
  // How well the others tell their rise: its relative variance joins that of the part's own rate.
  const uncertainty = ratio === 1 ? 0 : others.variance / (ratio * others.mean ** 2)
  const spread = (part.size === null ? 0 : 1 / part.size) + uncertainty
  const raised = { mean: part.mean * ratio, size: spread > 0 ? 1 / spread : null }
  return { ...raised, ratio, evaluation: evaluate(raised, part.observed) }
}

function restOf(whole: Tested, parts: readonly Tested[]): SharedRise['rest'] {
  const largest = parts.reduce((most, part) => (part.observed - part.mean > most.observed - most.mean ? part : most))
  const everyone = sumOf(parts)
  const observed = everyone.observed - largest.observed
  const share = (everyone.mean - largest.mean) / everyone.mean
  // The whole's overdispersion is kept for the rest, which errs towards "apart".
  const expected = whole.mean * share
  const size = whole.size === null ? null : whole.size * share
  return { observed, expected, p: evaluate({ mean: expected, size }, observed).p }
}
