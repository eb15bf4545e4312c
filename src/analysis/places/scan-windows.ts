import { at } from '../linear-algebra.ts'
import { indexAt, type Points } from './close-pairs.ts'

/** The circles that are looked at: round each area its nearest areas, itself first. */
export interface ScanLimits {
  /** Largest share of the total weight within one circle, 0 to 1. */
  readonly maxFraction: number
  /** Largest distance from the centre, in the unit of the coordinates. */
  readonly maxRadius?: number | undefined
  /** Most areas in one circle. */
  readonly maxAreas?: number | undefined
  /** The coordinates are degrees of longitude and latitude, and radii kilometres along the earth. */
  readonly sphere?: boolean | undefined
}

export interface Circles {
  /** areas + 1: the members of the circles round area a are `starts[a]` to `starts[a + 1]` - 1, nearest first. */
  readonly starts: Int32Array
  readonly members: Int32Array
  /** Distance of each member from the centre. */
  readonly radii: Float64Array
}

/** `weights` are what `maxFraction` limits; areas equally far come in the order of their numbers. */
export function circlesAround(points: Points, weights: Float64Array, limits: ScanLimits): Circles {
  const areas = points.x.length
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // A share of 1 is no limit at all, whatever the rounding of the sum.
  const most = limits.maxFraction >= 1 ? Number.POSITIVE_INFINITY : limits.maxFraction * total
  const starts = new Int32Array(areas + 1)
  const members: number[] = []
  const radii: number[] = []
  const { keysFrom, radiusOf } = limits.sphere ? onSphere : inPlane
  for (let centre = 0; centre < areas; centre++) {
    const keys = keysFrom(points, centre)
    const nearest = Int32Array.from(keys.keys()).sort((a, b) => at(keys, a) - at(keys, b) || a - b)
    let held = 0
    for (const [k, area] of nearest.entries()) {
      held += at(weights, area)
      if (held > most || k >= (limits.maxAreas ?? areas)) break
      const radius = radiusOf(at(keys, area))
      if (radius > (limits.maxRadius ?? Number.POSITIVE_INFINITY)) break
      members.push(area)
      radii.push(radius)
    }
    starts[centre + 1] = members.length
  }
  return { starts, members: Int32Array.from(members), radii: Float64Array.from(radii) }
}

/** Keys grow with the distance from the centre; taking roots only where a radius is shown keeps ties what they are. */
interface Geometry {
  readonly keysFrom: (points: Points, centre: number) => Float64Array
  readonly radiusOf: (key: number) => number
}

const inPlane: Geometry = {
  keysFrom({ x, y }, centre) {
    const [cx, cy] = [at(x, centre), at(y, centre)]
    return x.map((own, area) => (own - cx) ** 2 + (at(y, area) - cy) ** 2)
  },
  radiusOf: Math.sqrt,
}

const earthRadius = 6371.0088
const radians = Math.PI / 180

/** Haversines. */
const onSphere: Geometry = {
  keysFrom({ x, y }, centre) {
    const [east, north] = [at(x, centre) * radians, at(y, centre) * radians]
    return x.map((own, area) => {
      const up = at(y, area) * radians
      const across = Math.sin((own * radians - east) / 2) ** 2
      return Math.sin((up - north) / 2) ** 2 + Math.cos(up) * Math.cos(north) * across
    })
  },
  radiusOf: (key) => 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(key))),
}

/** What a circle over the last `duration` periods is compared with. Arrays are duration-major, each cumulated backwards in time. */
export interface WindowTask {
  readonly circles: Circles
  readonly durations: number
  readonly areas: number
  /** Expected events of each area in the last 1, 2, … periods. */
  readonly expected: Float64Array
  /** The total when it is given (conditional on it); null when every count is free. */
  readonly total: number | null
}

