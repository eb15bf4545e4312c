import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireCount, requirePositive } from '../refusal.ts'

/** One tested series of the family: all series tested at the same time, each once. */
export interface SeriesTest {
  readonly midP: number
  readonly observed: number
  readonly expected: number
}

export interface FalseDiscoveryOptions {
  /** Largest q of a signal and of a watch. Defaults 0.10 and 0.20. */
  readonly signalAt?: number
  readonly watchAt?: number
  /** A rarity must also be large: at least this many events and this many times the expected. Defaults 3 and 1.5. */
  readonly fewestEvents?: number
  readonly leastRatio?: number
}

export type SeriesStatus = 'signal' | 'watch' | 'none'

export interface SeriesVerdict {
  readonly q: number
  readonly status: SeriesStatus
  /** q alone would have made it a signal or watch, but the effect is too small. */
  readonly belowEffect: boolean
}

export interface FamilyVerdict {
  readonly method: 'bh-mid-p'
  /** Series tested. */
  readonly n: number
  readonly warnings: readonly ('empty-family' | 'untested-series')[]
  /** Of the signals, how many are to be expected by chance. */
  readonly expectedFalseSignals: number
  /** In the order of the input; null where the series could not be tested. */
  readonly verdicts: readonly (SeriesVerdict | null)[]
}

/**
 * Benjamini-Hochberg adjusted p-values, q_(i) = min over j >= i of m p_(j) / j, in the order of the input.
 * On mid-p the rate of false discoveries stays below q under broad conditions (Chen & Sarkar 2019).
 */
export function benjaminiHochberg(probabilities: Float64Array): Float64Array {
  for (const p of probabilities) {
    if (!(p >= 0 && p <= 1)) throw new AnalysisInputError('out-of-range', { name: 'p', value: String(p) })
  }
  const order = Uint32Array.from(probabilities.keys()).sort((a, b) => at(probabilities, b) - at(probabilities, a))
  const adjusted = new Float64Array(probabilities.length)
  let smallest = 1
  let rank = probabilities.length
  for (const position of order) {
    smallest = Math.min(smallest, (probabilities.length * at(probabilities, position)) / rank)
    adjusted[position] = smallest
    rank -= 1
  }
  return adjusted
}

/** Which series of the family stand out. Untestable series are passed as null and do not count. Errors: AnalysisInputError. */
export function judgeFamily(tests: readonly (SeriesTest | null)[], options: FalseDiscoveryOptions = {}): FamilyVerdict {
  const { signalAt = 0.1 } = options
  const family = tests.filter((test) => test !== null)
  const adjusted = benjaminiHochberg(Float64Array.from(family, (test) => test.midP)).values()
  const verdicts = tests.map((test) => (test === null ? null : judge(test, adjusted.next().value ?? 1, options)))
  const signals = verdicts.filter((verdict) => verdict?.status === 'signal').length
  const warnings: FamilyVerdict['warnings'][number][] = []
  if (family.length === 0) warnings.push('empty-family')
  if (family.length < tests.length) warnings.push('untested-series')
  return { method: 'bh-mid-p', n: family.length, warnings, expectedFalseSignals: signalAt * signals, verdicts }
}

function judge(test: SeriesTest, q: number, options: FalseDiscoveryOptions): SeriesVerdict {
  const { signalAt = 0.1, watchAt = 0.2, fewestEvents = 3, leastRatio = 1.5 } = options
  requireCount('observed', test.observed)
  requirePositive('expected', test.expected)
  const rarity = q <= signalAt ? 'signal' : q <= watchAt ? 'watch' : 'none'
  const isLarge = test.observed >= fewestEvents && test.observed >= leastRatio * test.expected
  return { q, status: isLarge ? rarity : 'none', belowEffect: rarity !== 'none' && !isLarge }
}
