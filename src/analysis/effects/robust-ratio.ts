import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused } from '../refusal.ts'
import { type FourCounts, type Interval, logRatioOf, ratioOfRatios } from './four-counts.ts'
import { fourCounts, type Panel, type PanelInput, type PanelRefusal, toPanel } from './panel.ts'

/** `certain`: the 95 % interval leaves out 1; `suggested`: the 90 % interval does. */
export type EffectReading =
  | 'certain-decrease'
  | 'suggested-decrease'
  | 'cannot-say'
  | 'suggested-increase'
  | 'certain-increase'

export type RobustRatioWarning = 'few-events-before' | 'few-periods' | 'missing-periods' | 'zero-cell'

export interface RobustRatio {
  readonly kind: 'ratio'
  readonly method: 'rirr-robust'
  /** Relative incidence rate ratio; below 1 the treated areas did better than the control areas. */
  readonly value: number
  readonly interval: Interval
  readonly p: number
  /** Events in all areas, before and after. */
  readonly n: number
  readonly warnings: readonly RobustRatioWarning[]
  readonly needs: readonly Need[]
  readonly reading: EffectReading
  readonly counts: FourCounts
  readonly controls: number
  readonly added: number
  readonly relativeEffect: number
  readonly logRatio: number
  readonly variance: number
  readonly standardError: number
  readonly z: number
  readonly degrees: number
  /** The factor on the Poisson variance and the two estimates it is the larger of, never below 1. */
  readonly phi: number
  readonly phiResidual: number
  readonly phiPlacebo: number
  /** Each control area judged against the others as if it had been treated. */
  readonly placeboZ: readonly number[]
  /** Events fewer than without the measure, by the ratio; negative when more. */
  readonly prevented: number
}

export type RobustRatioRefusal =
  | PanelRefusal
  | Refused<'too-few-controls' | 'no-treated-events' | 'no-control-events' | 'no-degrees-of-freedom'>

export const fewestControls = 5
const degrees = 20
const fewestEventsBefore = 20
const fewPeriods = 6

/**
 * RIRR of treated against control areas, its variance widened by what the areas and periods vary beyond chance and by how far
 * the control areas drift from each other. Needs 5 control areas. Own method; the effect size after Wilson 2022, the
 * overdispersion after Marchant, Baxter and Barber 2006. Errors: AnalysisInputError.
 */
export function robustRatio(input: PanelInput, level = 0.95): RobustRatio | RobustRatioRefusal {
  const panel = toPanel(input)
  if ('kind' in panel) return panel
  if (panel.controls.length < fewestControls) return refused('too-few-controls', fewestControls, panel.controls.length)
  const counts = fourCounts(panel)
  const poisson = ratioOfRatios(counts, { level })
  if (poisson.kind === 'refused') return poisson
  const phiResidual = residualDispersion(panel, counts)
  if (typeof phiResidual !== 'number') return phiResidual
  const placeboZ = placeboScores(panel)
  const phiPlacebo = placeboZ.reduce((sum, z) => sum + z * z, 0) / placeboZ.length
  const phi = Math.max(1, phiResidual, phiPlacebo)
  const widened = ratioOfRatios(counts, { phi, degrees, level })
  if (widened.kind === 'refused') return widened
  return {
    ...widened,
    method: 'rirr-robust',
    warnings: warningsOf(panel, counts),
    needs:
      counts.T0 < fewestEventsBefore ? [{ code: 'events-before', needed: fewestEventsBefore, had: counts.T0 }] : [],
    reading: readingOf(widened.logRatio, widened.p),
    counts,
    controls: panel.controls.length,
    standardError: Math.sqrt(phi * widened.variance),
    degrees,
    phi,
    phiResidual,
    phiPlacebo,
    placeboZ,
    prevented: counts.T1 * (Math.exp(-widened.logRatio) - 1),
  }
}

function readingOf(logRatio: number, p: number): EffectReading {
  if (p > 0.1 || logRatio === 0) return 'cannot-say'
  if (p > 0.05) return logRatio < 0 ? 'suggested-decrease' : 'suggested-increase'
  return logRatio < 0 ? 'certain-decrease' : 'certain-increase'
}

function warningsOf(panel: Panel, { T0, T1, C0, C1 }: FourCounts): readonly RobustRatioWarning[] {
  const warnings: RobustRatioWarning[] = []
  if (T0 < fewestEventsBefore) warnings.push('few-events-before')
  if (Math.min(panel.periodsBefore, panel.periods - panel.periodsBefore) < fewPeriods) warnings.push('few-periods')
  if (panel.dropped > 0) warnings.push('missing-periods')
  if (Math.min(T0, T1, C0, C1) === 0) warnings.push('zero-cell')
  return warnings
}

/**
 * Pearson statistic over degrees of freedom of the Poisson model area + period + treated·after. In a full panel its expected
 * counts are closed: row sum x column sum x group sum / (row group's sum x column group's sum). Areas and periods without events
 * carry nothing and are left out; a cell that must be 0 adds nothing.
 */
function residualDispersion(
  { areas, periods, periodsBefore, isTreated, counts, before, after }: Panel,
  { T0, T1, C0, C1 }: FourCounts,
): number | Refused<'no-degrees-of-freedom'> {
  const columnSums = new Float64Array(periods)
  for (let cell = 0; cell < counts.length; cell++) {
    columnSums[cell % periods] = at(columnSums, cell % periods) + at(counts, cell)
  }
  let rows = 0
  let pearson = 0
  for (let area = 0; area < areas; area++) {
    const rowSum = at(before, area) + at(after, area)
    if (rowSum === 0) continue
    rows += 1
    const treated = isTreated[area] === true
    const share = rowSum / (treated ? T0 + T1 : C0 + C1)
    for (let period = 0; period < periods; period++) {
      const isBefore = period < periodsBefore
      const group = treated ? (isBefore ? T0 : T1) : isBefore ? C0 : C1
      if (group === 0 || at(columnSums, period) === 0) continue
      const mean = (share * group * at(columnSums, period)) / (isBefore ? T0 + C0 : T1 + C1)
      pearson += (at(counts, area * periods + period) - mean) ** 2 / mean
    }
  }
  const columns = columnSums.filter((sum) => sum > 0).length
  // Without events in one of the spans the interaction is not a parameter of its own.
  const interaction = T0 + C0 > 0 && T1 + C1 > 0 ? 1 : 0
  const residualDegrees = rows * columns - (rows + columns - 1) - interaction
  return residualDegrees < 1 ? refused('no-degrees-of-freedom', 1, residualDegrees) : pearson / residualDegrees
}

/** Studentised ln RIRR of each control area against the other control areas, ½ added throughout. */
function placeboScores({ controls, before, after }: Panel): readonly number[] {
  let C0 = 0
  let C1 = 0
  for (const area of controls) {
    C0 += at(before, area)
    C1 += at(after, area)
  }
  return controls.map((area) => {
    const T0 = at(before, area)
    const T1 = at(after, area)
    const { logRatio, variance } = logRatioOf({ T0, T1, C0: C0 - T0, C1: C1 - T1 }, 0.5)
    return logRatio / Math.sqrt(variance)
  })
}
