import { z } from 'zod'
import { type Method, method } from '../method.ts'
import { auditCells } from './audit.ts'
import { kAnonymity } from './k-anonymity.ts'
import { auditPages } from './pages.ts'
import { releaseTable } from './release.ts'
import { leastBase, roundedPercent } from './rounding.ts'
import { suppressCells, suppressTable } from './suppression.ts'

/** Results are read-only. */
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

const count = z.int().nonnegative()
const cellIndex = z.int().nonnegative()
const range = z.strictObject({ low: count, high: count })
const table = z.array(z.array(count))
const protection = z.strictObject({ width: count, outside: range })
const namedRelation = z.strictObject({ total: z.string(), parts: z.array(z.string()) })
const relation = z.strictObject({ total: cellIndex, parts: z.array(cellIndex) })
const needs = listOf(z.strictObject({ code: z.string(), needed: z.number(), had: z.number() }))
const none = listOf(z.never())
const refusal = <Reason extends string>(...reasons: readonly Reason[]) =>
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(reasons), needed: z.number(), had: z.number() })

const auditedCell = z.strictObject({ id: z.string(), low: count, high: count, leaks: z.boolean() })
const audit = {
  kind: z.literal('audited'),
  method: z.literal('linear-attacker'),
  isSafe: z.boolean(),
  cells: listOf(auditedCell),
  leaks: listOf(z.string()),
  n: count,
  warnings: listOf(z.literal('small-count-shown')),
  needs,
}
const auditRefusal = refusal('contradictory', 'not-solved')

const auditTable = method({
  name: 'audit-table',
  input: z.strictObject({
    cells: z.array(z.strictObject({ id: z.string(), shown: range.nullable() })),
    relations: z.array(namedRelation),
    protection: protection.optional(),
  }),
  output: z.union([z.strictObject(audit), auditRefusal]),
  run: auditCells,
  example: {
    cells: [
      { id: 'north', shown: { low: 0, high: 4 } },
      { id: 'south', shown: { low: 0, high: 4 } },
      { id: 'all', shown: { low: 8, high: 12 } },
    ],
    relations: [{ total: 'all', parts: ['north', 'south'] }],
  },
})

const page = z.strictObject({
  id: z.string(),
  cells: z.array(z.strictObject({ at: z.record(z.string(), z.string()), shown: range })),
})
const dimension = z.strictObject({ id: z.string(), sums: z.array(namedRelation) })

const auditAllPages = method({
  name: 'audit-pages',
  input: z.strictObject({ pages: z.array(page), dimensions: z.array(dimension) }),
  output: z.union([z.strictObject({ ...audit, conflicts: listOf(z.string()) }), auditRefusal]),
  run: ({ pages, dimensions }) => auditPages(pages, dimensions),
  example: {
    pages: [
      { id: 'districts', cells: [{ at: { area: 'east' }, shown: { low: 18, high: 22 } }] },
      { id: 'centre', cells: [{ at: { area: 'square' }, shown: { low: 18, high: 22 } }] },
    ],
    dimensions: [{ id: 'area', sums: [{ total: 'east', parts: ['square', 'park'] }] }],
  },
})

const axis = z.strictObject({
  dimension: z.string(),
  elements: z.array(z.string()),
  total: z.string(),
  merging: z.enum(['any', 'adjacent', 'none']),
})

