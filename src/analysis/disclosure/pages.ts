import { AnalysisInputError } from '../refusal.ts'
import type { Range } from './attacker.ts'
import {
  type Audit,
  type AuditInput,
  type AuditRefused,
  auditCells,
  type NamedRelation,
  type ShownCell,
} from './audit.ts'
import { requireDistinct, requireRange } from './cells.ts'

/** One figure on a page: where it belongs (an element of each dimension) and what it tells. */
export interface PageCell {
  readonly at: Readonly<Record<string, string>>
  readonly shown: Range
}

export interface Page {
  readonly id: string
  readonly cells: readonly PageCell[]
}

/**
 * How the elements of a dimension add up: nested geographies, crossing ones, weeks of a month. An element may be split in several
 * ways; parts must not overlap.
 */
export interface Dimension {
  readonly id: string
  readonly sums: readonly NamedRelation[]
}

export interface JoinedPages extends AuditInput {
  /** Cells that two pages show differently. */
  readonly conflicts: readonly string[]
}

export type PagesAudit = Audit & { readonly conflicts: readonly string[] }

/** Beyond this many cells the question is too large for one sitting. */
const mostCells = 50_000

/**
 * All that is published taken together: whoever subtracts one page from another is the attacker here. Safe when no cell leaks and
 * no cell is shown with two figures. Refused as in `auditCells`. Errors as there, and wrong-length for a cell without a place in some dimension.
 */
export async function auditPages(
  pages: readonly Page[],
  dimensions: readonly Dimension[],
): Promise<PagesAudit | AuditRefused> {
  const { conflicts, ...joined } = joinPages(pages, dimensions)
  const audit = await auditCells(joined)
  return audit.kind === 'refused' ? audit : { ...audit, isSafe: audit.isSafe && conflicts.length === 0, conflicts }
}

/** Cells of all pages, the cells between them that no page shows, and every sum that ties them. */
export function joinPages(pages: readonly Page[], dimensions: readonly Dimension[]): JoinedPages {
  requireDistinct(
    'pages',
    pages.map(({ id }) => id),
  )
  requireDistinct(
    'dimensions',
    dimensions.map(({ id }) => id),
  )
  const { shown, conflicts, places } = readPages(pages, dimensions)
  const splits = dimensions.map(({ sums }, d) => usefulSums(sums, new Set(places.map((place) => place[d] ?? ''))))
  const cells: ShownCell[] = []
  const relations: NamedRelation[] = []
  const met = new Set(shown.keys())
  // Grows while it is walked: every split of a cell adds its parts.
  const queue = [...places]
  for (const place of queue) {
    const id = cellId(place)
    cells.push({ id, shown: shown.get(id) ?? null })
    if (cells.length > mostCells) throw new AnalysisInputError('out-of-range', { name: 'cells', most: mostCells })
    splits.forEach((sums, d) => {
      for (const { total, parts } of sums) {
        if (total !== place[d]) continue
        const partPlaces = parts.map((part) => place.with(d, part))
        relations.push({ total: id, parts: partPlaces.map(cellId) })
        for (const partPlace of partPlaces) {
          const partId = cellId(partPlace)
          if (met.has(partId)) continue
          met.add(partId)
          queue.push(partPlace)
        }
      }
    })
  }
  return { cells, relations, conflicts }
}

/** The name of a cell: its elements in the order of the dimensions, as JSON, so that no two places share a name. */
export const cellId = (place: readonly string[]): string => JSON.stringify(place)

export const elementsOf = (id: string): readonly string[] => JSON.parse(id)

function readPages(pages: readonly Page[], dimensions: readonly Dimension[]) {
  const shown = new Map<string, Range>()
  const conflicts = new Set<string>()
  const places: string[][] = []
  for (const { id: page, cells } of pages) {
    for (const cell of cells) {
      const place = dimensions.map(({ id }) => elementOf(page, cell, id))
      const id = cellId(place)
      requireRange(`${page}: ${id}`, cell.shown)
      const before = shown.get(id)
      if (before === undefined) {
        shown.set(id, cell.shown)
        places.push(place)
      } else if (before.low !== cell.shown.low || before.high !== cell.shown.high) {
        conflicts.add(id)
        shown.set(id, overlap(before, cell.shown))
      }
    }
  }
  return { shown, conflicts: [...conflicts], places }
}

function elementOf(page: string, { at }: PageCell, dimension: string): string {
  const element = at[dimension]
  if (element === undefined) throw new AnalysisInputError('wrong-length', { name: `${page}: ${dimension}`, value: 0 })
  return element
}

/** What two figures for one cell tell together; where they exclude each other, one was corrected and the first stands here. */
function overlap(a: Range, b: Range): Range {
  const both = { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) }
  return both.low <= both.high ? both : a
}

/**
 * Without the sums whose parts no page shows, no other sum uses and nothing splits further: such parts can be anything that adds
 * up, so they tell nothing.
 */
function usefulSums(sums: readonly NamedRelation[], shown: ReadonlySet<string>): readonly NamedRelation[] {
  const isFree = (part: string, own: NamedRelation) =>
    !shown.has(part) && sums.every((sum) => sum === own || (sum.total !== part && !sum.parts.includes(part)))
  const useful = sums.filter((sum) => !sum.parts.every((part) => isFree(part, sum)))
  return useful.length === sums.length ? useful : usefulSums(useful, shown)
}
