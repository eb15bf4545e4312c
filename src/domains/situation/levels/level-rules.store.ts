import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { defaultLevelRules, LevelRules, type StoredRules } from './level-rules.ts'

type Row = {
  municipality_id: string
  id: number
  valid_from_week: string
  rules: unknown
  note: string
  created_by: number | null
  created_at: string
}
const tables = (db: Db) => db.withTables<{ 'situation.level_rules': Row }>()

/** In force where a municipality has not decided on rules of its own. */
const defaults: StoredRules = { id: null, validFrom: '1970-W01', rules: defaultLevelRules, note: '', createdAt: null }

const toRules = (row: Row): StoredRules => ({
  id: row.id,
  validFrom: weekOf(row.valid_from_week),
  rules: LevelRules.parse(row.rules),
  note: row.note,
  createdAt: row.created_at,
})

/** Every version, latest first; the defaults that were in force before the first stand last. */
export async function listLevelRules(db: Db): Promise<readonly StoredRules[]> {
  const rows = await tables(db).selectFrom('situation.level_rules').selectAll().orderBy('id', 'desc').execute()
  return [...rows.map(toRules), defaults]
}

/** The rules that hold in a week: of those that have begun, the one decided last. */
export async function getLevelRules(db: Db, week: IsoWeek): Promise<StoredRules> {
  const row = await tables(db)
    .selectFrom('situation.level_rules')
    .selectAll()
    .where('valid_from_week', '<=', firstDayOf(week))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toRules(row) : defaults
}

type Author = { readonly municipality: string; readonly accountId: number | null; readonly now: string }

export async function addLevelRules(
  db: Db,
  by: Author,
  { validFrom, rules, note }: Pick<StoredRules, 'validFrom' | 'rules' | 'note'>,
): Promise<StoredRules> {
  const { id } = await tables(db)
    .insertInto('situation.level_rules')
    .values({
      municipality_id: by.municipality,
      id: sql<number>`default`,
      valid_from_week: firstDayOf(validFrom),
      rules: JSON.stringify(rules),
      note,
      created_by: by.accountId,
      created_at: by.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, validFrom, rules, note, createdAt: by.now }
}
