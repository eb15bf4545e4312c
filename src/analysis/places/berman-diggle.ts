import { at } from '../linear-algebra.ts'
import type { PlanePoints, PlaneWindow } from './plane.ts'

const steps = 512

/**
 * Bandwidth with the least estimated mean squared error of a flat disc kernel of radius r (Berman & Diggle 1989),
 * given as the standard deviation r / 2 of such a disc along one axis. K by Ripley's isotropic edge correction, up to a
 * quarter of the short side of the window, on 512 radii.
 */
export function bermanDiggleBandwidth(points: PlanePoints, window: PlaneWindow): number {
  const [width, height] = [window[1] - window[0], window[3] - window[2]]
  const n = points.x.length
  const area = width * height
  const density = n / area
  const reach = Math.min(Math.min(width, height) / 4, Math.sqrt(1000 / (Math.PI * density)))
  const step = reach / (steps - 1)
  const rises = pairWeights(points, window, step)
  for (let index = 0; index < steps; index++) rises[index] = (at(rises, index) * area) / (n * (n - 1))
  let best = step
  let least = Number.POSITIVE_INFINITY
  let k = at(rises, 0)
  for (let index = 1; 2 * index * step <= reach; index++) {
    const radius = index * step
    k += at(rises, index)
    const disc = Math.PI * radius * radius
    const error = (1 / density - 2 * k) / disc + overlaps(rises, radius, step) / disc ** 2
    if (error >= least) continue
    least = error
    best = radius
  }
  return best / 2
}

/** Integral over K of the overlap of two discs whose middles are as far apart; each rise is taken at its inner end. */
function overlaps(rises: Float64Array, radius: number, step: number): number {
  let sum = 0
  for (let index = 0; index * step < 2 * radius && index + 1 < steps; index++) {
    const half = (index * step) / (2 * radius)
    sum += at(rises, index + 1) * (Math.acos(half) - half * Math.sqrt(1 - half * half))
  }
  return 2 * radius * radius * sum
}

/** Edge-corrected number of pairs, each counted from both ends, by distance: entry i holds (i - 1, i] steps. */
function pairWeights({ x, y }: PlanePoints, window: PlaneWindow, step: number): Float64Array {
  const rises = new Float64Array(steps)
  for (let one = 0; one < x.length; one++) {
    const [oneX, oneY] = [at(x, one), at(y, one)]
    for (let other = 0; other < x.length; other++) {
      const [dx, dy] = [at(x, other) - oneX, at(y, other) - oneY]
      const distance = Math.sqrt(dx * dx + dy * dy)
      const bin = Math.ceil(distance / step)
      if (other === one || bin >= steps) continue
      rises[bin] =
        at(rises, bin) +
        1 / shareInside(distance, [window[0] - oneX, window[1] - oneX, window[2] - oneY, window[3] - oneY])
    }
  }
  return rises
}

/** Share of a circle around the origin that lies inside a rectangle around it; the circle reaches at most two sides. */
export function shareInside(radius: number, [west, east, south, north]: PlaneWindow): number {
  const beyond = (distance: number) => (distance < radius ? Math.acos(distance / radius) : 0)
  const [e, n, w, s] = [beyond(east), beyond(north), beyond(-west), beyond(-south)]
  const twice = (one: number, next: number) => Math.max(0, one + next - Math.PI / 2)
  return 1 - (2 * (e + n + w + s) - twice(e, n) - twice(n, w) - twice(w, s) - twice(s, e)) / (2 * Math.PI)
}
