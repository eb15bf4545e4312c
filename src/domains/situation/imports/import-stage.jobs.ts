import type { Context } from '#kernel/action/action.ts'
import type { WorkControl } from '#kernel/action/house.ts'
import { Problem } from '#kernel/errors/problem.ts'
import type { TableRow } from '#kernel/files/row-check.ts'
import type { Table } from '#kernel/files/table.ts'
import { canTriage } from '../observations/observation.policy.ts'
import type { Import, ImportMapping } from './import.ts'
import type { RejectedFile } from './import-rejected.jobs.ts'
import type { Candidate, ReadRow } from './import-rows.jobs.ts'
import {
  beginStoring,
  countStored,
  openStage,
  type StoredAs,
  stageRows,
  storeStretch,
  takeBackStored,
} from './import-rows.store.ts'
import type { Tally } from './import-tally.jobs.ts'

/** Rows that go to the database at a time, and how many steps of its work may wait in memory. */
const [batchRows, mostWaiting] = [4_000, 4]

/** What the database is to do, in order, while the file is read on; whoever adds waits when too much is waiting. */
class Line {
  private readonly waiting: Promise<unknown>[] = []

  async add(work: Promise<unknown>): Promise<void> {
    // It is heard when it is waited for; until then it must not count as one that nobody looks after.
    work.catch(() => undefined)
    this.waiting.push(work)
    if (this.waiting.length > mostWaiting) await this.waiting.shift()
  }

  async end(): Promise<void> {
    for (const work of this.waiting) await work
  }

  async settle(): Promise<void> {
    await Promise.allSettled(this.waiting)
  }
}

/**
 * Stores staged rows while the file is still being read, so that the database works beside the reader. None of it stands until
 * `finish`: what turns out to be refused is taken back.
 */
export class Storing {
  private readonly context: Context
  private readonly as: StoredAs
  private reached = 0
  private stored = 0

  /** how many rows are stored so far */
  get count(): number {
    return this.stored
  }

  constructor(context: Context, source: Import, { defaults }: ImportMapping) {
    const { actor, clock } = context
    this.context = context
    this.as = {
      municipality: actor.municipality,
      importId: source.id,
      // Whoever may sort has seen what comes in; what a partner sends in itself is still to be looked at.
      status: canTriage(actor).allowed ? 'triaged' : 'new',
      madeUp: actor.demo || defaults['made-up'] !== undefined,
      accountId: actor.accountId,
      now: clock.now(),
    }
  }

  begin(): Promise<void> {
    return beginStoring(this.context.db, this.as.importId)
  }

  async upTo(row: number): Promise<void> {
    const stretch = { after: this.reached, to: row }
    this.reached = row
    const stored = await storeStretch(this.context.db, this.as, stretch)
    this.stored += stored
  }

  takeBack(): Promise<void> {
    return takeBackStored(this.context.db)
  }

  /** Stores the rest and counts all of it. Throws `conflict` when somebody stored some of the same at the same time. */
  async finish(expected: number): Promise<number> {
    await this.upTo(2 ** 31 - 1)
    if (this.stored !== expected) throw new Problem('conflict', 'problem.conflict')
    await countStored(this.context.db, this.as.importId)
    return this.stored
  }
}

export type Reading = {
  readonly context: Context
  readonly table: Table
  readonly read: (row: TableRow) => ReadRow
  readonly tally: Tally
  readonly rejected: RejectedFile
  /** null when nothing is to be stored */
  readonly storing: Storing | null
  readonly options: { readonly goodRows: boolean; readonly control: WorkControl | null }
}

/** How many good rows have an id of their sender's own, and how many have none; whether all of them are stored, so that no id is known. */
export type Staged = { readonly withId: number; readonly withoutId: number; readonly isAllStored: boolean }

/** Reads every row; puts the good ones on the stage, batch by batch, and stores them by and by as long as nothing speaks against it. */
export async function stageAll(reading: Reading): Promise<Staged> {
  const { context, options, table, read, tally, rejected, storing } = reading
  const { control, goodRows } = options
  await openStage(context.db)
  await storing?.begin()
  const line = new Line()
  let batch: Candidate[] = []
  let [share, withId, withoutId, last] = [0, 0, 0, 0]
  const flush = async () => {
    control?.signal.throwIfAborted()
    control?.report({ done: Math.round(share * 99), total: 100, counts: tally.counts() })
    if (batch.length === 0) return
    await line.add(stageRows(context.db, batch))
    batch = []
    if (storing !== null && !tally.mustRefuse(goodRows)) await line.add(storing.upTo(last))
  }
  try {
    for await (const row of table.rows((read) => (share = read))) {
      const one = read(row)
      tally.read++
      last = row.row
      if ('rejected' in one) {
        tally.reject(one.rejected)
        await rejected.add(one.rejected)
      } else {
        batch.push(one.candidate)
        if (one.candidate.externalId === null) withoutId++
        else withId++
      }
      if (batch.length === batchRows || tally.read % batchRows === 0) await flush()
    }
    await flush()
    await line.end()
  } finally {
    await line.settle()
  }
  return { withId, withoutId, isAllStored: storing !== null && storing.count === withId + withoutId }
}
