import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { StoredLevel } from './level.ts'
import type { LevelReason } from './level-rules.ts'

type Row = {
  municipality_id: string
  week: string
  area_id: number
  version: number
  rules_id: number | null
  suggested: number | null
  score: number | null
  state_level: number | null
  up_run: number
  down_run: number
  reasons: unknown
  level: number | null
  reason: string | null
  set_by: number | null
  set_by_name: string | null
  set_at: string | null
}
const tables = (db: Db) => db.withTables<{ 'situation.area_level': Row }>()

const toLevel = (row: Row): StoredLevel => ({
  areaId: row.area_id,
  week: weekOf(row.week),
  version: row.version,
  rulesId: row.rules_id,
  suggested: row.suggested,
  score: row.score,
  state: { level: row.state_level ?? row.level ?? row.suggested ?? 1, upRun: row.up_run, downRun: row.down_run },
  reasons: row.reasons as readonly LevelReason[],
  level: row.level,
  reason: row.reason,
  setBy: row.set_by,
  setByName: row.set_by_name,
  setAt: row.set_at,
})
const toRow = (level: StoredLevel) => ({
  rules_id: level.rulesId,
  suggested: level.suggested,
  score: level.score,
  state_level: level.state.level,
  up_run: level.state.upRun,
  down_run: level.state.downRun,
  reasons: JSON.stringify(level.reasons),
  level: level.level,
  reason: level.reason,
  set_by: level.setBy,
  set_by_name: level.setByName,
  set_at: level.setAt,
})

export async function listLevels(db: Db, week: IsoWeek): Promise<readonly StoredLevel[]> {
  const rows = await tables(db)
    .selectFrom('situation.area_level')
    .selectAll()
    .where('week', '=', firstDayOf(week))
    .execute()
  return rows.map(toLevel)
}

/** Every area's stored weeks between two, both included, oldest first. */
export async function listLevelsBetween(
  db: Db,
  { from, to }: { readonly from: IsoWeek; readonly to: IsoWeek },
): Promise<readonly StoredLevel[]> {
  const rows = await tables(db)
    .selectFrom('situation.area_level')
    .selectAll()
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .orderBy('week')
    .execute()
  return rows.map(toLevel)
}

/** The latest stored week of each area before a week. */
export async function listLevelsBefore(db: Db, week: IsoWeek): Promise<readonly StoredLevel[]> {
  const rows = await tables(db)
    .selectFrom('situation.area_level')
    .selectAll()
    .distinctOn('area_id')
    .where('week', '<', firstDayOf(week))
    .orderBy('area_id')
    .orderBy('week', 'desc')
    .execute()
  return rows.map(toLevel)
}

/** An area's stored weeks, oldest first. */
export async function listAreaLevels(
  db: Db,
  areaId: number,
  { from, to }: { readonly from: IsoWeek; readonly to: IsoWeek },
): Promise<readonly StoredLevel[]> {
  const rows = await tables(db)
    .selectFrom('situation.area_level')
    .selectAll()
    .where('area_id', '=', areaId)
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .orderBy('week')
    .execute()
  return rows.map(toLevel)
}

/** Saves a week's level over the version that was seen (0: none); somebody else's change in between is a conflict. */
export async function saveLevel(db: Db, municipality: string, level: StoredLevel): Promise<StoredLevel> {
  const row = await tables(db)
    .insertInto('situation.area_level')
    .values({
      municipality_id: municipality,
      week: firstDayOf(level.week),
      area_id: level.areaId,
      version: 1,
      ...toRow(level),
    })
    .onConflict((found) =>
      found
        .constraint('area_level_pk')
        .doUpdateSet({ ...toRow(level), version: level.version + 1 })
        .where(sql<boolean>`area_level.version = ${level.version}`),
    )
    .returningAll()
    .executeTakeFirst()
  if (!row || (level.version > 0 && row.version === 1)) throw conflict()
  return toLevel(row)
}
