import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { type Range, type Relation, withAttacker } from './attacker.ts'
import { withSums } from './cells.ts'
import { toPublicCount } from './rounding.ts'
import { randomTable } from './testing/random-tables.ts'

/** Every table in whole numbers, one after the other. */
function byTrying(ranges: readonly Range[], relations: readonly Relation[]): Range[] {
  const found = ranges.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  const values = ranges.map(({ low }) => low)
  const fill = (cell: number): void => {
    const range = ranges[cell]
    if (range === undefined) {
      const fits = relations.every(
        ({ total, parts }) => parts.reduce((sum, p) => sum + (values[p] ?? 0), 0) === values[total],
      )
      if (fits)
        found.forEach((seen, at) => {
          seen.low = Math.min(seen.low, values[at] ?? 0)
          seen.high = Math.max(seen.high, values[at] ?? 0)
        })
      return
    }
    for (let value = range.low; value <= range.high; value++) {
      values[cell] = value
      fill(cell + 1)
    }
  }
  fill(0)
  return found
}

const everyRange = (ranges: readonly Range[], relations: readonly Relation[]) =>
  withAttacker(ranges, relations, (attacker) => ranges.map((_, cell) => attacker.rangeOf(cell)))

describe('the attacker', () => {
  it('finds what trying every table finds', async () => {
    const random = new RandomStream(11)
    for (let repeat = 0; repeat < 12; repeat++) {
      const { values, relations } = withSums(randomTable(random, [2, 2], 3))
      const ranges = values.map((value) => toPublicCount(value).range)
      expect(await everyRange(ranges, relations)).toEqual(byTrying(ranges, relations))
    }
  })

  it('keeps to whole tables where fractions would reach further', async () => {
    // Pairs of three cells sum to the same odd number less one of 0 or 1: a half in each fits, in whole numbers one is over.
    const known: Range[] = [...Array.from({ length: 3 }, () => ({ low: 0, high: 1 })), { low: 1, high: 1 }]
    const ranges = [...known, { low: 0, high: 1 }, { low: 0, high: 1 }, { low: 0, high: 1 }, { low: 0, high: 3 }]
    const relations = [
      { total: 3, parts: [0, 1, 4] },
      { total: 3, parts: [1, 2, 5] },
      { total: 3, parts: [0, 2, 6] },
      { total: 7, parts: [0, 1, 2] },
    ]
    const found = await everyRange(ranges, relations)
    expect(found).toEqual(byTrying(ranges, relations))
    expect(found[7]).toEqual({ low: 0, high: 1 })
  })

  it('says so when no table fits', async () => {
    const ranges = [
      { low: 0, high: 4 },
      { low: 0, high: 4 },
      { low: 18, high: 22 },
    ]
    expect(await everyRange(ranges, [{ total: 2, parts: [0, 1] }])).toEqual(Array(3).fill('contradictory'))
  })

  it('knows only its range of a cell that no sum ties', async () => {
    expect(await everyRange([{ low: 2, high: 9 }], [])).toEqual([{ low: 2, high: 9 }])
  })

  it('does not lose a count in hundreds of millions', async () => {
    const ranges = [
      { low: 0, high: 999_999_999 },
      { low: 999_999_990, high: 999_999_990 },
      { low: 999_999_993, high: 999_999_994 },
    ]
    const found = await everyRange(ranges, [{ total: 2, parts: [0, 1] }])
    expect(found[0]).toEqual({ low: 3, high: 4 })
  })

  it('never excludes the true table', async () => {
    const random = new RandomStream(5)
    for (let repeat = 0; repeat < 20; repeat++) {
      const { values, relations } = withSums(randomTable(random, [5, 4], 2))
      const found = await everyRange(
        values.map((value) => toPublicCount(value).range),
        relations,
      )
      found.forEach((range, cell) => {
        if (typeof range === 'string') throw new Error(range)
        expect(range.low).toBeLessThanOrEqual(values[cell] ?? -1)
        expect(range.high).toBeGreaterThanOrEqual(values[cell] ?? Number.POSITIVE_INFINITY)
      })
    }
  })
})
