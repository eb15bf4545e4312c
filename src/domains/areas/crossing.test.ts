import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCrossing } from './crossing.ts'
import type { Position, Ring } from './geometry.ts'
import { square } from './testing/made-up-areas.ts'

/** Exact, since the corners are whole numbers. */
function crossesByComparingAll(ring: Ring): boolean {
  const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position) =>
    Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax))
  const on = (a: Position, b: Position, p: Position) =>
    side(a, b, p) === 0 &&
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  const sides = ring.slice(1).map((to, at) => [ring[at] as Position, to] as const)
  return sides.some(([a, b], first) =>
    sides.some(([c, d], second) => {
      if (second <= first) return false
      if (second === first + 1) return on(a, b, d) || on(c, d, a)
      if (first === 0 && second === sides.length - 1) return on(a, b, c) || on(c, d, b)
      return (
        (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) ||
        on(a, b, c) ||
        on(a, b, d) ||
        on(c, d, a) ||
        on(c, d, b)
      )
    }),
  )
}

describe('a boundary that crosses or touches itself', () => {
  it('is found where it crosses', () => {
    expect(
      findCrossing([
        [
          [18, 59],
          [18.02, 59.02],
          [18.02, 59],
          [18, 59.02],
          [18, 59],
        ],
      ]),
    ).toEqual([18.01, 59.01].map((degrees) => expect.closeTo(degrees, 9)))
  })
  it('is found where a corner touches another side, and where two corners meet', () => {
    expect(
      findCrossing([
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [2, 0],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toEqual([2, 0])
    expect(
      findCrossing([
        [
          [0, 0],
          [2, 2],
          [4, 0],
          [4, 4],
          [2, 2],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toEqual([2, 2])
  })
  it('is found where it turns straight back', () => {
    expect(
      findCrossing([
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [6, 4],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toEqual([4, 4])
    expect(
      findCrossing([
        [
          [0, 0],
          [4, 0],
          [6, 0],
          [5, 0],
          [4, 4],
          [0, 0],
        ],
      ]),
    ).not.toBeNull()
  })
  it('is found where it runs over itself', () => {
    expect(
      findCrossing([
        [
          [0, 0],
          [4, 0],
          [4, 2],
          [3, 0],
          [1, 0],
          [0, 2],
          [0, 0],
        ],
      ]),
    ).not.toBeNull()
  })
  it('is found where a hole crosses the outline', () => {
    expect(findCrossing([square(0, 0, 4), square(3, 1, 2)])).not.toBeNull()
  })
  it('is not found in a sound ring, in repeated points, or where a hole touches the outline at a point', () => {
    expect(findCrossing([square(0, 0, 4), square(1, 1, 1)])).toBeNull()
    expect(
      findCrossing([
        [
          [0, 0],
          [0, 0],
          [4, 0],
          [4, 4],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toBeNull()
    expect(
      findCrossing([
        square(0, 0, 4),
        [
          [2, 0],
          [3, 1],
          [1, 1],
          [2, 0],
        ],
      ]),
    ).toBeNull()
    expect(findCrossing([])).toBeNull()
  })
  it('is found in exactly those random rings where comparing every pair in whole numbers finds it', () => {
    const whole = fc.integer({ min: 0, max: 12 })
    const corners = fc.uniqueArray(fc.tuple(whole, whole), { minLength: 3, maxLength: 8, selector: String })
    const seen = { simple: 0, crossed: 0 }
    fc.assert(
      fc.property(corners, (open) => {
        const ring = [...open, open[0] as Position]
        const expected = crossesByComparingAll(ring)
        seen[expected ? 'crossed' : 'simple']++
        expect(findCrossing([ring]) !== null).toBe(expected)
      }),
      { seed: 3, numRuns: 3000 },
    )
    expect(Math.min(seen.simple, seen.crossed)).toBeGreaterThan(500)
  })
  it('is looked for also in a ring of 100,000 points', () => {
    const open = Array.from({ length: 100_000 }, (_nothing, at): Position => {
      const angle = (at / 100_000) * 2 * Math.PI
      return [
        18 + Math.cos(angle) * (0.3 + 0.01 * Math.sin(angle * 900)),
        59 + Math.sin(angle) * (0.3 + 0.01 * Math.sin(angle * 900)),
      ]
    })
    expect(findCrossing([[...open, open[0] as Position]])).toBeNull()
  })
})
