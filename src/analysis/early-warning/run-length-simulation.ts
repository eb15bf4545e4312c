import { RandomStream } from '../random.ts'
import { AnalysisInputError, requireCount, requirePositive } from '../refusal.ts'
import { logLikelihoodRatio, shiftLaws } from './likelihood-cusum.ts'
import type { RunLengthInput } from './run-length.ts'

export interface SimulationInput extends Omit<RunLengthInput, 'states'> {
  readonly seed: number
  readonly draws: number
  /** A run is cut here. Default 100,000 weeks. */
  readonly longest?: number
}

export interface SimulatedRunLength {
  readonly kind: 'run-length'
  readonly method: 'lr-cusum-simulation'
  readonly runLength: number
  /** Normal 95 % limits of the mean; null with one draw. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: 0.95 } | null
  readonly n: number
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly 'runs-cut'[]
  readonly needs: readonly []
}

/** Mean weeks until the likelihood CUSUM reaches `h` in simulated series. Stream i of the seed makes run i. Errors: AnalysisInputError. */
export function simulateRunLength(input: SimulationInput): SimulatedRunLength {
  const { h, trueMean = input.mean, size = null, seed, draws, longest = 100_000 } = input
  requirePositive('h', h)
  requirePositive('trueMean', trueMean)
  if (!Number.isSafeInteger(seed)) throw new AnalysisInputError('not-a-count', { name: 'seed', value: String(seed) })
  requireCount('draws', draws)
  requirePositive('draws', draws)
  requireCount('longest', longest)
  const laws = shiftLaws(input)
  const known: number[] = []
  const llr = (count: number) => (known[count] ??= logLikelihoodRatio(laws, count))
  let sum = 0
  let squares = 0
  let cut = 0
  for (let run = 0; run < draws; run++) {
    const stream = new RandomStream(seed, run)
    let height = 0
    let weeks = 0
    while (height < h && weeks < longest) {
      height = Math.max(0, height + llr(stream.negativeBinomial(trueMean, size)))
      weeks += 1
    }
    if (height < h) cut += 1
    sum += weeks
    squares += weeks * weeks
  }
  const runLength = sum / draws
  const reach = draws > 1 ? 1.959963984540054 * Math.sqrt((squares / draws - runLength ** 2) / (draws - 1)) : null
  return {
    kind: 'run-length',
    method: 'lr-cusum-simulation',
    runLength,
    interval: reach === null ? null : { low: Math.max(1, runLength - reach), high: runLength + reach, level: 0.95 },
    n: draws - cut,
    seed,
    draws,
    warnings: cut > 0 ? ['runs-cut'] : [],
    needs: [],
  }
}
