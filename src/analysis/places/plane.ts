import { AnalysisInputError, requirePositive } from '../refusal.ts'

/** Points in a plane, in metres (a projected system, never degrees). */
export interface PlanePoints {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** A rectangle in metres: xMin, xMax, yMin, yMax. */
export type PlaneWindow = readonly [number, number, number, number]

export function requirePlanePoints({ x, y }: PlanePoints): void {
  if (x.length !== y.length)
    throw new AnalysisInputError('wrong-length', { name: 'y', length: y.length, expected: x.length })
  for (const values of [x, y]) {
    // The value is left out of the error: it could be somebody's home.
    if (!values.every((value) => Number.isFinite(value))) throw new AnalysisInputError('not-finite', { name: 'points' })
  }
}

export function requireWindow([xMin, xMax, yMin, yMax]: PlaneWindow): void {
  for (const value of [xMin, xMax, yMin, yMax]) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name: 'window', value: String(value) })
  }
  requirePositive('width of window', xMax - xMin)
  requirePositive('height of window', yMax - yMin)
}

export function requireInside(name: string, { x, y }: PlanePoints, [xMin, xMax, yMin, yMax]: PlaneWindow): void {
  const isInside =
    x.every((value) => value >= xMin && value <= xMax) && y.every((value) => value >= yMin && value <= yMax)
  if (!isInside) throw new AnalysisInputError('out-of-range', { name: `${name} inside window` })
}
