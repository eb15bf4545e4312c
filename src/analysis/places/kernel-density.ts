import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need, requireAtMost, requirePositive } from '../refusal.ts'
import { type Kernel, kernelDensityAt, massInWindow } from './kernel.ts'
import { type PlanePoints, type PlaneWindow, requireInside, requirePlanePoints, requireWindow } from './plane.ts'

/** The places where the density is wanted: every x with every y, x running fastest. Ascending, in metres. */
export interface PlaneGrid {
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface KernelDensityInput {
  readonly points: PlanePoints
  readonly grid: PlaneGrid
  readonly kernel: Kernel
  /** Metres; chosen by a person. */
  readonly bandwidth: number
  /** Where events could have been seen; what the kernel spreads outside is given back. null: no edge correction. */
  readonly window: PlaneWindow | null
}

export type KernelDensityWarning = 'all-in-one-place' | 'few-events' | 'no-edge-correction'

export interface KernelDensity {
  readonly kind: 'kernel-density'
  readonly method: `kde-${Kernel}` | `kde-${Kernel}-edge-corrected`
  /** Events. */
  readonly n: number
  readonly bandwidth: number
  /** Events per square metre at each place of the grid; a picture, not a test of anything. */
  readonly density: Float64Array
  readonly warnings: readonly KernelDensityWarning[]
  readonly needs: readonly Need[]
}

const enoughEvents = 30
const mostGridPlaces = 4_000_000

/**
 * Kernel density of points on a grid, exact sums (Silverman 1986); edge correction by the share of the kernel around the
 * grid place that lies in the window (Diggle 1985). Errors: AnalysisInputError, also for points or grid outside the window.
 */
export function kernelDensity(input: KernelDensityInput): KernelDensity {
  requireInput(input)
  const { points, grid, kernel, bandwidth, window } = input
  const density = kernel === 'quartic' ? quarticSums(points, grid, bandwidth) : gaussianSums(points, grid, bandwidth)
  if (window !== null) correctEdges(density, input, window)
  const n = points.x.length
  const warnings: KernelDensityWarning[] = []
  if (n > 1 && isOnePlace(points)) warnings.push('all-in-one-place')
  if (n < enoughEvents) warnings.push('few-events')
  if (window === null) warnings.push('no-edge-correction')
  return {
    kind: 'kernel-density',
    method: window === null ? `kde-${kernel}` : `kde-${kernel}-edge-corrected`,
    n,
    bandwidth,
    density,
    warnings,
    needs: n < enoughEvents ? [{ code: 'events', needed: enoughEvents, had: n }] : [],
  }
}

/** Events per square metre over so many years, as events per square kilometre and year. */
export function perSquareKilometreYear(density: Float64Array, years: number): Float64Array {
  requirePositive('years', years)
  return density.map((value) => (value * 1e6) / years)
}

/** Density at each of the points, left out itself: what the others say about its place. No edge correction. */
export function densityAtPoints(points: PlanePoints, kernel: Kernel, bandwidth: number): Float64Array {
  requirePlanePoints(points)
  requirePositive('bandwidth', bandwidth)
  const { x, y } = points
  const density = new Float64Array(x.length)
  for (let one = 0; one < x.length; one++) {
    for (let other = 0; other < one; other++) {
      const squared = (at(x, one) - at(x, other)) ** 2 + (at(y, one) - at(y, other)) ** 2
      const added = kernelDensityAt(kernel, squared, bandwidth)
      density[one] = at(density, one) + added
      density[other] = at(density, other) + added
    }
  }
  return density
}

function requireInput({ points, grid, bandwidth, window }: KernelDensityInput): void {
  requirePlanePoints(points)
  requirePositive('bandwidth', bandwidth)
  for (const [name, axis] of Object.entries({ 'grid x': grid.x, 'grid y': grid.y })) {
    if (axis.length === 0) throw new AnalysisInputError('wrong-length', { name, length: 0 })
    for (let index = 0; index < axis.length; index++) {
      const value = at(axis, index)
      if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
      if (index > 0 && value <= at(axis, index - 1)) throw new AnalysisInputError('not-ascending', { name, value })
    }
  }
  requireAtMost('places of the grid', grid.x.length * grid.y.length, mostGridPlaces)
  if (window === null) return
  requireWindow(window)
  requireInside('points', points, window)
  requireInside('grid x', { x: grid.x, y: grid.x.map(() => window[2]) }, window)
  requireInside('grid y', { x: grid.y.map(() => window[0]), y: grid.y }, window)
}

function isOnePlace({ x, y }: PlanePoints): boolean {
  return x.every((value) => value === x[0]) && y.every((value) => value === y[0])
}

/** A Gaussian is the product of one along x and one along y, so each event costs one exponential per row and column. */
function gaussianSums({ x, y }: PlanePoints, grid: PlaneGrid, h: number): Float64Array {
  const columns = grid.x.length
  const rows = grid.y.length
  const density = new Float64Array(columns * rows)
  const along = new Float64Array(columns)
  for (let event = 0; event < x.length; event++) {
    for (let column = 0; column < columns; column++) {
      along[column] = Math.exp(-((at(grid.x, column) - at(x, event)) ** 2) / (2 * h * h))
    }
    for (let row = 0; row < rows; row++) {
      const across = Math.exp(-((at(grid.y, row) - at(y, event)) ** 2) / (2 * h * h)) / (2 * Math.PI * h * h)
      if (across === 0) continue
      const start = row * columns
      for (let column = 0; column < columns; column++) {
        density[start + column] = at(density, start + column) + across * at(along, column)
      }
    }
  }
  return density
}

function quarticSums({ x, y }: PlanePoints, grid: PlaneGrid, h: number): Float64Array {
  const columns = grid.x.length
  const density = new Float64Array(columns * grid.y.length)
  for (let event = 0; event < x.length; event++) {
    const firstColumn = firstAtLeast(grid.x, at(x, event) - h)
    for (let row = firstAtLeast(grid.y, at(y, event) - h); row < grid.y.length; row++) {
      const across = at(grid.y, row) - at(y, event)
      if (across > h) break
      for (let column = firstColumn; column < columns; column++) {
        const along = at(grid.x, column) - at(x, event)
        if (along > h) break
        const place = row * columns + column
        density[place] = at(density, place) + kernelDensityAt('quartic', along * along + across * across, h)
      }
    }
  }
  return density
}

function firstAtLeast(ascending: Float64Array, limit: number): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (at(ascending, middle) < limit) from = middle + 1
    else to = middle
  }
  return from
}

function correctEdges(
  density: Float64Array,
  { grid, kernel, bandwidth }: KernelDensityInput,
  window: PlaneWindow,
): void {
  for (let row = 0; row < grid.y.length; row++) {
    for (let column = 0; column < grid.x.length; column++) {
      const place = row * grid.x.length + column
      const mass = massInWindow(kernel, { x: at(grid.x, column), y: at(grid.y, row), h: bandwidth }, window)
      density[place] = at(density, place) / mass
    }
  }
}
