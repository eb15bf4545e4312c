import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused, requireAtMost } from '../refusal.ts'
import { bermanDiggleBandwidth } from './berman-diggle.ts'
import { kernelDensityAt, massInWindow } from './kernel.ts'
import { densityAtPoints } from './kernel-density.ts'
import { type PlanePoints, type PlaneWindow, requireInside, requirePlanePoints, requireWindow } from './plane.ts'

/**
 * What the usual rules would choose, to be shown side by side: on one and the same map they differ by a factor of three,
 * so none of them is used without a person choosing. Standard deviations of a Gaussian kernel, in metres.
 */
export interface Bandwidths {
  readonly kind: 'bandwidths'
  readonly method: 'bandwidth-rules'
  readonly n: number
  /** Scott 1992: one along x and one along y. */
  readonly scott: readonly [number, number]
  /** Berman & Diggle 1989: least mean squared error, by the K function. */
  readonly diggle: number
  /** Loader 1999: largest likelihood of each point given the others, on 16 steps. */
  readonly ppl: number
  /** Cronie & van Lieshout 2018: the density must give back the area of the window, on 16 steps. */
  readonly cvl: number
  readonly warnings: readonly []
  readonly needs: readonly Need[]
}

const fewestPoints = 30
/** All pairs are visited 16 times. */
const mostPoints = 20_000
const candidates = 16

/** Refuses under 30 points and when all lie at one place. Errors: AnalysisInputError. */
export function bandwidths(
  points: PlanePoints,
  window: PlaneWindow,
): Bandwidths | Refused<'too-few-events' | 'all-in-one-place'> {
  requirePlanePoints(points)
  requireWindow(window)
  requireInside('points', points, window)
  const n = points.x.length
  requireAtMost('points', n, mostPoints)
  if (n < fewestPoints) return refused('too-few-events', fewestPoints, n)
  const nearest = smallestDistance(points)
  if (nearest === null) return refused('all-in-one-place', 2, 1)
  const [width, height] = [window[1] - window[0], window[3] - window[2]]
  const largest = Math.hypot(width, height) / 2
  const tried = Array.from(
    { length: candidates },
    (_, step) => nearest * (largest / nearest) ** (step / (candidates - 1)),
  )
  return {
    kind: 'bandwidths',
    method: 'bandwidth-rules',
    n,
    scott: [standardDeviation(points.x) * n ** (-1 / 6), standardDeviation(points.y) * n ** (-1 / 6)],
    diggle: bermanDiggleBandwidth(points, window),
    ppl: bestOf(tried, (h) => likelihood(points, window, h)),
    cvl: bestOf(tried, (h) => -Math.abs(areaGivenBack(points, h) - width * height)),
    warnings: [],
    needs: [],
  }
}

function bestOf(tried: readonly number[], score: (h: number) => number): number {
  const scored = tried.map((h) => ({ h, score: score(h) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).h
}

function likelihood(points: PlanePoints, window: PlaneWindow, h: number): number {
  return densityAtPoints(points, 'gaussian', h).reduce((sum, density, index) => {
    const mass = massInWindow('gaussian', { x: at(points.x, index), y: at(points.y, index), h }, window)
    return sum + Math.log(density / mass)
  }, 0)
}

/** Sum over the points of one over the density there, the point itself included. */
function areaGivenBack(points: PlanePoints, h: number): number {
  const own = kernelDensityAt('gaussian', 0, h)
  return densityAtPoints(points, 'gaussian', h).reduce((sum, density) => sum + 1 / (density + own), 0)
}

/** Between any two points that are not at the same place; null when there are no such. */
function smallestDistance({ x, y }: PlanePoints): number | null {
  let smallest = Number.POSITIVE_INFINITY
  for (let one = 0; one < x.length; one++) {
    for (let other = 0; other < one; other++) {
      const squared = (at(x, one) - at(x, other)) ** 2 + (at(y, one) - at(y, other)) ** 2
      if (squared > 0 && squared < smallest) smallest = squared
    }
  }
  return Number.isFinite(smallest) ? Math.sqrt(smallest) : null
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
