import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { bandwidths } from './bandwidths.ts'
import { shareInside } from './berman-diggle.ts'
import { type Kernel, kernelDensityAt, massInWindow } from './kernel.ts'
import { densityAtPoints, type KernelDensityInput, kernelDensity, perSquareKilometreYear } from './kernel-density.ts'
import type { PlaneWindow } from './plane.ts'

const runs = { seed: 20261120, numRuns: 40 }
const kernels: readonly Kernel[] = ['quartic', 'gaussian']
const axis = (from: number, count: number, step: number) =>
  Float64Array.from({ length: count }, (_, i) => from + i * step)
const window: PlaneWindow = [0, 1000, 0, 800]
const grid = { x: axis(5, 20, 50), y: axis(5, 16, 50) }
const fineGrid = { x: axis(5, 100, 10), y: axis(5, 80, 10) }

function scattered(count: number) {
  const stream = new RandomStream(21)
  return {
    x: Float64Array.from({ length: count }, () => 1000 * stream.uniform()),
    y: Float64Array.from({ length: count }, () => 800 * stream.uniform()),
  }
}

const inputWith = (changes: Partial<KernelDensityInput> = {}): KernelDensityInput => ({
  points: scattered(40),
  grid,
  kernel: 'quartic',
  bandwidth: 100,
  window,
  ...changes,
})

describe.each(kernels)('a %s kernel', (kernel) => {
  it('spreads each event out without losing any', () => {
    const points = { x: Float64Array.of(500, 480), y: Float64Array.of(400, 410) }
    const bandwidth = kernel === 'quartic' ? 120 : 60
    const { density } = kernelDensity(inputWith({ points, grid: fineGrid, kernel, bandwidth, window: null }))
    expect(density.reduce((sum, value) => sum + value * 100, 0)).toBeCloseTo(2, 3)
  })

  it('has in a window the mass that small squares add up to', () => {
    const side = 400
    const place = { x: 30, y: 55, h: 100 }
    let mass = 0
    for (let column = 0; column < side; column++) {
      for (let row = 0; row < side; row++) {
        const [x, y] = [((column + 0.5) * 90) / side, 40 + ((row + 0.5) * 300) / side]
        mass += (kernelDensityAt(kernel, (x - 30) ** 2 + (y - 55) ** 2, 100) * 90 * 300) / side ** 2
      }
    }
    expect(massInWindow(kernel, place, [0, 90, 40, 340])).toBeCloseTo(mass, 4)
  })

  it('has all its mass far from the edges, half at a side and a quarter in a corner', () => {
    const mass = (x: number, y: number) => massInWindow(kernel, { x, y, h: 100 }, [0, 10_000, 0, 10_000])
    expect([mass(5000, 5000), mass(0, 5000), mass(10_000, 10_000)]).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(0.5, 12),
      expect.closeTo(0.25, 12),
    ])
  })

  it('gives the same picture wherever the map is, and in whatever order the events come', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (shift) => {
        const { x, y } = scattered(12)
        const plain = kernelDensity(inputWith({ kernel, points: { x, y } })).density
        const moved = kernelDensity({
          ...inputWith({ kernel }),
          points: { x: x.map((value) => value + shift).reverse(), y: y.slice().reverse() },
          grid: { x: grid.x.map((value) => value + shift), y: grid.y },
          window: [shift, 1000 + shift, 0, 800],
        }).density
        // One event is 1e-4 at the top of its kernel; a shifted map rounds its distances otherwise.
        for (const [place, value] of plain.entries())
          expect(Math.abs((moved[place] ?? 0) - value)).toBeLessThan(1e-8 * 1e-4)
      }),
      { ...runs, numRuns: 8 },
    )
  })

  it('is higher at the edge when what fell outside is given back', () => {
    const points = { x: Float64Array.of(5), y: Float64Array.of(5) }
    const plain = kernelDensity(inputWith({ kernel, points, window: null }))
    const corrected = kernelDensity(inputWith({ kernel, points }))
    expect(corrected.density[0]).toBeGreaterThan(3 * (plain.density[0] ?? 0))
    expect(plain.warnings).toEqual(['few-events', 'no-edge-correction'])
    expect(corrected).toMatchObject({ method: `kde-${kernel}-edge-corrected`, warnings: ['few-events'], n: 1 })
  })

  it('leaves a point out of its own density', () => {
    const points = { x: Float64Array.of(0, 30, 900), y: Float64Array.of(0, 40, 900) }
    const [first, , far] = densityAtPoints(points, kernel, 100)
    expect(first).toBeCloseTo(kernelDensityAt(kernel, 2500, 100), 9)
    expect(far).toBeLessThan(1e-9)
  })
})

