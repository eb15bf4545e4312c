import type { Selectable } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { collator } from '#kernel/i18n/format.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import { type Area, type AreaFacts, isValidOn } from './area.ts'
import { type AreasTables, areasTables } from './areas.tables.ts'

type Row = Selectable<AreasTables['areas.area']>
const toFacts = (row: Omit<Row, 'municipality_id' | 'geometry'>): AreaFacts => ({
  id: row.id,
  version: row.version,
  divisionId: row.division_id,
  parentId: row.parent_id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  inPicture: row.in_picture,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})
const toArea = (row: Row): Area => ({ ...toFacts(row), geometry: row.geometry })
const toRow = (area: Omit<Area, 'id' | 'version'>) => ({
  division_id: area.divisionId,
  parent_id: area.parentId,
  code: area.code,
  name: area.name,
  kind: area.kind,
  in_picture: area.inPicture,
  geometry: area.geometry,
  valid_from: area.validFrom,
  valid_to: area.validTo,
})

/** Swedish, and with `Område 2` before `Område 10`. */
const inNameOrder = <A extends AreaFacts>(areas: readonly A[]): readonly A[] => {
  const { compare } = collator('sv')
  return areas.toSorted((a, b) => compare(a.name, b.name) || compare(a.code, b.code) || a.id - b.id)
}

/** A division's areas (the main one's unless another is asked for) that are valid on a day, in Swedish name order. */
export async function listAreas(
  db: Db,
  { on, division }: { readonly on: IsoDate; readonly division?: number | undefined },
): Promise<readonly Area[]> {
  const tables = areasTables(db)
  const asked = tables.selectFrom('areas.division').select('id')
  const rows = await tables
    .selectFrom('areas.area')
    .selectAll()
    .where(
      'division_id',
      'in',
      division === undefined ? asked.where('main', '=', true) : asked.where('id', '=', division),
    )
    .where('valid_from', '<=', on)
    .where((area) => area.or([area('valid_to', 'is', null), area('valid_to', '>=', on)]))
    .execute()
  return inNameOrder(rows.map(toArea))
}

/** Every area a division has or has had. */
export async function listAllAreas(db: Db, division: number): Promise<readonly Area[]> {
  const rows = await areasTables(db).selectFrom('areas.area').selectAll().where('division_id', '=', division).execute()
  return rows.map(toArea)
}

const facts = [
  'id',
  'version',
  'division_id',
  'parent_id',
  'code',
  'name',
  'kind',
  'in_picture',
  'valid_from',
  'valid_to',
] as const satisfies readonly (keyof Row)[]

/** The same without outlines, which may be megabytes: for the rules of the tree and for choosing an area in a form. */
export async function listFacts(db: Db, division: number): Promise<readonly AreaFacts[]> {
  const rows = await areasTables(db)
    .selectFrom('areas.area')
    .select(facts)
    .where('division_id', '=', division)
    .execute()
  return inNameOrder(rows.map(toFacts))
}

/** Every area there is or has been, in every division, and whether one is chosen from on a day: valid, in the main division. */
export async function listAreaNames(db: Db, on: IsoDate): Promise<readonly (AreaFacts & { current: boolean })[]> {
  const tables = areasTables(db)
  const main = await tables.selectFrom('areas.division').select('id').where('main', '=', true).executeTakeFirst()
  const rows = await tables.selectFrom('areas.area').select(facts).execute()
  return inNameOrder(rows.map(toFacts)).map((area) => ({
    ...area,
    current: area.divisionId === main?.id && isValidOn(area, on),
  }))
}

export async function getArea(db: Db, id: number): Promise<Area> {
  const row = await areasTables(db).selectFrom('areas.area').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toArea(row)
}

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const batch = 1000

export async function addAreas(
  db: Db,
  municipality: string,
  areas: readonly Omit<Area, 'id' | 'version'>[],
): Promise<readonly Area[]> {
  const added: Area[] = []
  for (let from = 0; from < areas.length; from += batch) {
    const rows = await areasTables(db)
      .insertInto('areas.area')
      .values(areas.slice(from, from + batch).map((area) => ({ municipality_id: municipality, ...toRow(area) })))
      .returningAll()
      .execute()
    added.push(...rows.map(toArea))
  }
  return added
}

export async function saveArea(db: Db, area: Area): Promise<Area> {
  const row = await areasTables(db)
    .updateTable('areas.area')
    .set({ ...toRow(area), version: area.version + 1 })
    .where('id', '=', area.id)
    .where('version', '=', area.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict()
  return toArea(row)
}
