import { normalQuantile } from '../distributions/continuous.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError, type Need, requireCount, requireOpenUnit, requirePositive } from '../refusal.ts'
import { fisherMidP } from './exact-ratio.ts'
import { requirePhi } from './four-counts.ts'

export interface DetectableInput {
  /** Events in the treated areas before. */
  readonly n: number
  /** Events in the control areas before; as many when absent. */
  readonly control?: number | undefined
  /** Length of the time after over the time before; 1 when absent. */
  readonly after?: number
  readonly phi?: number
  readonly alpha?: number
  readonly power?: number
}

interface Answer<Name extends string> {
  readonly kind: 'detectable'
  readonly method: Name
  /** The largest ratio below 1 that would be found with the wanted power; null when not even a full stop would be. */
  readonly value: number | null
  readonly n: number
  readonly warnings: readonly 'nothing-detectable'[]
  readonly needs: readonly Need[]
  readonly alpha: number
  readonly power: number
}

export type Detectable = Answer<'log-ratio-normal'>

export interface SimulatedDetectable extends Answer<'fisher-mid-p-simulated'> {
  readonly seed: number
  readonly draws: number
}

const step = 0.005
const mostEvents = 1e6

/**
 * The smallest reduction that a before-after comparison with control areas would find, by the large-sample variance of ln RIRR
 * times `phi`. To be looked at before the measure starts. Errors: AnalysisInputError.
 */
export function detectableReduction(input: DetectableInput): Detectable {
  const { n, control = n, after = 1, phi = 1, alpha = 0.05, power = 0.8 } = input
  requireDesign({ n, control, after, phi, alpha, power })
  const wanted = normalQuantile(1 - alpha / 2) + normalQuantile(power)
  const design = { control: control / n, after, phi }
  const value = largestRatio(n, design, wanted)
  return {
    kind: 'detectable',
    method: 'log-ratio-normal',
    value,
    n,
    warnings: value === null ? ['nothing-detectable'] : [],
    needs: value === null ? [{ code: 'events-before', needed: fewestEvents(n, design, wanted), had: n }] : [],
    alpha,
    power,
  }
}

interface Design {
  /** Control events per treated event. */
  readonly control: number
  readonly after: number
  readonly phi: number
}

function largestRatio(n: number, { control, after, phi }: Design, wanted: number): number | null {
  const fixed = 1 / n + 1 / (control * n) + 1 / (control * n * after)
  const distance = (ratio: number) => -Math.log(ratio) / Math.sqrt(phi * (fixed + 1 / (n * after * ratio)))
  // The distance rises as the ratio falls from 1, and falls again close to 0: the first crossing from above is the answer.
  for (let count = Math.round(1 / step) - 1; count >= 1; count--) {
    if (distance(count * step) < wanted) continue
    let inside = count * step
    let outside = Math.min(1, (count + 1) * step)
    for (let halving = 0; halving < 50; halving++) {
      const middle = (inside + outside) / 2
      if (distance(middle) >= wanted) inside = middle
      else outside = middle
    }
    return inside
  }
  return null
}

/** Fewest events before with which anything at all would be detectable, control areas growing along. */
function fewestEvents(n: number, design: Design, wanted: number): number {
  let low = n
  let high = n
  while (largestRatio(high, design, wanted) === null) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (largestRatio(middle, design, wanted) === null) low = middle
    else high = middle
  }
  return high
}

export interface SimulationInput extends Omit<DetectableInput, 'phi'> {
  readonly seed?: number
  readonly draws?: number
}

const grid = 0.05
const mostSimulated = 1000

/**
 * The same by the exact test: the largest ratio, in steps of 0.05, that the Fisher mid-p test finds with the wanted power in
 * simulated Poisson tables. Up to 1,000 events before. Errors: AnalysisInputError.
 */
export function detectableBySimulation(input: SimulationInput): SimulatedDetectable {
  const { n, control = n, after = 1, alpha = 0.05, power = 0.8, seed = 1, draws = 2000 } = input
  requireDesign({ n, control, after, phi: 1, alpha, power })
  requirePositive('draws', draws)
  requireCount('draws', draws)
  requireCount('seed', seed)
  for (const [name, value] of Object.entries({ n, control, after: n * after })) {
    if (value > mostSimulated) throw new AnalysisInputError('out-of-range', { name, value, most: mostSimulated })
  }
  const powerAt = (count: number) => simulatedPower({ n, control, after, ratio: count * grid }, { alpha, seed, draws })
  let low = -1
  let high = Math.round(1 / grid)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (powerAt(middle) >= power) low = middle
    else high = middle
  }
  const value = low < 0 ? null : (low * Math.round(100 * grid)) / 100
  return {
    kind: 'detectable',
    method: 'fisher-mid-p-simulated',
    value,
    n,
    warnings: value === null ? ['nothing-detectable'] : [],
    needs: value === null ? [{ code: 'events-before', needed: n + 1, had: n }] : [],
    alpha,
    power,
    seed,
    draws,
  }
}

interface Truth {
  readonly n: number
  readonly control: number
  readonly after: number
  readonly ratio: number
}

function simulatedPower({ n, control, after, ratio }: Truth, { alpha, seed, draws }: Simulation): number {
  let found = 0
  for (let draw = 0; draw < draws; draw++) {
    const stream = new RandomStream(seed, draw)
    const T0 = stream.poisson(n)
    const C0 = stream.poisson(control)
    const C1 = stream.poisson(control * after)
    const T1 = stream.poisson(n * after * ratio)
    if (fisherMidP({ T0, T1, C0, C1 }) < alpha) found += 1
  }
  return found / draws
}

interface Simulation {
  readonly alpha: number
  readonly seed: number
  readonly draws: number
}

type Checked = Readonly<Record<'n' | 'control' | 'after' | 'phi' | 'alpha' | 'power', number>>

function requireDesign({ n, control, after, phi, alpha, power }: Checked): void {
  for (const [name, value] of Object.entries({ n, control })) {
    requireCount(name, value)
    requirePositive(name, value)
    if (value > mostEvents) throw new AnalysisInputError('out-of-range', { name, value, most: mostEvents })
  }
  requirePositive('after', after)
  requirePhi(phi)
  requireOpenUnit('alpha', alpha)
  requireOpenUnit('power', power)
  if (power <= alpha) throw new AnalysisInputError('out-of-range', { name: 'power', value: power, above: alpha })
}
