import { describe, expect, it } from 'vitest'
import { type Comparison, checkAwaitedTopic } from '../testing/golden.ts'
import type { Range, Relation } from './attacker.ts'
import { auditCells } from './audit.ts'
import { withSums } from './cells.ts'
import { kAnonymity } from './k-anonymity.ts'
import { toPublicCount } from './rounding.ts'
import { suppressTable } from './suppression.ts'

describe('the reference numbers', () => {
  it('hold for suppression, the attacker, rounding and k-anonymity', async () => {
    const counts = await checkAwaitedTopic<DisclosureGolden>('14_sdc', byHand, compareAll)
    expect(counts.reference ?? 150).toBeGreaterThan(100)
  })
})

type Bounds = Readonly<Record<string, readonly [low: number, high: number]>>

interface DisclosureGolden {
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly table: readonly (readonly number[])[]
        readonly full: readonly (readonly number[])[]
        readonly naiveAuditPrimaryOnly: Bounds
        readonly optimum: {
          readonly primary: readonly number[]
          readonly secondary: readonly number[] | null
          readonly cost?: number | null
          readonly audit: Bounds | null
        }
      }
    >
  >
  readonly differencing: {
    readonly table1: { readonly rowTotals: readonly number[]; readonly colTotals: readonly number[] }
    readonly revealed: number
  }
  readonly roundRule: Readonly<
    Record<string, { readonly published: readonly (number | '<5')[]; readonly intervals: Bounds }>
  >
  readonly hierarchy: {
    readonly relations: readonly (readonly number[])[]
    readonly values: readonly number[]
    readonly primary: readonly number[]
    readonly auditPrimaryOnly: Bounds
    readonly auditWith: readonly { readonly suppressed: readonly number[]; readonly audit: Bounds }[]
  }
  readonly kAnonymity: {
    readonly rows: readonly (readonly string[])[]
    readonly byAll: Groups
    readonly byAreaCat: Groups
    readonly byArea: Groups
  }
}

interface Groups {
  readonly k: number
  readonly groups: number
  readonly belowK3: number
}

/** At most so many cells besides the sensitive ones were tried by the reference. */
const mostSecondary = 6

/** What can be worked out of the hidden cells, when all others are known by their range. */
async function rangesOf(hidden: readonly number[], shown: readonly Range[], relations: readonly Relation[]) {
  const audit = await auditCells({
    cells: shown.map((range, cell) => ({ id: String(cell), shown: range })),
    relations: relations.map(({ total, parts }) => ({ total: String(total), parts: parts.map(String) })),
  })
  if (audit.kind === 'refused') throw new Error(audit.reason)
  const ranges = new Map(audit.cells.map((cell) => [cell.id, cell]))
  return hidden.map((cell) => [cell, ranges.get(String(cell))] as const)
}

function withHidden(values: readonly number[], hidden: readonly number[]): Range[] {
  const high = Math.max(...values)
  return values.map((value, cell) => (hidden.includes(cell) ? { low: 0, high } : { low: value, high: value }))
}

function compareRanges(c: Comparison, got: Awaited<ReturnType<typeof rangesOf>>, expected: Bounds): void {
  c.same('hidden cells', got.length, Object.keys(expected).length)
  for (const [cell, range] of got) {
    const [low, high] = expected[cell] ?? []
    c.same(`least of cell ${cell}`, range?.low, low)
    c.same(`most of cell ${cell}`, range?.high, high)
  }
}

async function compareAll(c: Comparison, golden: DisclosureGolden): Promise<void> {
  for (const [name, expected] of Object.entries(golden.tables)) {
    await compareSuppression(c, expected)
    const round = golden.roundRule[name]
    if (round !== undefined) await compareRounding(c, expected.table, round)
  }
  await compareDifferencing(c, golden.differencing)
  await compareHierarchy(c, golden.hierarchy)
  const { rows, byAll, byAreaCat, byArea } = golden.kAnonymity
  compareGroups(c, kAnonymity({ rows, columns: [0, 1, 2], k: 3 }), byAll)
  compareGroups(c, kAnonymity({ rows, columns: [0, 1], k: 3 }), byAreaCat)
  compareGroups(c, kAnonymity({ rows, columns: [0], k: 3 }), byArea)
}

