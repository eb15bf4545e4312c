import type { Selectable } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { collator } from '#kernel/i18n/format.ts'
import { type AreasTables, areasTables } from './areas.tables.ts'
import type { Division, DivisionInput } from './division.ts'

const toDivision = (row: Selectable<AreasTables['areas.division']>): Division => ({
  id: row.id,
  version: row.version,
  name: row.name,
  main: row.main,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})
const toRow = (division: DivisionInput) => ({
  name: division.name,
  valid_from: division.validFrom,
  valid_to: division.validTo,
})

/** The main division first, then by name. */
export async function listDivisions(db: Db): Promise<readonly Division[]> {
  const rows = await areasTables(db).selectFrom('areas.division').selectAll().execute()
  return rows
    .map(toDivision)
    .toSorted((a, b) => Number(b.main) - Number(a.main) || collator('sv').compare(a.name, b.name))
}

export async function getDivision(db: Db, id: number): Promise<Division> {
  const row = await areasTables(db).selectFrom('areas.division').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toDivision(row)
}

/**
 * Locks a division until the transaction ends. Whoever changes its tree of areas takes this lock first, so that two changes
 * that are each allowed cannot together break a rule.
 */
export async function lockDivision(db: Db, id: number): Promise<void> {
  await areasTables(db).selectFrom('areas.division').select('id').where('id', '=', id).forUpdate().execute()
}

export async function addDivision(
  db: Db,
  municipality: string,
  division: DivisionInput & { main: boolean },
): Promise<Division> {
  const row = await areasTables(db)
    .insertInto('areas.division')
    .values({ municipality_id: municipality, main: division.main, ...toRow(division) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toDivision(row)
}

export async function saveDivision(db: Db, division: Division): Promise<Division> {
  // There is one main division at every moment, so the old one steps back first.
  if (division.main)
    await areasTables(db)
      .updateTable('areas.division')
      .set((row) => ({ main: false, version: row('version', '+', 1) }))
      .where('main', '=', true)
      .where('id', '<>', division.id)
      .execute()
  const row = await areasTables(db)
    .updateTable('areas.division')
    .set({ ...toRow(division), main: division.main, version: division.version + 1 })
    .where('id', '=', division.id)
    .where('version', '=', division.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict()
  return toDivision(row)
}
