import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { auditPages, type Page } from './pages.ts'
import type { Merging, PublicTable } from './publication.ts'
import { type Release, releaseTable } from './release.ts'
import { randomTable } from './testing/random-tables.ts'

const names = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index + 1}`)

function tableOf(counts: readonly (readonly number[])[], merging: Merging = 'any'): PublicTable {
  return {
    id: 'new',
    rows: { dimension: 'area', elements: names('a', counts.length), total: 'all', merging },
    columns: { dimension: 'period', elements: names('p', counts[0]?.length ?? 0), total: 'year', merging: 'none' },
    at: {},
    counts,
    structuralZeros: [],
    zeros: 'merged',
  }
}

const alone = { live: [], dimensions: [] }

async function released(table: PublicTable, context: Parameters<typeof releaseTable>[1] = alone): Promise<Release> {
  const release = await releaseTable(table, context)
  if (release.kind === 'refused') throw new Error(release.reason)
  return release
}

describe('a table for the public', () => {
  it('shows small counts as a class and rounds every total for itself', async () => {
    const release = await released(
      tableOf([
        [0, 12],
        [3, 26],
        [1, 31],
      ]),
    )
    expect(release).toMatchObject({ kind: 'published', merged: [], warnings: [], needs: [], rows: ['a1', 'a2', 'a3'] })
    expect(release.published).toEqual([
      [null, 10, 10],
      [null, 25, 30],
      [null, 30, 30],
      [null, 70, 75],
    ])
  })

  it('merges the rows in which two hidden fours follow from their total', async () => {
    const table = tableOf([
      [4, 4],
      [12, 31],
      [25, 17],
    ])
    const release = await released(table)
    expect(release.kind).toBe('published')
    expect(release.merged).toEqual([{ axis: 'rows', elements: ['a1', 'a3'] }])
    expect(release.warnings).toEqual(['elements-merged'])
    expect(release.rows).toEqual(['a1 + a3', 'a2'])
    expect(release.published).toEqual([
      [30, 20, 50],
      [10, 30, 45],
      [40, 50, 95],
    ])
  })

  it('merges periods with their neighbours only', async () => {
    const release = await released(
      tableOf(
        [
          [25, 17],
          [4, 4],
          [12, 31],
          [3, 9],
        ],
        'adjacent',
      ),
    )
    for (const { elements } of release.merged) {
      const places = elements.map((name) => Number(name.slice(1)))
      expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index))
    }
    expect(release).toMatchObject({ kind: 'published', warnings: ['elements-merged'] })
  })

  it('is blocked where nothing may be merged, and says what leaked', async () => {
    const release = await released(
      tableOf(
        [
          [4, 4],
          [12, 31],
          [25, 17],
        ],
        'none',
      ),
    )
    expect(release).toMatchObject({ kind: 'blocked', published: [], merged: [] })
    expect(release.cells.map(({ low, high }) => [low, high])).toEqual([
      [4, 4],
      [4, 4],
    ])
    expect(release.needs).toEqual([{ code: 'cells-without-leak', needed: 2, had: 0 }])
  })

  it('shows a zero only where it cannot be otherwise', async () => {
    const table = {
      ...tableOf([
        [0, 12],
        [3, 26],
        [0, 31],
      ]),
      structuralZeros: [[0, 0]] as const,
    }
    const release = await released(table)
    expect(release.published.map((row) => row[0])).toEqual([0, null, null, null])
  })

  it('gives two ones away by their sum where zeros are shown, and hides them where they are not', async () => {
    // Between zeros and a total in the class 1-4, the two can only be 1 to 3; a sum of one cell is that cell.
    const table = tableOf(
      [
        [0, 4],
        [0, 4],
      ],
      'none',
    )
    expect((await released({ ...table, zeros: 'shown' })).kind).toBe('blocked')
    expect(
      (
        await released(
          tableOf(
            [
              [0, 3],
              [0, 3],
            ],
            'none',
          ),
        )
      ).kind,
    ).toBe('published')
  })

  it('reckons with what is already public', async () => {
    // The live page shows the same year without the second area; together they give the second area away.
    const live: Page = {
      id: 'live',
      cells: [
        { at: { area: 'a1 and a3', period: 'p1' }, shown: { low: 40, high: 40 } },
        { at: { area: 'all', period: 'p1' }, shown: { low: 43, high: 43 } },
      ],
    }
    const dimensions = [{ id: 'area', sums: [{ total: 'a1 and a3', parts: ['a1', 'a3'] }] }]
    const table = tableOf([
      [18, 12],
      [3, 26],
      [22, 31],
    ])
    expect((await released(table)).kind).toBe('published')
    expect(await released(table, { live: [live], dimensions })).toMatchObject({
      kind: 'blocked',
      warnings: ['shown-differently'],
    })
  })

  it('may be published again unchanged', async () => {
    const table = tableOf([
      [0, 12],
      [3, 26],
      [1, 31],
    ])
    const { rows, columns, published } = await released(table)
    const live: Page = {
      id: 'live',
      cells: published.flatMap((row, r) =>
        row.map((value, c) => ({
          at: { area: rows[r] ?? 'all', period: columns[c] ?? 'year' },
          shown: value === null ? { low: 0, high: 4 } : { low: Math.max(5, value - 2), high: value + 2 },
        })),
      ),
    }
    expect(await released(table, { live: [live], dimensions: [] })).toMatchObject({ kind: 'published', published })
  })

  it('never leaves a leak, whatever stands beside the two fours', async () => {
    const random = new RandomStream(31)
    let merged = 0
    for (let repeat = 0; repeat < 15; repeat++) {
      const release = await released(tableOf([[4, 4], ...randomTable(random, [4, 2], 3)]))
      if (release.kind === 'blocked') continue
      merged += release.merged.length
      expect(release.cells.filter(({ leaks }) => leaks)).toEqual([])
      const page: Page = {
        id: 'page',
        cells: release.published.flatMap((row, r) =>
          row.map((value, c) => ({
            at: { area: release.rows[r] ?? 'all', period: release.columns[c] ?? 'year' },
            shown: value === null ? { low: 0, high: 4 } : { low: Math.max(5, value - 2), high: value + 2 },
          })),
        ),
      }
      const dimensions = [
        { id: 'area', sums: [{ total: 'all', parts: release.rows }] },
        { id: 'period', sums: [{ total: 'year', parts: release.columns }] },
      ]
      expect(await auditPages([page], dimensions)).toMatchObject({ isSafe: true })
    }
    expect(merged).toBeGreaterThan(5)
  })

  it('of zeros only shows classes only', async () => {
    expect(
      (
        await released(
          tableOf([
            [0, 0],
            [0, 0],
          ]),
        )
      ).published.flat(),
    ).toEqual(Array(9).fill(null))
  })

  it.each([
    ['without rows', tableOf([]), 'wrong-length'],
    ['with a name too many', { ...tableOf([[1], [2]]), counts: [[1]] }, 'wrong-length'],
    ['with a negative count', tableOf([[-3]]), 'not-a-count'],
    ['with a fraction', tableOf([[0.5]]), 'not-a-count'],
    ['with a structural zero that is none', { ...tableOf([[3]]), structuralZeros: [[0, 0]] as const }, 'not-a-count'],
  ])('%s is rejected', async (_, table, code) => {
    await expect(releaseTable(table, alone)).rejects.toMatchObject({ name: 'AnalysisInputError', code })
  })
})
