import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { withAttacker } from './attacker.ts'
import { withSums } from './cells.ts'
import { ProtectionTest } from './protection.ts'
import { exactProtection, type Suppression, suppressCells, suppressTable } from './suppression.ts'
import { solveProgram } from './suppression-program.ts'
import { searchExactly } from './suppression-search.ts'
import { randomTable } from './testing/random-tables.ts'

type Asked = Parameters<typeof suppressTable>[0]

async function suppressed(input: Asked): Promise<Suppression> {
  const result = await suppressTable(input)
  if (result.kind === 'refused') throw new Error(result.reason)
  return result
}

/** The sensitive cell is 1 of a square with 10, 12 and 8: the cheapest square that closes around it. */
const square = [
  [10, 2, 30],
  [12, 8, 40],
]

describe('suppression in an exact table', () => {
  it('leaves out the cheapest square around one small count', async () => {
    const result = await suppressed({ table: square })
    expect(result).toMatchObject({ primary: [1], secondary: [0, 4, 5], cost: 30, n: 12, warnings: [], needs: [] })
    expect(result.cells.find(({ cell }) => cell === 1)).toEqual({ cell: 1, low: 0, high: 10 })
  })

  it('leaves out nothing where no count is small', async () => {
    const nothing = { primary: [], secondary: [], cost: 0, cells: [] }
    expect(
      await suppressed({
        table: [
          [12, 30],
          [25, 18],
        ],
      }),
    ).toMatchObject(nothing)
    expect(
      await suppressed({
        table: [
          [0, 0],
          [0, 0],
        ],
      }),
    ).toMatchObject(nothing)
  })

  it('hides zeros only when told that they are secret', async () => {
    const table = [
      [0, 20, 31],
      [22, 25, 28],
      [17, 33, 21],
    ]
    expect((await suppressed({ table })).primary).toEqual([])
    const secret = await suppressed({ table, zeroSecret: true })
    expect(secret.primary).toEqual([0])
    expect(secret.secondary).toHaveLength(3)
  })

  it('protects every sensitive cell by a range of five', async () => {
    const random = new RandomStream(8)
    for (let repeat = 0; repeat < 6; repeat++) {
      const result = await suppressTable({ table: randomTable(random, [4, 4], 8), sums: 'if-needed' })
      if (result.kind === 'refused') continue
      for (const { cell, low, high } of result.cells) {
        if (result.primary.includes(cell)) expect(high - low).toBeGreaterThanOrEqual(5)
      }
    }
  })

  it('cannot protect a small count alone in its row and column unless sums go too', async () => {
    const table = [
      [4, 0, 0],
      [0, 30, 20],
      [0, 10, 15],
    ]
    expect(await suppressTable({ table })).toEqual({ kind: 'refused', reason: 'not-protectable', needed: 5, had: 0 })
    const result = await suppressed({ table, sums: 'if-needed' })
    expect(result.warnings).toEqual(['sums-suppressed'])
    expect(result.secondary).toEqual([3, 12, 15])
    expect(result.cells.find(({ cell }) => cell === 0)?.low).toBe(0)
  })

  it('warns when the caller leaves a small count to be shown', async () => {
    const result = await suppressCells({
      values: [30, 28, 2],
      relations: [{ total: 0, parts: [1, 2] }],
      primary: [],
      candidates: [],
    })
    expect(result).toMatchObject({ kind: 'suppressed', warnings: ['small-count-shown'] })
  })

  it('says when it would take more cells than allowed', async () => {
    expect(await suppressTable({ table: square, mostSecondary: 2 })).toEqual({
      kind: 'refused',
      reason: 'too-many-cells',
      needed: 3,
      had: 2,
    })
  })

  it('keeps to nested geographies', async () => {
    // all > two districts > three and two areas; the small ones are in different districts.
    const result = await suppressCells({
      values: [60, 33, 27, 20, 10, 3, 25, 2],
      relations: [
        { total: 0, parts: [1, 2] },
        { total: 1, parts: [3, 4, 5] },
        { total: 2, parts: [6, 7] },
      ],
      primary: [5, 7],
      candidates: [3, 4, 6],
    })
    expect(result).toMatchObject({ secondary: [4, 6], cost: 35, method: 'fewest-cells-search' })
  })

  it('costs as many cells and as much turned on its side', async () => {
    const random = new RandomStream(4)
    for (let repeat = 0; repeat < 4; repeat++) {
      const table = randomTable(random, [3, 4], 9)
      const turned = (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0))
      const [one, other] = await Promise.all([suppressTable({ table }), suppressTable({ table: turned })])
      expect(other.kind).toBe(one.kind)
      if (one.kind === 'refused' || other.kind === 'refused') continue
      expect([other.secondary.length, other.cost]).toEqual([one.secondary.length, one.cost])
    }
  })

  it.each([
    ['no rows', { table: [] }, 'wrong-length'],
    ['rows of different length', { table: [[1, 2], [3]] }, 'wrong-length'],
    ['a negative count', { table: [[-1]] }, 'not-a-count'],
    ['a fraction', { table: [[1.5]] }, 'not-a-count'],
    ['counts beyond belief', { table: [[1e9, 1e9]] }, 'out-of-range'],
  ])('rejects a table with %s', async (_, input, code) => {
    await expect(suppressTable(input)).rejects.toMatchObject({ name: 'AnalysisInputError', code })
  })

  it.each([
    ['sums that do not add up', { values: [5, 2, 2] }, 'not-additive'],
    ['a sensitive cell that is not there', { primary: [7] }, 'unknown-cell'],
    ['a cell both sensitive and not', { primary: [1], candidates: [1] }, 'duplicate-cell'],
  ])('rejects %s', async (_, change, code) => {
    const input = {
      values: [4, 2, 2],
      relations: [{ total: 0, parts: [1, 2] }],
      primary: [1],
      candidates: [2],
      ...change,
    }
    await expect(suppressCells(input)).rejects.toMatchObject({ name: 'AnalysisInputError', code })
  })
})

