import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { type GiStar, gi, giStar } from './gi-star.ts'
import { toNeighbours } from './neighbours.ts'
import { honeycomb, reordered, rowOf } from './testing/made-up-maps.ts'

const runs = { seed: 20261120, numRuns: 60 }
const map = honeycomb(2)
const valuesOf = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: map.size, maxLength: map.size })
  .filter((values) => new Set(values).size > 1)

function scoresOf(result: ReturnType<typeof giStar>): GiStar['z'] {
  if (result.kind === 'refused') throw new Error('the map was refused')
  return result.z
}

function expectClose(one: GiStar['z'], other: GiStar['z']): void {
  for (const [place, z] of one.entries()) {
    if (z === null) expect(other[place]).toBeNull()
    else expect(other[place]).toBeCloseTo(z, 9)
  }
}

describe.each([
  ['Gi*', giStar],
  ['Gi', gi],
])('%s', (_name, scored) => {
  it('does not change when all values are moved and stretched', () => {
    fc.assert(
      fc.property(valuesOf, fc.double({ min: 0.1, max: 50, noNaN: true }), (values, factor) => {
        const plain = scoresOf(scored(Float64Array.from(values), map))
        expectClose(
          plain,
          scoresOf(
            scored(
              Float64Array.from(values, (value) => 7 + factor * value),
              map,
            ),
          ),
        )
      }),
      runs,
    )
  })

  it('follows the places when they are numbered in another order', () => {
    fc.assert(
      fc.property(
        valuesOf,
        fc.shuffledSubarray([...Array(map.size).keys()], { minLength: map.size }),
        (values, order) => {
          const plain = scoresOf(scored(Float64Array.from(values), map))
          const moved = scoresOf(
            scored(
              Float64Array.from(order, (old) => values[old] ?? 0),
              reordered(map, order),
            ),
          )
          expectClose(
            order.map((old) => plain[old] ?? null),
            moved,
          )
        },
      ),
      runs,
    )
  })

  it('refuses two places and a map without differences', () => {
    expect(scored(Float64Array.of(1, 2), rowOf(2))).toEqual({
      kind: 'refused',
      reason: 'too-few-places',
      needed: 3,
      had: 2,
    })
    expect(scored(new Float64Array(5), rowOf(5))).toMatchObject({ kind: 'refused', reason: 'no-variation' })
    expect(
      scored(
        Float64Array.from({ length: 5 }, () => 0.1),
        rowOf(5),
      ),
    ).toMatchObject({ reason: 'no-variation' })
  })

  it('rejects values that are no numbers, and another number of values than places', () => {
    expect(() => scored(Float64Array.of(1, Number.NaN, 3), rowOf(3))).toThrow(AnalysisInputError)
    expect(() => scored(Float64Array.of(1, Number.POSITIVE_INFINITY, 3), rowOf(3))).toThrow(AnalysisInputError)
    expect(() => scored(Float64Array.of(1, 2), rowOf(3))).toThrow(AnalysisInputError)
  })
})

describe('a place without a score', () => {
  it('is one that borders on all others, and for Gi also an island', () => {
    const values = Float64Array.of(1, 5, 2, 7)
    const star = toNeighbours([[1, 2], [0, 2], [0, 1], []])
    expect(gi(values, star)).toMatchObject({ warnings: ['islands', 'undefined-places'] })
    expect(scoresOf(gi(values, star))[3]).toBeNull()
    const whole = toNeighbours([[1, 2], [0], [0]])
    const found = giStar(Float64Array.of(1, 5, 2), whole)
    expect(found).toMatchObject({ warnings: ['undefined-places'], z: [null, expect.any(Number), expect.any(Number)] })
    expect(found).toMatchObject({ p: [null, expect.any(Number), expect.any(Number)] })
  })

  it('is for Gi one whose others are all equal', () => {
    expect(scoresOf(gi(Float64Array.of(0, 0, 3, 0, 0), rowOf(5)))[2]).toBeNull()
  })

  it('leaves an island its own standard score in Gi*', () => {
    const island = toNeighbours([[], [2], [1], []])
    expect(scoresOf(giStar(Float64Array.of(3, 1, 1, 3), island))[0]).toBeCloseTo(1, 12)
  })
})
