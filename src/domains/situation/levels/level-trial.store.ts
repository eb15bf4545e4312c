import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { LevelRules } from './level-rules.ts'
import type { LevelTrial, TrialCell } from './level-trial.ts'

type Row = {
  municipality_id: string
  id: number
  status: LevelTrial['status']
  from_week: string
  to_week: string
  rules: unknown
  cells: unknown
  started_by: number | null
  started_at: string
  finished_at: string | null
}
const tables = (db: Db) => db.withTables<{ 'situation.level_trial': Row }>()

const toTrial = (row: Omit<Row, 'municipality_id' | 'started_by'>): LevelTrial => ({
  id: row.id,
  status: row.status,
  from: weekOf(row.from_week),
  to: weekOf(row.to_week),
  rules: LevelRules.parse(row.rules),
  cells: (row.cells ?? []) as TrialCell[],
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})

export async function getTrial(db: Db, id: number): Promise<LevelTrial> {
  const row = await tables(db).selectFrom('situation.level_trial').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toTrial(row)
}

/** The latest, without their cells. */
export async function listTrials(db: Db, most: number): Promise<readonly LevelTrial[]> {
  const rows = await tables(db)
    .selectFrom('situation.level_trial')
    .select(['id', 'status', 'from_week', 'to_week', 'rules', 'started_at', 'finished_at'])
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => toTrial({ ...row, cells: null }))
}

type Begun = {
  readonly municipality: string
  readonly accountId: number | null
  readonly now: string
  readonly from: IsoWeek
  readonly to: IsoWeek
  readonly rules: LevelRules
}
/** Trials that are kept; older ones are thrown away when a new one begins. */
const keptTrials = 20

export async function beginTrial(db: Db, begun: Begun): Promise<LevelTrial> {
  const row = await tables(db)
    .insertInto('situation.level_trial')
    .values({
      municipality_id: begun.municipality,
      id: sql<number>`default`,
      status: 'running',
      from_week: firstDayOf(begun.from),
      to_week: firstDayOf(begun.to),
      rules: JSON.stringify(begun.rules),
      cells: null,
      started_by: begun.accountId,
      started_at: begun.now,
      finished_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await tables(db)
    .deleteFrom('situation.level_trial')
    .where('id', 'not in', (kept) =>
      kept.selectFrom('situation.level_trial').select('id').orderBy('id', 'desc').limit(keptTrials),
    )
    .execute()
  return toTrial(row)
}

type Ended = { readonly status: 'done' | 'failed'; readonly cells: readonly TrialCell[] | null; readonly now: string }

export async function finishTrial(db: Db, id: number, { status, cells, now }: Ended): Promise<void> {
  await tables(db)
    .updateTable('situation.level_trial')
    .set({ status, cells: cells === null ? null : JSON.stringify(cells), finished_at: now })
    .where('id', '=', id)
    .execute()
}
