import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#kernel/audit/trail.ts'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoDate, type IsoWeek } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { Period, Picture } from './picture.ts'

type Row = {
  municipality_id: string
  id: number
  version: number
  kind: Picture['kind']
  period_from: string
  period_to: string
  edition: number
  status: Picture['status']
  corrects_id: number | null
  correction_note: string | null
  summary: string[] | null
  area_notes: unknown
  levels: unknown
  classification: Picture['classification']
  snapshot: unknown
  sha256: string | null
  created_by: number | null
  created_at: string
  published_by: number | null
  published_at: string | null
}
const tables = (db: Db) => db.withTables<{ 'situation.picture': Row } & ObservationTables>()

// The snapshot is large and is read by its own query.
const columns = [
  'id',
  'version',
  'kind',
  'period_from',
  'period_to',
  'edition',
  'status',
  'corrects_id',
  'correction_note',
  'summary',
  'area_notes',
  'levels',
  'classification',
  'sha256',
  'created_at',
  'published_at',
] as const

const toPicture = (row: Pick<Row, (typeof columns)[number]>): Picture => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  from: row.period_from,
  to: row.period_to,
  edition: row.edition,
  status: row.status,
  correctsId: row.corrects_id,
  correctionNote: row.correction_note,
  summary: row.summary,
  areaNotes: row.area_notes as Picture['areaNotes'],
  levels: row.levels as Picture['levels'],
  classification: row.classification,
  sha256: row.sha256,
  createdAt: row.created_at,
  publishedAt: row.published_at,
})

/** All pictures, the latest period and edition first. */
export async function listPictures(db: Db): Promise<readonly Picture[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture')
    .select(columns)
    .orderBy('period_to', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toPicture)
}

/** Every edition of the picture of a period, the latest first. */
export async function listEditions(db: Db, kind: Picture['kind'], from: IsoDate): Promise<readonly Picture[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture')
    .select(columns)
    .where('kind', '=', kind)
    .where('period_from', '=', from)
    .orderBy('edition', 'desc')
    .execute()
  return rows.map(toPicture)
}
export const listWeekEditions = (db: Db, week: IsoWeek) => listEditions(db, 'weekly', firstDayOf(week))

export async function getPicture(db: Db, id: number): Promise<Picture> {
  const row = await tables(db).selectFrom('situation.picture').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toPicture(row)
}

type Author = { readonly municipality: string; readonly accountId: number | null; readonly now: string }
type NewPicture = Period &
  Pick<
    Picture,
    'kind' | 'edition' | 'correctsId' | 'correctionNote' | 'summary' | 'areaNotes' | 'levels' | 'classification'
  >

export async function addPicture(db: Db, by: Author, picture: NewPicture): Promise<Picture> {
  const row = await tables(db)
    .insertInto('situation.picture')
    .values({
      municipality_id: by.municipality,
      id: sql<number>`default`,
      version: 1,
      kind: picture.kind,
      period_from: picture.from,
      period_to: picture.to,
      edition: picture.edition,
      status: 'draft',
      corrects_id: picture.correctsId,
      correction_note: picture.correctionNote,
      summary: picture.summary,
      area_notes: JSON.stringify(picture.areaNotes),
      levels: JSON.stringify(picture.levels),
      classification: picture.classification,
      snapshot: null,
      sha256: null,
      created_by: by.accountId,
      created_at: by.now,
      published_by: null,
      published_at: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toPicture(row)
}

/** Pictures that an account began and that are not published. */
export async function listDraftsBy(
  db: Db,
  accountId: number,
): Promise<readonly Pick<Picture, 'id' | 'kind' | 'from' | 'to'>[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture')
    .select(['id', 'kind', 'period_from', 'period_to'])
    .where('created_by', '=', accountId)
    .where('status', 'in', ['draft', 'review'])
    .orderBy('id')
    .execute()
  return rows.map(({ id, kind, period_from, period_to }) => ({ id, kind, from: period_from, to: period_to }))
}

/** Saves words, levels and state over the version that was seen. */
export async function savePicture(db: Db, picture: Picture): Promise<Picture> {
  const row = await tables(db)
    .updateTable('situation.picture')
    .set({
      version: picture.version + 1,
      status: picture.status,
      summary: picture.summary,
      area_notes: JSON.stringify(picture.areaNotes),
      levels: JSON.stringify(picture.levels),
      classification: picture.classification,
    })
    .where('id', '=', picture.id)
    .where('version', '=', picture.version)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw conflict()
  return toPicture(row)
}

export const sha256Of = (snapshot: unknown): string =>
  createHash('sha256').update(canonicalJson(snapshot)).digest('hex')

/** Freezes a picture with what it says; the edition it corrects, if any, is marked as corrected. */
export async function publishPicture(db: Db, by: Author, picture: Picture, snapshot: object): Promise<Picture> {
  const row = await tables(db)
    .updateTable('situation.picture')
    .set({
      version: picture.version + 1,
      status: 'published',
      snapshot: canonicalJson(snapshot),
      sha256: sha256Of(snapshot),
      published_by: by.accountId,
      published_at: by.now,
    })
    .where('id', '=', picture.id)
    .where('version', '=', picture.version)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw conflict()
  if (picture.correctsId !== null)
    await tables(db)
      .updateTable('situation.picture')
      .set((old) => ({ status: 'corrected', version: old('version', '+', 1) }))
      .where('id', '=', picture.correctsId)
      .execute()
  return toPicture(row)
}

/** What was frozen, and whether it is still what was published. */
export async function getSnapshot(
  db: Db,
  id: number,
): Promise<{ readonly snapshot: unknown; readonly intact: boolean }> {
  const row = await tables(db)
    .selectFrom('situation.picture')
    .select(['snapshot', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.snapshot) throw notFound()
  return { snapshot: row.snapshot, intact: sha256Of(row.snapshot) === row.sha256 }
}

export type PictureCheck = { readonly checked: number; readonly broken: readonly number[] }

/** Recomputes the check sum of every published picture of the municipality in view. */
export async function verifyPictures(db: Db): Promise<PictureCheck> {
  const rows = await tables(db)
    .selectFrom('situation.picture')
    .select('id')
    .where('sha256', 'is not', null)
    .orderBy('id')
    .execute()
  const broken: number[] = []
  for (const { id } of rows) if (!(await getSnapshot(db, id)).intact) broken.push(id)
  return { checked: rows.length, broken }
}

/** The levels of the latest published picture of a longer period that ended before a day. */
export async function listPeriodLevelsBefore(
  db: Db,
  day: IsoDate,
): Promise<readonly { readonly areaId: number; readonly level: number }[]> {
  const row = await tables(db)
    .selectFrom('situation.picture')
    .select(['levels'])
    .where('kind', '!=', 'weekly')
    .where('status', '=', 'published')
    .where('period_to', '<', day)
    .where(sql<boolean>`levels <> '{}'`)
    .orderBy('period_to', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const levels = (row?.levels ?? {}) as Picture['levels']
  return Object.entries(levels).map(([areaId, { level }]) => ({ areaId: Number(areaId), level }))
}

/** Marks the week's counted observations as used in a picture; answers how many. */
export async function takeIntoPicture(db: Db, week: IsoWeek): Promise<number> {
  const result = await tables(db)
    .updateTable('situation.observation')
    .set((row) => ({ status: 'in-picture', version: row('version', '+', 1) }))
    .where('week', '=', firstDayOf(week))
    .where('status', 'in', ['new', 'triaged', 'verified'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
