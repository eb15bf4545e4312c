import { studentAtMost, studentQuantile } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need, type Refused, refused, requireOpenUnit } from '../refusal.ts'
import type { CountData } from '../regression/count-data.ts'
import { type FitRefusal, fitCounts } from '../regression/count-regression.ts'
import { clusterCovariance } from '../regression/robust-covariance.ts'
import { type Interval, requireSmallCount } from './four-counts.ts'
import { fewestControls } from './robust-ratio.ts'

/** One row per area and period; rows may be missing. From `postFrom` on the areas in `treated` are treated. */
export interface LongPanel {
  readonly y: readonly number[]
  readonly area: readonly number[]
  readonly t: readonly number[]
  readonly treated: readonly number[]
  readonly postFrom: number
}

export interface DifferenceInDifferences {
  readonly kind: 'ratio'
  readonly method: 'did-quasi-poisson'
  readonly value: number
  readonly interval: Interval
  readonly p: number
  /** Rows with events somewhere in their area and in their period. */
  readonly n: number
  readonly warnings: readonly 'prefer-robust-ratio'[]
  readonly needs: readonly Need[]
  readonly logRatio: number
  readonly standardError: number
  readonly phi: number
  readonly degrees: number
  /** Cluster-robust by area; null under 20 areas, where it finds effects that are not there in half of all cases. */
  readonly clusterError: number | null
}

export const fewestClusters = 20
const mostColumns = 400

/**
 * Poisson model with one factor per area and period and the treatment, quasi-Poisson error. In full panels its estimate is that of
 * the RIRR; it is here to check that, and the robust RIRR is to be shown. Errors: AnalysisInputError.
 */
export function differenceInDifferences(
  panel: LongPanel,
  level = 0.95,
): DifferenceInDifferences | FitRefusal | Refused<'too-few-controls' | 'no-treated-events'> {
  requireOpenUnit('level', level)
  const model = toModel(panel)
  if ('kind' in model) return model
  const fit = fitCounts(model.data)
  if (fit.kind === 'refused') return fit
  const last = model.data.columns - 1
  const own = last * (model.data.columns + 1)
  const logRatio = at(fit.coefficients, last)
  const standardError = Math.sqrt(Math.max(1, fit.dispersion) * at(fit.unscaled, own))
  const reach = studentQuantile((1 + level) / 2, fit.degrees) * standardError
  const areas = new Set(model.clusters).size
  const enough = areas >= fewestClusters
  return {
    kind: 'ratio',
    method: 'did-quasi-poisson',
    value: Math.exp(logRatio),
    interval: { low: Math.exp(logRatio - reach), high: Math.exp(logRatio + reach), level },
    p: 2 * studentAtMost(-Math.abs(logRatio / standardError), fit.degrees),
    n: model.clusters.length,
    warnings: ['prefer-robust-ratio'],
    needs: enough ? [] : [{ code: 'areas-for-cluster-error', needed: fewestClusters, had: areas }],
    logRatio,
    standardError,
    phi: fit.dispersion,
    degrees: fit.degrees,
    clusterError: enough ? Math.sqrt(at(clusterCovariance(model.data, fit, model.clusters), own)) : null,
  }
}

export interface FactorModel {
  readonly data: CountData
  /** The area of each row. */
  readonly clusters: readonly number[]
}

/** Columns: 1, areas but the first, periods but the first, treated·after. Areas and periods without events carry nothing and go. */
export function toModel(
  panel: LongPanel,
): FactorModel | Refused<'too-few-controls' | 'no-treated-events' | 'no-events'> {
  requireLong(panel)
  const { y, area, t, treated, postFrom } = panel
  const controls = new Set(area.filter((code) => !treated.includes(code))).size
  if (controls < fewestControls) return refused('too-few-controls', fewestControls, controls)
  const liveAreas = withEvents(area, y)
  const livePeriods = withEvents(t, y)
  if (liveAreas.size === 0) return refused('no-events', 1, 0)
  if (!treated.some((code) => liveAreas.has(code))) return refused('no-treated-events', 1, 0)
  const rows = y.flatMap((count, index) => {
    const code = area[index] ?? Number.NaN
    const period = t[index] ?? Number.NaN
    return liveAreas.has(code) && livePeriods.has(period) ? [{ count, code, period }] : []
  })
  const columns = liveAreas.size + livePeriods.size
  if (columns > mostColumns) {
    throw new AnalysisInputError('out-of-range', { name: 'areas and periods', value: columns, most: mostColumns })
  }
  const design = new Float64Array(rows.length * columns)
  for (const [index, { code, period }] of rows.entries()) {
    const start = index * columns
    design[start] = 1
    const areaColumn = liveAreas.get(code) ?? 0
    if (areaColumn > 0) design[start + areaColumn] = 1
    const periodColumn = livePeriods.get(period) ?? 0
    if (periodColumn > 0) design[start + liveAreas.size - 1 + periodColumn] = 1
    if (period >= postFrom && treated.includes(code)) design[start + columns - 1] = 1
  }
  return {
    data: {
      design,
      columns,
      counts: Float64Array.from(rows, ({ count }) => count),
      exposure: new Float64Array(rows.length).fill(1),
    },
    clusters: rows.map(({ code }) => code),
  }
}

/** The codes that have events, numbered from 0 in ascending order. */
function withEvents(codes: readonly number[], y: readonly number[]): ReadonlyMap<number, number> {
  const live = new Set(codes.filter((_, index) => (y[index] ?? 0) > 0))
  return new Map([...live].sort((a, b) => a - b).map((code, position) => [code, position]))
}

function requireLong({ y, area, t, treated, postFrom }: LongPanel): void {
  for (const [name, values] of Object.entries({ area, t })) {
    if (values.length !== y.length) {
      throw new AnalysisInputError('wrong-length', { name, value: values.length, needed: y.length })
    }
    for (const value of values) requireWhole(name, value)
  }
  for (const count of y) requireSmallCount('y', count)
  for (const code of treated) {
    if (!area.includes(code)) throw new AnalysisInputError('out-of-range', { name: 'treated', value: String(code) })
  }
  if (treated.length === 0) throw new AnalysisInputError('wrong-length', { name: 'treated', value: 0, needed: 1 })
  requireWhole('postFrom', postFrom)
  const seen = new Set(area.map((code, index) => `${code} ${t[index]}`))
  if (seen.size < y.length)
    throw new AnalysisInputError('wrong-length', { name: 'rows', value: y.length, needed: seen.size })
}

function requireWhole(name: string, value: number): void {
  if (!Number.isSafeInteger(value)) throw new AnalysisInputError('out-of-range', { name, value: String(value) })
}