describe('the kernel density', () => {
  it('of no events is nothing, and of one place is told', () => {
    const none = { x: new Float64Array(0), y: new Float64Array(0) }
    expect(kernelDensity(inputWith({ points: none })).density.every((value) => value === 0)).toBe(true)
    const pile = { x: new Float64Array(40).fill(500), y: new Float64Array(40).fill(400) }
    expect(kernelDensity(inputWith({ points: pile })).warnings).toEqual(['all-in-one-place'])
  })

  it('is given in events per square kilometre and year', () => {
    expect([...perSquareKilometreYear(Float64Array.of(2e-6), 4)]).toEqual([0.5])
  })

  it.each([
    ['no bandwidth', { bandwidth: 0 }],
    ['a bandwidth without end', { bandwidth: Number.POSITIVE_INFINITY }],
    ['events outside the window', { points: { x: Float64Array.of(1001), y: Float64Array.of(5) } }],
    ['a grid outside the window', { grid: { x: Float64Array.of(-5), y: Float64Array.of(5) } }],
    ['a grid that turns back', { grid: { x: Float64Array.of(5, 4), y: Float64Array.of(5) } }],
    ['a grid without places', { grid: { x: new Float64Array(0), y: Float64Array.of(5) } }],
    ['a window without width', { window: [0, 0, 0, 800] as const }],
    ['an event without a place', { points: { x: Float64Array.of(Number.NaN), y: Float64Array.of(5) } }],
    ['an event with half a place', { points: { x: Float64Array.of(5), y: new Float64Array(0) } }],
  ])('rejects %s', (_what, changes) => {
    expect(() => kernelDensity(inputWith(changes))).toThrow(AnalysisInputError)
  })

  it('never tells where an event was in an error', () => {
    const at = { x: Float64Array.of(654_321.5), y: Float64Array.of(5) }
    expect(() => kernelDensity(inputWith({ points: at }))).not.toThrow(/654321/)
  })
})

describe('the rules for a bandwidth', () => {
  it('stretch with the map', () => {
    const points = scattered(60)
    const small = bandwidths(points, window)
    const large = bandwidths({ x: points.x.map((x) => 3 * x), y: points.y.map((y) => 3 * y) }, [0, 3000, 0, 2400])
    if (small.kind === 'refused' || large.kind === 'refused') throw new Error('refused')
    for (const rule of ['diggle', 'ppl', 'cvl'] as const) expect(large[rule]).toBeCloseTo(3 * small[rule], 6)
    expect(large.scott[0]).toBeCloseTo(3 * small.scott[0], 9)
  })

  it('refuse few events and events in one place', () => {
    expect(bandwidths(scattered(29), window)).toEqual({
      kind: 'refused',
      reason: 'too-few-events',
      needed: 30,
      had: 29,
    })
    const pile = { x: new Float64Array(40).fill(500), y: new Float64Array(40).fill(400) }
    expect(bandwidths(pile, window)).toMatchObject({ kind: 'refused', reason: 'all-in-one-place' })
  })

  it('find the same share of a circle inside a corner as its points do', () => {
    const inside = Array.from({ length: 36_000 }, (_, step) => (2 * Math.PI * (step + 0.5)) / 36_000).filter(
      (angle) => 10 * Math.cos(angle) <= 4 && 10 * Math.sin(angle) <= 7,
    )
    expect(shareInside(10, [-100, 4, -100, 7])).toBeCloseTo(inside.length / 36_000, 3)
    expect(shareInside(10, [-100, 0, -100, 0])).toBeCloseTo(0.25, 12)
    expect(shareInside(0, [0, 1, 0, 1])).toBe(1)
  })
})