async function compareSuppression(c: Comparison, expected: DisclosureGolden['tables'][string]): Promise<void> {
  const { values, relations } = withSums(expected.table)
  const { primary, secondary, audit } = expected.optimum
  compareLists(c, 'values', values, expected.full.flat())
  const naive = await rangesOf(primary, withHidden(values, primary), relations)
  compareRanges(c, naive, expected.naiveAuditPrimaryOnly)
  const result = await suppressTable({ table: expected.table, mostSecondary })
  if (secondary === null || audit === null) {
    c.same('suppression', result.kind, 'refused')
    return
  }
  if (result.kind === 'refused') throw new Error(result.reason)
  compareLists(c, 'primary', result.primary, primary)
  compareLists(c, 'secondary', result.secondary, secondary)
  c.same('cost', result.cost, expected.optimum.cost ?? 0)
  const ranges = result.cells.map(({ cell, low, high }) => [cell, { id: '', leaks: false, low, high }] as const)
  compareRanges(c, ranges, audit)
}

async function compareRounding(
  c: Comparison,
  table: readonly (readonly number[])[],
  expected: DisclosureGolden['roundRule'][string],
): Promise<void> {
  const { values, relations } = withSums(table)
  const counts = values.map((value) => toPublicCount(value, 'shown'))
  compareLists(
    c,
    'published',
    counts.map(({ value }) => value ?? '<5'),
    expected.published,
  )
  // The reference lets a rounded 5 stand for 3 and 4 too, although these are in the class of small counts.
  const shown = counts.map(({ value, range }) =>
    value === null || value === 0 ? range : { low: Math.max(0, value - 2), high: value + 2 },
  )
  const hidden = [...counts.keys()].filter((cell) => counts[cell]?.value === null)
  compareRanges(c, await rangesOf(hidden, shown, relations), expected.intervals)
}

/** The other cells follow from the sums of the two tables and the count that is said to be revealed. */
async function compareDifferencing(
  c: Comparison,
  { table1, revealed }: DisclosureGolden['differencing'],
): Promise<void> {
  const [firstRow = 0, secondRow = 0] = table1.rowTotals
  const [, secondColumn = 0] = table1.colTotals
  const table = [
    [firstRow - revealed, revealed],
    [secondRow - secondColumn + revealed, secondColumn - revealed],
  ]
  const { values, relations } = withSums(table)
  compareLists(c, 'row sums', [values[2], values[5]], table1.rowTotals)
  compareLists(c, 'column sums', values.slice(6, 8), table1.colTotals)
  const found = await rangesOf([1], withHidden(values, [1]), relations)
  compareRanges(c, found, { 1: [revealed, revealed] })
}

async function compareHierarchy(c: Comparison, golden: DisclosureGolden['hierarchy']): Promise<void> {
  const relations = golden.relations.map((row) => ({
    total: row.indexOf(1),
    parts: [...row.keys()].filter((cell) => row[cell] === -1),
  }))
  const check = async (hidden: readonly number[], expected: Bounds) =>
    compareRanges(c, await rangesOf(hidden, withHidden(golden.values, hidden), relations), expected)
  await check(golden.primary, golden.auditPrimaryOnly)
  for (const { suppressed, audit } of golden.auditWith) await check(suppressed, audit)
}

function compareGroups(c: Comparison, got: ReturnType<typeof kAnonymity>, expected: Groups): void {
  c.same('smallest group', got.smallest, expected.k)
  c.same('groups', got.groups, expected.groups)
  c.same('rows below', got.rowsBelow, expected.belowK3)
}

function compareLists(c: Comparison, label: string, got: readonly unknown[], expected: readonly unknown[]): void {
  c.same(`number of ${label}`, got.length, expected.length)
  for (const [index, value] of expected.entries()) c.same(`${label}[${index}]`, got[index], value)
}

async function byHand(c: Comparison): Promise<void> {
  // 2 and 2 with three others around: one more row and its column of the square must go; any square of four protects by its smallest.
  const table = [
    [10, 2, 30],
    [12, 8, 40],
  ]
  const result = await suppressTable({ table })
  if (result.kind === 'refused') throw new Error(result.reason)
  compareLists(c, 'secondary', result.secondary, [0, 4, 5])
  c.same('cost', result.cost, 30)
  // The square of 10, 2, 12 and 8: the hidden 2 can fall to 0 and rise until the 10 or the 8 is used up.
  compareRanges(
    c,
    result.cells.map(({ cell, low, high }) => [cell, { id: '', leaks: false, low, high }] as const),
    { 0: [2, 12], 1: [0, 10], 4: [10, 20], 5: [0, 10] },
  )
  // 4 + 4 shown as a rounded 10: nothing but 4 and 4 comes up to 8.
  const forced = await rangesOf(
    [0, 1],
    [
      { low: 0, high: 4 },
      { low: 0, high: 4 },
      { low: 8, high: 12 },
    ],
    [{ total: 2, parts: [0, 1] }],
  )
  compareRanges(c, forced, { 0: [4, 4], 1: [4, 4] })
  const rows = [['a'], ['a'], ['b']]
  compareGroups(c, kAnonymity({ rows, columns: [0], k: 2 }), { k: 1, groups: 2, belowK3: 1 })
}
