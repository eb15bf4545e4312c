import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requirePositive } from '../refusal.ts'

/** Rows are observations. `design` is row-major, counts.length x columns; `exposure` multiplies the expected count. */
export interface CountData {
  readonly design: Float64Array
  readonly columns: number
  /** At least 0, not necessarily whole. */
  readonly counts: Float64Array
  readonly exposure: Float64Array
  /** Prior weights, positive; 1 when absent. */
  readonly weights?: Float64Array
}

/** Events per unit of exposure. */
export function overallRate({ counts, exposure }: CountData): number {
  let events = 0
  let exposed = 0
  for (let row = 0; row < counts.length; row++) {
    events += at(counts, row)
    exposed += at(exposure, row)
  }
  return events / exposed
}

/** `size` of a negative binomial law, null for Poisson. Errors: AnalysisInputError. */
export function requireData({ design, columns, counts, exposure, weights }: CountData, size: number | null): void {
  if (size !== null) requirePositive('size', size)
  requirePositive('columns', columns)
  requireLength('design', design, counts.length * columns)
  requireLength('exposure', exposure, counts.length)
  for (const value of design) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name: 'design', value: String(value) })
  }
  for (const count of counts) {
    if (!Number.isFinite(count)) throw new AnalysisInputError('not-finite', { name: 'counts', value: String(count) })
    if (count < 0) throw new AnalysisInputError('out-of-range', { name: 'counts', value: count })
  }
  for (const exposed of exposure) requirePositive('exposure', exposed)
  if (weights === undefined) return
  requireLength('weights', weights, counts.length)
  for (const weight of weights) requirePositive('weights', weight)
}

function requireLength(name: string, values: Float64Array, needed: number): void {
  if (values.length !== needed) throw new AnalysisInputError('wrong-length', { name, value: values.length, needed })
}