export interface WindowScorer {
  /** The largest log likelihood ratio over all windows. `counts` laid out as `expected`. */
  readonly largest: (counts: Float64Array) => number
  readonly best: (counts: Float64Array) => Window | null
}

export interface Window {
  readonly centre: number
  readonly areas: number
  readonly duration: number
  readonly observed: number
  readonly expected: number
  readonly llr: number
}

const mostTabled = 1 << 16

/** Prepares the logarithms of all windows once, so that a draw only adds and multiplies. */
export function windowScorer(task: WindowTask): WindowScorer {
  const { circles, durations, areas, total } = task
  const { starts, members } = circles
  const means = windowSums(task, task.expected)
  const logMeans = means.map(Math.log)
  const logRests = total === null ? means : means.map((mean) => Math.log(Math.max(total - mean, Number.MIN_VALUE)))
  const tabled = Float64Array.from({ length: Math.min(total ?? mostTabled, mostTabled) + 1 }, (_zero, c) =>
    c === 0 ? 0 : c * Math.log(c),
  )
  const timesLog = (count: number) => tabled[count] ?? count * Math.log(count)
  const score = (window: number, count: number) => {
    const inside = timesLog(count) - count * (logMeans[window] ?? 0)
    if (total === null) return inside + (means[window] ?? 0) - count
    return inside + timesLog(total - count) - (total - count) * (logRests[window] ?? 0)
  }
  const largest = (counts: Float64Array) => {
    let [most, window] = [0, 0]
    for (let duration = 0; duration < durations; duration++) {
      const offset = duration * areas
      for (let centre = 0; centre < areas; centre++) {
        let count = 0
        const end = indexAt(starts, centre + 1)
        for (let k = indexAt(starts, centre); k < end; k++) {
          count += counts[offset + (members[k] ?? 0)] ?? 0
          if (count > (means[window] ?? 0)) {
            const own = score(window, count)
            if (own > most) most = own
          }
          window += 1
        }
      }
    }
    return most
  }
  return { largest, best: (counts) => bestWindow(task, means, windowSums(task, counts)) }
}

/** Sums over every window: by duration, then centre, then size. */
function windowSums({ circles, durations, areas }: WindowTask, values: Float64Array): Float64Array {
  const { starts, members } = circles
  const sums = new Float64Array(durations * members.length)
  let window = 0
  for (let duration = 0; duration < durations; duration++) {
    for (let centre = 0; centre < areas; centre++) {
      let sum = 0
      for (let k = indexAt(starts, centre); k < indexAt(starts, centre + 1); k++) {
        sum += at(values, duration * areas + indexAt(members, k))
        sums[window] = sum
        window += 1
      }
    }
  }
  return sums
}

/** Of windows that are equally unusual the first is taken: shortest, lowest centre, smallest. */
const tieSlack = 1e-12

function bestWindow(task: WindowTask, means: Float64Array, counts: Float64Array): Window | null {
  const { circles, durations, areas, total } = task
  let best: Window | null = null
  let window = 0
  for (let duration = 1; duration <= durations; duration++) {
    for (let centre = 0; centre < areas; centre++) {
      const size = indexAt(circles.starts, centre + 1) - indexAt(circles.starts, centre)
      for (let held = 1; held <= size; held++) {
        const [observed, expected] = [at(counts, window), at(means, window)]
        window += 1
        const llr = logLikelihoodRatio(observed, expected, total)
        if (llr > (best?.llr ?? 0) + tieSlack) best = { centre, areas: held, duration, observed, expected, llr }
      }
    }
  }
  return best
}

/** Of an excess; 0 where there is none. With a total: Kulldorff 1997; without: Neill 2009. */
function logLikelihoodRatio(observed: number, expected: number, total: number | null): number {
  if (!(observed > expected)) return 0
  const inside = observed * Math.log(observed / expected)
  if (total === null) return inside + expected - observed
  return observed < total ? inside + (total - observed) * Math.log((total - observed) / (total - expected)) : inside
}
