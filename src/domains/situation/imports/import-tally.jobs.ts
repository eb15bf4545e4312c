import type { TableProblem } from '#kernel/files/table-problem.ts'
import { type FindingKind, findingKinds } from '#kernel/privacy/finding.ts'
import { type ImportCounts, noCounts, type RowProblem, toldProblems } from './import.ts'
import type { RejectedRow } from './import-rows.jobs.ts'

type Told = { readonly problems: readonly RowProblem[]; readonly problemCounts: Readonly<Record<string, number>> }

/** Counts rows and problems; keeps the first problems, and the first of each kind. */
export class Tally {
  read = 0
  readonly problems: RowProblem[] = []
  readonly byCode: Record<string, number> = {}
  private rejected = 0
  private refusesFile = false

  counts(): ImportCounts {
    return { ...noCounts, read: this.read, stored: this.read - this.rejected, rejected: this.rejected }
  }

  reject({ problems }: RejectedRow): void {
    this.rejected++
    for (const problem of problems) this.add(problem)
  }

  add(problem: RowProblem): void {
    const before = this.byCode[problem.code] ?? 0
    this.byCode[problem.code] = before + 1
    if (this.problems.length < toldProblems || before === 0) this.problems.push(problem)
    if (problem.row === null) this.refusesFile = true
  }

  /** How often the privacy guard found each kind in the rows that were rejected. */
  findings(): ReadonlyMap<FindingKind, number> {
    const times = (kind: FindingKind) =>
      (this.byCode[`privacy.hard.${kind}`] ?? 0) + (this.byCode[`privacy.soft.${kind}`] ?? 0)
    return new Map(findingKinds.map((kind) => [kind, times(kind)]))
  }

  refuseFile({ code, params }: TableProblem): void {
    this.add({ row: typeof params.row === 'number' ? params.row : null, column: null, value: null, code, params })
    this.refusesFile = true
  }

  mustRefuse(goodRows: boolean): boolean {
    return this.refusesFile || (this.rejected > 0 && (!goodRows || this.rejected === this.read))
  }

  /** Rows that turn out to be rejected when the file is read once more come after those that did at once: put in the order of the file. */
  told(): Told {
    return { problems: this.problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)), problemCounts: this.byCode }
  }

  refused(): ImportCounts & Told & { readonly status: 'refused' } {
    return { ...this.counts(), ...this.told(), stored: 0, status: 'refused' }
  }
}