describe('the programme for large tables', () => {
  it('finds as few cells and as small a sum as the search', async () => {
    const random = new RandomStream(17)
    let compared = 0
    for (let repeat = 0; repeat < 6; repeat++) {
      const { values, relations, inner } = withSums(randomTable(random, [4, 4], 12))
      const primary = inner.filter((cell) => (values[cell] ?? 0) > 0 && (values[cell] ?? 0) < 5)
      const candidates = inner.filter((cell) => (values[cell] ?? 0) >= 5)
      const problem = { values, relations, primary, candidates, protection: exactProtection }
      const known = values.map((value) => ({ low: value, high: value }))
      const size = (choice: unknown) =>
        Array.isArray(choice)
          ? [choice.length, choice.reduce((sum, i) => sum + (values[candidates[i] ?? -1] ?? 0), 0)]
          : choice
      const searched = await withAttacker(known, relations, (attacker) =>
        size(searchExactly(problem, new ProtectionTest(problem, attacker), 16)),
      )
      const solved = await withAttacker(known, relations, (attacker, highs) =>
        size(solveProgram(highs, problem, new ProtectionTest(problem, attacker))),
      )
      expect(solved).toEqual(searched)
      compared += Array.isArray(searched) && searched[0] > 0 ? 1 : 0
    }
    expect(compared).toBeGreaterThan(1)
  })

  it('takes over in tables too large to search', async () => {
    const result = await suppressed({ table: randomTable(new RandomStream(2), [8, 6], 25), sums: 'if-needed' })
    expect(result.method).toBe('fewest-cells-program')
    for (const { cell, low, high } of result.cells) {
      if (result.primary.includes(cell)) expect(high - low).toBeGreaterThanOrEqual(5)
    }
  })
})
