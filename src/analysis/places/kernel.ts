import { normalAtMost } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import type { PlaneWindow } from './plane.ts'

/** quartic: nothing beyond the bandwidth. gaussian: the bandwidth is the standard deviation, half as long for the same look. */
export type Kernel = 'quartic' | 'gaussian'

/** Density of a kernel of bandwidth `h` at the squared distance, per square unit. */
export function kernelDensityAt(kernel: Kernel, squaredDistance: number, h: number): number {
  if (kernel === 'gaussian') return Math.exp(-squaredDistance / (2 * h * h)) / (2 * Math.PI * h * h)
  const rest = 1 - squaredDistance / (h * h)
  return rest > 0 ? (3 / (Math.PI * h * h)) * rest * rest : 0
}

interface KernelPlace {
  readonly x: number
  readonly y: number
  readonly h: number
}

/** Share of the kernel around a point of the window that lies inside the window. */
export function massInWindow(kernel: Kernel, { x, y, h }: KernelPlace, window: PlaneWindow): number {
  const [west, east, south, north] = [
    (window[0] - x) / h,
    (window[1] - x) / h,
    (window[2] - y) / h,
    (window[3] - y) / h,
  ]
  if (kernel === 'gaussian') return normalMass(west, east) * normalMass(south, north)
  return quarticMass([west, east, south, north])
}

const normalMass = (from: number, to: number) => normalAtMost(to) - normalAtMost(from)

/**
 * Mass of the quartic kernel of bandwidth 1 at the origin within a rectangle around it. Across a row the integral is a
 * polynomial; over the rows y = sin(angle), which has no kinks between the angles where the circle leaves the rectangle.
 */
function quarticMass([west, east, south, north]: PlaneWindow): number {
  if (Math.max(west, south) <= -1 && Math.min(east, north) >= 1) return 1
  const from = Math.asin(Math.max(-1, south))
  const to = Math.asin(Math.min(1, north))
  const corners = [Math.acos(Math.min(1, -west)), Math.acos(Math.min(1, east))].flatMap((angle) => [-angle, angle])
  const cuts = [from, ...corners.filter((angle) => angle > from && angle < to).toSorted((a, b) => a - b), to]
  let mass = 0
  for (const [index, end] of cuts.entries()) {
    const start = cuts[index - 1]
    if (start === undefined || end <= start) continue
    const half = (end - start) / 2
    for (let node = 0; node < gaussNodes.length; node++) {
      const angle = start + half * (1 + at(gaussNodes, node))
      mass += half * at(gaussWeights, node) * Math.cos(angle) * rowMass(Math.cos(angle), west, east)
    }
  }
  return (3 / Math.PI) * mass
}

/** Integral of (reach² - x²)² over x from west to east, where the row reaches from -reach to reach. */
function rowMass(reach: number, west: number, east: number): number {
  const upTo = (x: number) => x * (reach ** 4 - (2 / 3) * reach ** 2 * x ** 2 + x ** 4 / 5)
  return upTo(Math.min(reach, east)) - upTo(Math.max(-reach, west))
}

const { nodes: gaussNodes, weights: gaussWeights } = gaussLegendre(16)

/** Nodes and weights on -1 to 1, by Newton's method on the Legendre polynomial. */
function gaussLegendre(order: number): { readonly nodes: Float64Array; readonly weights: Float64Array } {
  const nodes = new Float64Array(order)
  const weights = new Float64Array(order)
  for (let index = 0; index < order; index++) {
    let x = Math.cos((Math.PI * (index + 0.75)) / (order + 0.5))
    let slope = 1
    for (let step = 0; step < 8; step++) {
      let [previous, value] = [1, x]
      for (let k = 2; k <= order; k++) [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k]
      slope = (order * (x * value - previous)) / (x * x - 1)
      x -= value / slope
    }
    nodes[index] = x
    weights[index] = 2 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
