import { at } from '../linear-algebra.ts'
import { type Refused, refused, requireAtMost, requireCount, requirePositive } from '../refusal.ts'
import { requireBetween } from './chart.ts'
import { logLikelihoodRatio, type ShiftModel, shiftLaws } from './likelihood-cusum.ts'

export interface RunLengthInput extends ShiftModel {
  /** Decision limit of the likelihood CUSUM. */
  readonly h: number
  /** Expected count per week that the chart really meets. Default the usual mean: weeks between false alarms. */
  readonly trueMean?: number
  /** Steps that the height of the sum is cut in, 2 to 1,000. Default 400: about 1-2 % from the exact length. */
  readonly states?: number
}

/** Probability of larger counts that the chain leaves out. */
const neglected = 1e-12
const usualStates = 400
/** More different counts than this are no small counts. */
const mostCounts = 20_000

export interface RunLength {
  readonly kind: 'run-length'
  readonly method: 'lr-cusum-markov-chain'
  /** Weeks on average until the alarm. */
  readonly runLength: number
  /** States of the chain. */
  readonly n: number
  readonly warnings: readonly []
  readonly needs: readonly []
}

/**
 * Expected number of weeks until the likelihood CUSUM reaches `h`, by a Markov chain on the height of the sum cut in
 * equal steps (Brook & Evans 1972). Refused when the chain practically never alarms. Errors: AnalysisInputError.
 */
export function averageRunLength(input: RunLengthInput): RunLength | Refused<'no-alarm-in-sight'> {
  const { states = usualStates } = input
  const runLength = expectedWeeks(input)
  if (runLength === null) return refused('no-alarm-in-sight', longestRun, 0)
  return { kind: 'run-length', method: 'lr-cusum-markov-chain', runLength, n: states, warnings: [], needs: [] }
}

/** Beyond this the rounding of the chain decides. */
const longestRun = 1e9

/** Null when it is longer than can be told. */
function expectedWeeks(input: RunLengthInput): number | null {
  const { h, trueMean = input.mean, states = usualStates } = input
  requirePositive('h', h)
  requirePositive('trueMean', trueMean)
  requireCount('states', states)
  requireBetween('states', states, [2, 1000])
  const laws = shiftLaws(input)
  const real = shiftLaws({ ...input, mean: trueMean }).usual
  const steps = real.quantile(1 - neglected) + 6
  requireAtMost('counts', steps, mostCounts)
  const llr = Float64Array.from({ length: steps }, (_, count) => logLikelihoodRatio(laws, count))
  const chance = Float64Array.from({ length: steps }, (_, count) => Math.exp(real.logPmf(count)))
  const chain = transitionsLeft({ h, states, llr, chance })
  const length = expectedVisits(chain, states)
  return length > 0 && length < longestRun ? length : null
}

interface Chain {
  readonly h: number
  readonly states: number
  readonly llr: Float64Array
  readonly chance: Float64Array
}

/** I − P for the states below h, row-major. The first state stands for 0, the others for the middle of their step. */
function transitionsLeft({ h, states, llr, chance }: Chain): Float64Array {
  const width = h / states
  const matrix = new Float64Array(states * states)
  for (let from = 0; from < states; from++) {
    const height = from === 0 ? 0 : (from + 0.5) * width
    for (let count = 0; count < llr.length; count++) {
      const next = height + at(llr, count)
      if (next >= h) continue
      const to = next <= 0 ? 0 : Math.min(states - 1, Math.floor(next / width))
      matrix[from * states + to] = at(matrix, from * states + to) - at(chance, count)
    }
    matrix[from * states + from] = at(matrix, from * states + from) + 1
  }
  return matrix
}

/**
 * First element of the solution of A x = 1. A is diagonally dominant, so no pivoting is needed. Overwrites A. From the last
 * state upwards, so that the first unknown is the last to be left; most entries of a row are 0 and are passed over.
 */
function expectedVisits(matrix: Float64Array, order: number): number {
  const right = new Float64Array(order).fill(1)
  const filled = new Int32Array(order)
  for (let pivot = order - 1; pivot > 0; pivot--) {
    const pivotRow = matrix.subarray(pivot * order, pivot * order + pivot + 1)
    const diagonal = at(pivotRow, pivot)
    let count = 0
    for (let column = 0; column < pivot; column++) if (pivotRow[column] !== 0) filled[count++] = column
    for (let row = 0; row < pivot; row++) {
      const entry = matrix[row * order + pivot] ?? 0
      if (entry === 0) continue
      const factor = entry / diagonal
      const start = row * order
      for (let index = 0; index < count; index++) {
        const column = filled[index] ?? 0
        matrix[start + column] = (matrix[start + column] ?? 0) - factor * (pivotRow[column] ?? 0)
      }
      right[row] = (right[row] ?? 0) - factor * (right[pivot] ?? 0)
    }
  }
  return at(right, 0) / at(matrix, 0)
}

/** Steps of the search for a limit; each halves the interval. */
const searchSteps = 40
const largestThreshold = 20

export interface Threshold {
  readonly kind: 'threshold'
  readonly method: 'lr-cusum-markov-chain'
  readonly h: number
  /** What was asked for: weeks on average between false alarms. */
  readonly runLength: number
  /** States of the chain. */
  readonly n: number
  readonly warnings: readonly []
  readonly needs: readonly []
}

/**
 * The lowest decision limit that gives on average at least `runLength` weeks between false alarms.
 * Refused when no limit up to 20 does. Errors: AnalysisInputError.
 */
export function thresholdForRunLength(
  model: ShiftModel,
  runLength: number,
  states = 100,
): Threshold | Refused<'no-limit'> {
  requireBetween('runLength', runLength, [1, 1e6])
  const reaches = (h: number) => (expectedWeeks({ ...model, h, states }) ?? longestRun) >= runLength
  if (!reaches(largestThreshold)) return refused('no-limit', largestThreshold, largestThreshold)
  let low = 0
  let high = largestThreshold
  for (let step = 0; step < searchSteps && high - low > 1e-6; step++) {
    const middle = (low + high) / 2
    if (reaches(middle)) high = middle
    else low = middle
  }
  return { kind: 'threshold', method: 'lr-cusum-markov-chain', h: high, runLength, n: states, warnings: [], needs: [] }
}
