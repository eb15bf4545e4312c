import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { type LocalMoran, localMoran, localMoranFrom } from './local-moran.ts'
import { drawNeighbourSums } from './local-moran-draws.ts'
import { drawMoran, type Moran, moran, moranFrom } from './moran.ts'
import { type Neighbours, toNeighbours } from './neighbours.ts'
import { standardisedRates } from './standardised-rates.ts'
import { honeycomb, reordered, rowOf } from './testing/made-up-maps.ts'

const runs = { seed: 20261120, numRuns: 40 }
const map = honeycomb(2)
const valuesOf = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: map.size, maxLength: map.size })
  .filter((values) => new Set(values).size > 1)

function whole(values: readonly number[], neighbours: Neighbours, draws = 9): Moran {
  const found = moran({ values: Float64Array.from(values), neighbours, seed: 1, draws })
  if (found.kind === 'refused') throw new Error(`refused: ${found.reason}`)
  return found
}

function local(values: readonly number[], neighbours: Neighbours, draws = 99): LocalMoran {
  const found = localMoran({ values: Float64Array.from(values), neighbours, seed: 1, draws })
  if (found.kind === 'refused') throw new Error(`refused: ${found.reason}`)
  return found
}

function ordersOf(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length < 2) return [values]
  return values.flatMap((value, index) => ordersOf(values.toSpliced(index, 1)).map((rest) => [value, ...rest]))
}

describe("Moran's I", () => {
  it('has the mean and variance of all orders of the values, also on an uneven map', () => {
    const uneven = toNeighbours([[1, 2, 3], [0], [0, 3], [0, 2, 4], [3, 5], [4]])
    const values = [0, 1, 1, 2, 5, 9]
    const all = ordersOf(values).map((order) => whole(order, uneven, 1).I)
    const mean = all.reduce((sum, I) => sum + I, 0) / all.length
    const { expected, variance } = whole(values, uneven)
    expect(mean).toBeCloseTo(expected, 12)
    expect(all.reduce((sum, I) => sum + (I - mean) ** 2, 0) / all.length).toBeCloseTo(variance, 12)
  })

  it('does not change when the values are moved, stretched or numbered otherwise', () => {
    fc.assert(
      fc.property(
        valuesOf,
        fc.shuffledSubarray([...Array(map.size).keys()], { minLength: map.size }),
        (values, order) => {
          const plain = whole(values, map)
          const stretched = whole(
            values.map((value) => 3 - 2 * value),
            map,
          )
          const moved = whole(
            order.map((old) => values[old] ?? 0),
            reordered(map, order),
          )
          for (const other of [stretched, moved]) {
            expect(other.I).toBeCloseTo(plain.I, 10)
            expect(other.z).toBeCloseTo(plain.z, 8)
          }
        },
      ),
      runs,
    )
  })

  it('is the same however the draws are shared', () => {
    const input = {
      values: Float64Array.from(map.starts.slice(1), (start) => start % 7),
      neighbours: map,
      seed: 5,
      draws: 60,
    }
    const parts = [drawMoran(input, { from: 20, to: 60 }), drawMoran(input, { from: 0, to: 20 })]
    expect(moranFrom(input, parts)).toEqual(moran(input))
  })

  it('counts orders that give the same sum as reaching it, whatever the rounding', () => {
    // The odd one out is at an end in half of all orders, and I is highest then.
    expect(Math.abs(whole([0.1, 0.1, 0.1, 0.7], rowOf(4), 2000).pPermutation - 0.5)).toBeLessThan(0.06)
  })

  it('refuses a map on which every order gives the same', () => {
    const ring = toNeighbours(Array.from({ length: 10 }, (_, place) => [(place + 9) % 10, (place + 1) % 10]))
    const input = { values: Float64Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 0), neighbours: ring, seed: 1, draws: 9 }
    expect(moran(input)).toMatchObject({ kind: 'refused', reason: 'no-variance' })
  })

  it('leaves islands out and says so', () => {
    const withIsland = toNeighbours([[1], [0, 2], [1, 3], [2, 4], [3], []])
    expect(whole([1, 2, 3, 4, 5, 9], withIsland)).toMatchObject({
      n: 5,
      warnings: ['few-draws', 'few-places', 'islands'],
    })
  })

  it('refuses three places and a flat map', () => {
    const input = { values: Float64Array.of(1, 2, 3), neighbours: rowOf(3), seed: 1, draws: 9 }
    expect(moran(input)).toMatchObject({ kind: 'refused', reason: 'too-few-places', needed: 4, had: 3 })
    expect(moran({ ...input, values: new Float64Array(5), neighbours: rowOf(5) })).toMatchObject({
      reason: 'no-variation',
    })
  })
})

