import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { type AuditInput, auditCells } from './audit.ts'
import { withSums } from './cells.ts'
import { toPublicCount } from './rounding.ts'
import { randomTable } from './testing/random-tables.ts'

const small = { low: 0, high: 4 }
const two = (low: number, high: number): AuditInput => ({
  cells: [
    { id: 'north', shown: small },
    { id: 'south', shown: small },
    { id: 'all', shown: { low, high } },
  ],
  relations: [{ total: 'all', parts: ['north', 'south'] }],
})

async function audited(input: AuditInput) {
  const audit = await auditCells(input)
  if (audit.kind === 'refused') throw new Error(audit.reason)
  return audit
}

describe('the audit of published figures', () => {
  it('finds that a total rounded to 10 gives two hidden fours away', async () => {
    const audit = await audited(two(8, 12))
    expect(audit.isSafe).toBe(false)
    expect(audit.cells).toEqual([
      { id: 'north', low: 4, high: 4, leaks: true },
      { id: 'south', low: 4, high: 4, leaks: true },
    ])
  })

  it('lets through a total rounded to 5 over two hidden counts', async () => {
    const audit = await audited(two(5, 7))
    expect(audit).toMatchObject({ isSafe: true, leaks: [], n: 2, warnings: [], needs: [] })
    expect(audit.cells.map(({ low, high }) => [low, high])).toEqual([
      [1, 4],
      [1, 4],
    ])
  })

  it('asks for a width that the caller chooses', async () => {
    const strict = await audited({ ...two(5, 7), protection: { width: 4, outside: { low: 1, high: 2 } } })
    expect(strict.leaks).toEqual(['north', 'south'])
    const loose = { width: 1, outside: { low: 1, high: 2 } }
    const asked = (shown: { low: number; high: number }) =>
      audited({ cells: [{ id: 'north', shown }], relations: [], protection: loose })
    expect((await asked({ low: 1, high: 2 })).isSafe).toBe(false)
    expect((await asked({ low: 2, high: 3 })).isSafe).toBe(true)
  })

  it('finds a count that was never shown but follows from two that were', async () => {
    const cells = [
      { id: 'all', shown: { low: 20, high: 20 } },
      { id: 'north', shown: { low: 18, high: 18 } },
      { id: 'south', shown: null },
    ]
    const audit = await audited({ cells, relations: [{ total: 'all', parts: ['north', 'south'] }] })
    expect(audit.leaks).toEqual(['south'])
    expect(audit.cells).toEqual([{ id: 'south', low: 2, high: 2, leaks: true }])
  })

  it('does not mind that a count of many follows exactly', async () => {
    const cells = [
      { id: 'all', shown: { low: 90, high: 90 } },
      { id: 'north', shown: { low: 18, high: 18 } },
      { id: 'south', shown: null },
    ]
    expect((await audited({ cells, relations: [{ total: 'all', parts: ['north', 'south'] }] })).isSafe).toBe(true)
  })

  it('takes a cell that nothing limits for open', async () => {
    expect((await audited({ cells: [{ id: 'north', shown: null }], relations: [] })).isSafe).toBe(true)
  })

  it('warns of a small count that is shown as it is, and passes a zero that cannot be otherwise', async () => {
    const show = (value: number) =>
      audited({ cells: [{ id: 'north', shown: { low: value, high: value } }], relations: [] })
    expect(await show(3)).toMatchObject({ isSafe: false, warnings: ['small-count-shown'] })
    expect(await show(0)).toMatchObject({ isSafe: true, warnings: [], n: 0 })
  })

  it('refuses figures that contradict each other', async () => {
    expect(await auditCells(two(18, 22))).toMatchObject({ kind: 'refused', reason: 'contradictory' })
  })

  it('does not care about the order of cells and relations', async () => {
    const { values, relations } = withSums(randomTable(new RandomStream(3), [4, 3], 2))
    const cells = values.map((value, cell) => ({ id: String(cell), shown: toPublicCount(value).range }))
    const named = relations.map(({ total, parts }) => ({ total: String(total), parts: parts.map(String) }))
    const forwards = await audited({ cells, relations: named })
    const backwards = await audited({ cells: cells.toReversed(), relations: named.toReversed() })
    expect(backwards.cells.toReversed()).toEqual(forwards.cells)
  })

  it('never finds less when one figure more is shown', async () => {
    const random = new RandomStream(21)
    for (let repeat = 0; repeat < 10; repeat++) {
      const { values, relations } = withSums(randomTable(random, [4, 3], 2))
      const named = relations.map(({ total, parts }) => ({ total: String(total), parts: parts.map(String) }))
      const all = values.map((value, cell) => ({ id: String(cell), shown: toPublicCount(value).range }))
      const without = all.map((cell, at) => (at === values.length - 1 ? { ...cell, shown: null } : cell))
      const more = new Map((await audited({ cells: all, relations: named })).cells.map((cell) => [cell.id, cell]))
      for (const { id, low, high } of (await audited({ cells: without, relations: named })).cells) {
        const now = more.get(id)
        if (now === undefined) continue
        expect(now.low).toBeGreaterThanOrEqual(low)
        expect(now.high).toBeLessThanOrEqual(high)
      }
    }
  })

  it.each([
    ['no cells', { cells: [], relations: [] }, 'wrong-length'],
    [
      'two cells of one name',
      { ...two(5, 7), cells: [...two(5, 7).cells, { id: 'north', shown: null }] },
      'duplicate-cell',
    ],
    [
      'a sum of a cell that is not there',
      { ...two(5, 7), relations: [{ total: 'all', parts: ['west'] }] },
      'unknown-cell',
    ],
    [
      'a cell that is part of itself',
      { ...two(5, 7), relations: [{ total: 'all', parts: ['all'] }] },
      'duplicate-cell',
    ],
    ['a range upside down', two(7, 5), 'out-of-range'],
    ['a negative count', two(-1, 5), 'not-a-count'],
    ['a fraction', two(0.5, 5), 'not-a-count'],
    ['a count beyond belief', two(5, 1e12), 'out-of-range'],
  ])('rejects %s', async (_, input, code) => {
    await expect(auditCells(input)).rejects.toMatchObject({ name: 'AnalysisInputError', code })
  })
})
