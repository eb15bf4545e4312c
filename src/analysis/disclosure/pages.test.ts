import { describe, expect, it } from 'vitest'
import { auditPages, cellId, type Dimension, joinPages, type Page } from './pages.ts'

const area: Dimension = { id: 'area', sums: [{ total: 'all', parts: ['north', 'south', 'centre'] }] }
const exactly = (id: string, counts: Readonly<Record<string, number>>): Page => ({
  id,
  cells: Object.entries(counts).map(([element, count]) => ({
    at: { area: element },
    shown: { low: count, high: count },
  })),
})

async function audited(pages: readonly Page[], dimensions: readonly Dimension[]) {
  const audit = await auditPages(pages, dimensions)
  if (audit.kind === 'refused') throw new Error(audit.reason)
  return audit
}

describe('several pages together', () => {
  it('give away by subtraction what neither gives away alone', async () => {
    const totals = exactly('totals', { all: 60 })
    const parts = exactly('parts', { north: 30, south: 27 })
    expect((await audited([totals], [area])).isSafe).toBe(true)
    expect((await audited([parts], [area])).isSafe).toBe(true)
    const both = await audited([totals, parts], [area])
    expect(both.leaks).toEqual([cellId(['centre'])])
    expect(both.cells).toEqual([{ id: cellId(['centre']), low: 3, high: 3, leaks: true }])
  })

  it('give away an area by two geographies that cross', async () => {
    // The square lies in the police's centre and in the municipality's east; neither page shows it.
    const dimension: Dimension = {
      id: 'area',
      sums: [
        { total: 'centre', parts: ['station', 'park'] },
        { total: 'east', parts: ['station', 'park', 'square'] },
      ],
    }
    const both = await audited([exactly('police', { centre: 40 }), exactly('own', { east: 42 })], [dimension])
    expect(both.leaks).toEqual([cellId(['square'])])
  })

  it('give away a week by a month and its other weeks', async () => {
    const dimensions: Dimension[] = [
      { id: 'area', sums: [] },
      { id: 'period', sums: [{ total: 'month', parts: ['w1', 'w2', 'w3', 'w4'] }] },
    ]
    const cell = (period: string, low: number, high: number) => ({
      at: { area: 'north', period },
      shown: { low, high },
    })
    const weeks: Page = {
      id: 'weeks',
      cells: [cell('w1', 8, 12), cell('w2', 5, 7), cell('w3', 0, 4), cell('w4', 0, 4)],
    }
    expect((await audited([weeks, { id: 'month', cells: [cell('month', 18, 22)] }], dimensions)).isSafe).toBe(true)
    const low = { id: 'month', cells: [cell('month', 13, 13)] }
    expect((await audited([weeks, low], dimensions)).leaks).toEqual([cellId(['north', 'w3']), cellId(['north', 'w4'])])
  })

  it('are tied through cells that no page shows, in every dimension', async () => {
    // Shown: all by period, and north by period; hidden: south = all - north, in the two periods and in both.
    const dimensions: Dimension[] = [
      { id: 'area', sums: [{ total: 'all', parts: ['north', 'south'] }] },
      { id: 'period', sums: [{ total: 'both', parts: ['p1', 'p2'] }] },
    ]
    const cell = (a: string, period: string, count: number) => ({
      at: { area: a, period },
      shown: { low: count, high: count },
    })
    const first: Page = { id: 'first', cells: [cell('all', 'both', 50), cell('north', 'both', 41)] }
    const second: Page = { id: 'second', cells: [cell('all', 'p1', 20), cell('north', 'p1', 12)] }
    const audit = await audited([first, second], dimensions)
    const range = new Map(audit.cells.map(({ id, low, high }) => [id, [low, high]]))
    expect(range.get(cellId(['south', 'both']))).toEqual([9, 9])
    expect(range.get(cellId(['south', 'p1']))).toEqual([8, 8])
    expect(audit.leaks).toEqual([cellId(['south', 'p2'])])
  })

  it('may not show one cell with two figures', async () => {
    const class0to4 = { id: 'new', cells: [{ at: { area: 'north' }, shown: { low: 0, high: 4 } }] }
    const audit = await audited([exactly('old', { north: 0 }), class0to4], [area])
    expect(audit).toMatchObject({ isSafe: false, conflicts: [cellId(['north'])] })
    const corrected = await audited([exactly('old', { north: 30 }), exactly('new', { north: 35 })], [area])
    expect(corrected).toMatchObject({ isSafe: false, conflicts: [cellId(['north'])] })
  })

  it('that contradict each other are refused', async () => {
    const pages = [exactly('totals', { all: 20 }), exactly('parts', { north: 30 })]
    expect(await auditPages(pages, [area])).toMatchObject({ kind: 'refused', reason: 'contradictory' })
  })

  it('bring in no cells that could tell nothing', () => {
    const period: Dimension = { id: 'period', sums: [{ total: 'month', parts: ['w1', 'w2', 'w3', 'w4'] }] }
    const month: Page = { id: 'month', cells: [{ at: { period: 'month' }, shown: { low: 8, high: 12 } }] }
    expect(joinPages([month], [period])).toMatchObject({ cells: [{ id: cellId(['month']) }], relations: [] })
  })

  it('do not depend on the order in which they are given', async () => {
    const pages = [exactly('totals', { all: 60 }), exactly('parts', { north: 30, south: 27 })]
    expect((await audited(pages.toReversed(), [area])).cells).toEqual((await audited(pages, [area])).cells)
  })

  it.each([
    ['a page given twice', [exactly('a', {}), exactly('a', {})], [area], 'duplicate-cell'],
    ['no pages', [], [area], 'wrong-length'],
    [
      'a cell without its place',
      [{ id: 'a', cells: [{ at: {}, shown: { low: 0, high: 4 } }] }],
      [area],
      'wrong-length',
    ],
    [
      'a range upside down',
      [{ id: 'a', cells: [{ at: { area: 'x' }, shown: { low: 4, high: 0 } }] }],
      [area],
      'out-of-range',
    ],
    [
      'an element that is part of itself',
      [exactly('a', { all: 9 })],
      [{ id: 'area', sums: [{ total: 'all', parts: ['all', 'north'] }] }],
      'duplicate-cell',
    ],
  ])('reject %s', async (_, pages, dimensions, code) => {
    await expect(auditPages(pages, dimensions)).rejects.toMatchObject({ name: 'AnalysisInputError', code })
  })
})
