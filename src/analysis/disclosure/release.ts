import type { Need } from '../refusal.ts'
import type { AuditedCell, AuditRefused } from './audit.ts'
import { elementsOf } from './pages.ts'
import {
  type Axis,
  type Context,
  type Grouping,
  type Merge,
  namesOf,
  type Proposal,
  type PublicTable,
  propose,
  requireTable,
  ungrouped,
} from './publication.ts'

export interface Release {
  readonly kind: 'published' | 'blocked'
  readonly method: 'rounded-to-5-merged'
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Rows and columns with their sums last; null stands for the class of small counts. Empty when blocked. */
  readonly published: readonly (readonly (number | null)[])[]
  readonly merged: readonly Merge[]
  /** What a reader can work out of the hidden cells; when blocked, those that leaked before anything was merged. */
  readonly cells: readonly AuditedCell[]
  readonly conflicts: readonly string[]
  /** Hidden cells audited. */
  readonly n: number
  readonly warnings: readonly ('elements-merged' | 'shown-differently')[]
  readonly needs: readonly Need[]
}

/**
 * Small counts in one class, all others and every total rounded to 5 for itself, then the attacker. What leaks is merged with
 * what is smallest, one pair of rows or columns at a time, until nothing leaks; where nothing more may be merged, it is blocked.
 * Greedy: the fewest leaks after each merge, then the smallest count merged. Refused as in `auditCells`.
 */
export async function releaseTable(table: PublicTable, context: Context): Promise<Release | AuditRefused> {
  requireTable(table)
  const first = await propose(table, context, ungrouped(table))
  if (first.kind === 'refused') return first
  let best: Proposal = first
  while (!best.audit.isSafe) {
    const next = await bestMerge(table, context, best)
    if (next === null) return blocked(table, first)
    if (next.kind === 'refused') return next
    best = next
  }
  return published(table, best)
}

/** The first merge that ends all leaks, else the one that leaves the fewest; null when there is none left to try. */
async function bestMerge(
  table: PublicTable,
  context: Context,
  before: Proposal,
): Promise<Proposal | AuditRefused | null> {
  let best: Proposal | null = null
  for (const grouping of merges(table, before)) {
    const proposal = await propose(table, context, grouping)
    if (proposal.kind === 'refused' || proposal.audit.isSafe) return proposal
    if (best === null || troubles(proposal) < troubles(best)) best = proposal
  }
  return best
}

const troubles = ({ audit }: Proposal) => audit.leaks.length + audit.conflicts.length

/** Groupings with one pair more that has part in a leak (or any, where the leak is on another page), the smallest count first. */
function merges(table: PublicTable, { grouping, audit }: Proposal): Grouping[] {
  const countOf = {
    rows: (row: number) => (table.counts[row] ?? []).reduce((sum, count) => sum + count, 0),
    columns: (column: number) => table.counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  }
  const leaking = new Set(audit.leaks.flatMap(elementsOf))
  const options = (['rows', 'columns'] as const).flatMap((axis) => {
    const names = namesOf(table[axis], grouping[axis])
    return pairs(table[axis], names).map((pair) => ({
      hasPart: pair.some((g) => leaking.has(names[g] ?? '')),
      grouping: { ...grouping, [axis]: join(grouping[axis], pair) },
      count: pair.reduce((sum, g) => (grouping[axis][g] ?? []).reduce((inner, i) => inner + countOf[axis](i), sum), 0),
    }))
  })
  const near = options.filter(({ hasPart }) => hasPart)
  return (near.length > 0 ? near : options).toSorted((a, b) => a.count - b.count).map((option) => option.grouping)
}

type Pair = readonly [first: number, second: number]

function pairs({ merging }: Axis, groups: readonly unknown[]): Pair[] {
  if (merging === 'none') return []
  return groups.flatMap((_, first) =>
    groups.flatMap((_, second) =>
      second === first + 1 || (second > first && merging === 'any') ? [[first, second] as const] : [],
    ),
  )
}

const join = (groups: readonly (readonly number[])[], [first, second]: Pair) =>
  groups
    .map((group, index) => (index === first ? [...group, ...(groups[second] ?? [])] : group))
    .filter((_, index) => index !== second)

function published(table: PublicTable, { grouping, counts, audit }: Proposal): Release {
  const merged = (['rows', 'columns'] as const).flatMap((axis) =>
    grouping[axis]
      .filter((group) => group.length > 1)
      .map((group) => ({ axis, elements: group.map((index) => table[axis].elements[index] ?? '') })),
  )
  return {
    kind: 'published',
    method: 'rounded-to-5-merged',
    rows: namesOf(table.rows, grouping.rows),
    columns: namesOf(table.columns, grouping.columns),
    published: counts.map((row) => row.map(({ value }) => value)),
    merged,
    cells: audit.cells,
    conflicts: [],
    n: audit.n,
    warnings: merged.length > 0 ? ['elements-merged'] : [],
    needs: [],
  }
}

function blocked(table: PublicTable, { audit, grouping }: Proposal): Release {
  return {
    kind: 'blocked',
    method: 'rounded-to-5-merged',
    rows: namesOf(table.rows, grouping.rows),
    columns: namesOf(table.columns, grouping.columns),
    published: [],
    merged: [],
    cells: audit.cells.filter(({ leaks }) => leaks),
    conflicts: audit.conflicts,
    n: audit.n,
    warnings: audit.conflicts.length > 0 ? ['shown-differently'] : [],
    needs: [{ code: 'cells-without-leak', needed: audit.n, had: audit.n - audit.leaks.length }],
  }
}
