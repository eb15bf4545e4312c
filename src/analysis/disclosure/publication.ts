import { AnalysisInputError, requireCount } from '../refusal.ts'
import type { AuditRefused } from './audit.ts'
import { withSums } from './cells.ts'
import { auditPages, type Dimension, type Page, type PagesAudit } from './pages.ts'
import { type PublicCount, structuralZero, toPublicCount, type Zeros } from './rounding.ts'

/** Whether elements may be put together: any two, only neighbours (periods), or none. */
export type Merging = 'any' | 'adjacent' | 'none'

export interface Axis {
  readonly dimension: string
  readonly elements: readonly string[]
  /** The name of all elements together. */
  readonly total: string
  readonly merging: Merging
}

export interface PublicTable {
  readonly id: string
  readonly rows: Axis
  readonly columns: Axis
  /** The place in the other dimensions. */
  readonly at: Readonly<Record<string, string>>
  readonly counts: readonly (readonly number[])[]
  /** Row and column of zeros that cannot be anything else; shown as 0. */
  readonly structuralZeros: readonly (readonly [row: number, column: number])[]
  readonly zeros: Zeros
}

/** What is already public, and how the elements of all dimensions add up beyond the sums of the table itself. */
export interface Context {
  readonly live: readonly Page[]
  readonly dimensions: readonly Dimension[]
}

export interface Merge {
  readonly axis: 'rows' | 'columns'
  readonly elements: readonly string[]
}

/** Elements put together, in the order of the table: lists of indices. */
export interface Grouping {
  readonly rows: readonly (readonly number[])[]
  readonly columns: readonly (readonly number[])[]
}

/** A table as it would be published, with its sums last in each row and column. */
export interface Proposal {
  readonly kind: 'proposed'
  readonly grouping: Grouping
  readonly counts: readonly (readonly PublicCount[])[]
  readonly audit: PagesAudit
}

export const ungrouped = ({ rows, columns }: PublicTable): Grouping => ({
  rows: rows.elements.map((_, row) => [row]),
  columns: columns.elements.map((_, column) => [column]),
})

/** Rounds the table with its elements grouped, and lets the attacker at it together with all that is live. */
export async function propose(
  table: PublicTable,
  context: Context,
  grouping: Grouping,
): Promise<Proposal | AuditRefused> {
  const counts = roundTable(table, grouping)
  const rows = namesOf(table.rows, grouping.rows)
  const columns = namesOf(table.columns, grouping.columns)
  const page: Page = {
    id: table.id,
    cells: counts.flatMap((row, r) =>
      row.map(({ range }, c) => ({
        at: {
          ...table.at,
          [table.rows.dimension]: rows[r] ?? table.rows.total,
          [table.columns.dimension]: columns[c] ?? table.columns.total,
        },
        shown: range,
      })),
    ),
  }
  const audit = await auditPages([...context.live, page], withAxes(table, context, grouping))
  return audit.kind === 'refused' ? audit : { kind: 'proposed', grouping, counts, audit }
}

export const namesOf = ({ elements }: Axis, groups: readonly (readonly number[])[]): string[] =>
  groups.map((group) => group.map((index) => elements[index] ?? '').join(' + '))

/** Errors: wrong-length when the counts do not fit the axes, and those of `withSums`. */
export function requireTable({ rows, columns, counts, structuralZeros }: PublicTable): void {
  withSums(counts)
  if (counts.length !== rows.elements.length) {
    throw new AnalysisInputError('wrong-length', { name: 'rows', value: rows.elements.length })
  }
  if (counts[0]?.length !== columns.elements.length) {
    throw new AnalysisInputError('wrong-length', { name: 'columns', value: columns.elements.length })
  }
  for (const [row, column] of structuralZeros) {
    requireCount('structuralZeros', row)
    if (counts[row]?.[column] !== 0)
      throw new AnalysisInputError('not-a-count', { name: 'structuralZeros', row, column })
  }
}

function roundTable({ counts, structuralZeros, zeros }: PublicTable, { rows, columns }: Grouping): PublicCount[][] {
  const known = new Set(structuralZeros.map(([row, column]) => `${row},${column}`))
  const merged = rows.map((row) =>
    columns.map((column) => row.reduce((sum, r) => column.reduce((inner, c) => inner + (counts[r]?.[c] ?? 0), sum), 0)),
  )
  const isKnown = (row: readonly number[], column: readonly number[]) =>
    row.every((r) => column.every((c) => known.has(`${r},${c}`)))
  const all = { row: rows.flat(), column: columns.flat() }
  const { values } = withSums(merged)
  const stride = columns.length + 1
  return [...rows, all.row].map((row, r) =>
    [...columns, all.column].map((column, c) =>
      isKnown(row, column) ? structuralZero : toPublicCount(values[r * stride + c] ?? 0, zeros),
    ),
  )
}

/** The dimensions of the context with the sums of the two axes, and of merged elements where others may know their parts. */
function withAxes(table: PublicTable, { live, dimensions }: Context, grouping: Grouping): Dimension[] {
  const isAlone = live.length === 0 && dimensions.every(({ sums }) => sums.length === 0)
  const axes = [
    { axis: table.rows, groups: grouping.rows },
    { axis: table.columns, groups: grouping.columns },
  ].map(({ axis, groups }) => {
    const merged = groups.flatMap((group, g) =>
      group.length === 1 || isAlone
        ? []
        : [{ total: namesOf(axis, groups)[g] ?? '', parts: group.map((index) => axis.elements[index] ?? '') }],
    )
    return { id: axis.dimension, sums: [{ total: axis.total, parts: namesOf(axis, groups) }, ...merged] }
  })
  const others = new Map(Object.keys(table.at).map((id) => [id, { id, sums: [] }] as [string, Dimension]))
  for (const { id, sums } of [...dimensions, ...axes]) {
    others.set(id, { id, sums: [...(others.get(id)?.sums ?? []), ...sums] })
  }
  return [...others.values()]
}