const roundTable = method({
  name: 'round-table',
  input: z.strictObject({
    table: z.strictObject({
      id: z.string(),
      rows: axis,
      columns: axis,
      at: z.record(z.string(), z.string()).default({}),
      counts: table,
      structuralZeros: z.array(z.tuple([cellIndex, cellIndex])).default([]),
      zeros: z.enum(['merged', 'shown']).default('merged'),
    }),
    context: z
      .strictObject({ live: z.array(page), dimensions: z.array(dimension) })
      .default({ live: [], dimensions: [] }),
  }),
  output: z.union([
    z.strictObject({
      kind: z.enum(['published', 'blocked']),
      method: z.literal('rounded-to-5-merged'),
      rows: listOf(z.string()),
      columns: listOf(z.string()),
      published: listOf(listOf(count.nullable())),
      merged: listOf(z.strictObject({ axis: z.enum(['rows', 'columns']), elements: listOf(z.string()) })),
      cells: listOf(auditedCell),
      conflicts: listOf(z.string()),
      n: count,
      warnings: listOf(z.enum(['elements-merged', 'shown-differently'])),
      needs,
    }),
    auditRefusal,
  ]),
  run: ({ table: asked, context }) => releaseTable(asked, context),
  example: {
    table: {
      id: 'month',
      rows: { dimension: 'area', elements: ['north', 'south', 'east'], total: 'all', merging: 'any' },
      columns: { dimension: 'period', elements: ['first', 'second'], total: 'both', merging: 'adjacent' },
      counts: [
        [4, 4],
        [12, 31],
        [25, 17],
      ],
    },
  },
})

const percent = method({
  name: 'rounded-percent',
  input: z.strictObject({ part: count, whole: count }),
  output: z.union([
    z.strictObject({
      kind: z.literal('rounded-percent'),
      method: z.literal('of-rounded-counts'),
      percent: z.number(),
      range: z.strictObject({ low: z.number(), high: z.number() }),
      n: z.int().min(leastBase),
      warnings: none,
      needs: none,
    }),
    refusal('small-base', 'small-part'),
  ]),
  run: ({ part, whole }) => roundedPercent(part, whole),
  example: { part: 12, whole: 41 },
})

const choice = { protection: protection.optional(), mostSecondary: count.optional() }
const suppress = method({
  name: 'suppress',
  input: z.union([
    z.strictObject({
      table,
      sums: z.enum(['kept', 'if-needed', 'free']).optional(),
      zeroSecret: z.boolean().optional(),
      ...choice,
    }),
    z.strictObject({
      values: z.array(count),
      relations: z.array(relation),
      primary: z.array(cellIndex),
      candidates: z.array(cellIndex),
      ...choice,
    }),
  ]),
  output: z.union([
    z.strictObject({
      kind: z.literal('suppressed'),
      method: z.enum(['fewest-cells-search', 'fewest-cells-program']),
      primary: listOf(cellIndex),
      secondary: listOf(cellIndex),
      cost: count,
      cells: listOf(z.strictObject({ cell: cellIndex, low: count, high: count })),
      n: count,
      warnings: listOf(z.enum(['small-count-shown', 'sums-suppressed'])),
      needs,
    }),
    refusal('not-protectable', 'too-many-cells', 'contradictory', 'not-solved'),
  ]),
  run: (input) => ('table' in input ? suppressTable(input) : suppressCells(input)),
  example: {
    table: [
      [10, 2, 30],
      [12, 8, 40],
    ],
  },
})

const kAnonymous = method({
  name: 'k-anonymity',
  input: z.strictObject({
    rows: z.array(z.array(z.union([z.string(), z.number()]))),
    columns: z.array(cellIndex),
    k: z.int().positive().optional(),
  }),
  output: z.strictObject({
    kind: z.literal('k-anonymity'),
    method: z.literal('smallest-group'),
    isSafe: z.boolean(),
    smallest: count,
    groups: count,
    rowsBelow: count,
    k: z.int().positive(),
    n: count,
    warnings: listOf(z.literal('no-rows')),
    needs,
  }),
  run: kAnonymity,
  example: {
    rows: [
      ['north', 'week 10'],
      ['north', 'week 10'],
      ['south', 'week 10'],
    ],
    columns: [0, 1],
  },
})

export const disclosureMethods: readonly Method[] = [
  suppress,
  auditTable,
  auditAllPages,
  roundTable,
  percent,
  kAnonymous,
]