describe("local Moran's I", () => {
  const values = Array.from({ length: 22 }, (_, place) => (place * 5) % 9)

  it('has the conditional mean and variance of every choice of neighbours', () => {
    const found = local(values, rowOf(22)).places[7]
    const mean = values.reduce((sum, value) => sum + value, 0) / 22
    const z = values.map((value) => value - mean)
    const second = z.reduce((sum, value) => sum + value ** 2, 0) / 22
    const others = z.toSpliced(7, 1)
    const all = others.flatMap((one, i) => others.slice(i + 1).map((two) => (((z[7] ?? 0) / second) * (one + two)) / 2))
    const expected = all.reduce((sum, I) => sum + I, 0) / all.length
    expect(found?.conditional.expected).toBeCloseTo(expected, 12)
    expect(found?.conditional.variance).toBeCloseTo(all.reduce((s, I) => s + (I - expected) ** 2, 0) / all.length, 12)
  })

  it('has draws that agree with every choice of neighbours', () => {
    const draws = 20_000
    const small = Float64Array.of(0, 1, 1, 2, 5, 9)
    const tally = drawNeighbourSums({ values: small, neighbours: rowOf(6), seed: 2, draws }, { from: 0, to: draws })
    for (const place of [1, 2, 3, 4]) {
      const seen = (small[place - 1] ?? 0) + (small[place + 1] ?? 0)
      const others = [...small].toSpliced(place, 1)
      const sums = others.flatMap((one, i) => others.slice(i + 1).map((two) => one + two))
      for (const [counted, share] of [
        [tally.above[place] ?? 0, sums.filter((sum) => sum > seen).length / sums.length],
        [tally.same[place] ?? 0, sums.filter((sum) => sum === seen).length / sums.length],
      ] as const) {
        expect(Math.abs(counted - draws * share)).toBeLessThanOrEqual(5 * Math.sqrt(draws * share * (1 - share)))
      }
    }
  })

  it('is the same however the draws are shared', () => {
    const input = { values: Float64Array.from(values), neighbours: rowOf(22), seed: 8, draws: 300 }
    const parts = [
      drawNeighbourSums(input, { from: 200, to: 300 }),
      drawNeighbourSums(input, { from: 0, to: 130 }),
      drawNeighbourSums(input, { from: 130, to: 200 }),
    ]
    expect(localMoranFrom(input, parts)).toEqual(localMoran(input))
    expect(() => localMoranFrom(input, parts.slice(1))).toThrow(AnalysisInputError)
  })

  it('adds up to the whole', () => {
    fc.assert(
      fc.property(
        valuesOf.map((start) => [...start, 3, 5, 1]),
        (longer) => {
          const neighbours = rowOf(longer.length)
          const sum = local(longer, neighbours).places.reduce((total, place) => total + (place?.I ?? 0), 0)
          expect(sum / longer.length).toBeCloseTo(whole(longer, neighbours).I, 10)
        },
      ),
      runs,
    )
  })

  it('calls nothing alike on most maps without pattern', () => {
    let wrong = 0
    for (let trial = 0; trial < 100; trial++) {
      const shuffled = values.map((_, place) => ((place + trial) * (trial * 2 + 7)) % 23)
      if (new Set(shuffled).size < 3) continue
      if (local(shuffled, rowOf(22), 199).places.some((place) => (place?.q ?? 1) <= 0.05)) wrong += 1
    }
    expect(wrong).toBeLessThan(12)
  })

  it('has no answer for an island, and none for less than twenty places', () => {
    const lists = Array.from({ length: 21 }, (_, place) => (place === 20 ? [] : [(place + 1) % 20, (place + 19) % 20]))
    const found = local(values.slice(0, 21), toNeighbours(lists))
    expect(found).toMatchObject({ n: 20, warnings: ['few-draws', 'islands'] })
    expect(found.places[20]).toBeNull()
    const input = { values: Float64Array.from(values.slice(0, 19)), neighbours: rowOf(19), seed: 1, draws: 99 }
    expect(localMoran(input)).toEqual({ kind: 'refused', reason: 'too-few-places', needed: 20, had: 19 })
    const flat = { values: new Float64Array(22), neighbours: rowOf(22), seed: 1, draws: 99 }
    expect(localMoran(flat)).toMatchObject({ reason: 'no-variation' })
    expect(() => localMoran({ ...flat, draws: 0 })).toThrow(AnalysisInputError)
  })

  it('says of a place at the mean that it is unlike nothing', () => {
    const level: number[] = Array.from({ length: 22 }, (_, place) =>
      place === 10 ? 0 : place % 2 === 0 ? (place < 10 ? 1 : -1) : 0,
    )
    const sum = level.reduce((total, value) => total + value, 0)
    const found = local(level.with(21, -sum), rowOf(22)).places[10]
    expect(found).toMatchObject({ I: 0, pNormal: 1, conditional: { z: null } })
  })
})

describe('standardised rates', () => {
  it('are 0 where all rates are the same, and shrink towards it in small places', () => {
    expect([...standardisedRates(Float64Array.of(1, 10, 100), Float64Array.of(10, 100, 1000))]).toEqual([0, 0, 0])
    const [small, large] = standardisedRates(Float64Array.of(4, 400, 100), Float64Array.of(10, 1000, 1000))
    expect(small).toBeGreaterThan(0)
    expect(large).toBeGreaterThan(small ?? Number.NaN)
    expect([...standardisedRates(new Float64Array(3), Float64Array.of(1, 2, 3))]).toEqual([0, 0, 0])
  })

  it('follow the formula of two places worked by hand', () => {
    // Common rate 0.2, spread (10 * 0.01 + 10 * 0.01) / 20 = 0.01, between 0.01 - 0.02, with the chance of 0.02: 0.01.
    const [first, second] = standardisedRates(Float64Array.of(1, 3), Float64Array.of(10, 10))
    expect(first).toBeCloseTo(-1, 12)
    expect(second).toBeCloseTo(1, 12)
  })

  it('need people and whole events', () => {
    expect(() => standardisedRates(Float64Array.of(1), Float64Array.of(0))).toThrow(AnalysisInputError)
    expect(() => standardisedRates(Float64Array.of(0.5), Float64Array.of(5))).toThrow(AnalysisInputError)
    expect(() => standardisedRates(Float64Array.of(1, 2), Float64Array.of(5))).toThrow(AnalysisInputError)
  })
})
