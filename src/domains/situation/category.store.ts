import type { Generated, Selectable } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Category } from './category.ts'

type CategoryTables = {
  'situation.category': {
    municipality_id: string
    id: Generated<number>
    version: Generated<number>
    code: string
    parent_id: number | null
    name_sv: string
    name_en: string
    severity: number
    serious: boolean
    minimum_level: number | null
    caveat_sv: string | null
    caveat_en: string | null
    baseline_start: string | null
    valid_from: string
    valid_to: string | null
  }
}
const tables = (db: Db) => db.withTables<CategoryTables>()

const toCategory = (row: Selectable<CategoryTables['situation.category']>): Category => ({
  id: row.id,
  version: row.version,
  code: row.code,
  parentId: row.parent_id,
  nameSv: row.name_sv,
  nameEn: row.name_en,
  severity: row.severity,
  serious: row.serious,
  minimumLevel: row.minimum_level,
  caveatSv: row.caveat_sv,
  caveatEn: row.caveat_en,
  baselineStart: row.baseline_start,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})

/** All categories, also ended ones, in the order in which they were added. */
export async function listCategories(db: Db): Promise<readonly Category[]> {
  const rows = await tables(db).selectFrom('situation.category').selectAll().orderBy('id').execute()
  return rows.map(toCategory)
}
