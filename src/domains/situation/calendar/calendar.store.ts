import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import type { CalendarEntry, NewEntry } from './calendar.ts'

type Row = {
  municipality_id: string
  id: number
  version: number
  kind: CalendarEntry['kind']
  name: string
  first_day: string
  last_day: string
  area_id: number | null
  risk: CalendarEntry['risk']
}
const tables = (db: Db) => db.withTables<{ 'situation.calendar_entry': Row }>()

const toEntry = (row: Row): CalendarEntry => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  name: row.name,
  firstDay: row.first_day,
  lastDay: row.last_day,
  areaId: row.area_id,
  risk: row.risk,
})
const toRow = (entry: NewEntry) => ({
  kind: entry.kind,
  name: entry.name,
  first_day: entry.firstDay,
  last_day: entry.lastDay,
  area_id: entry.areaId,
  risk: entry.risk,
})

/** All, oldest first. */
export async function listCalendar(db: Db): Promise<readonly CalendarEntry[]> {
  const rows = await tables(db)
    .selectFrom('situation.calendar_entry')
    .selectAll()
    .orderBy('first_day')
    .orderBy('id')
    .execute()
  return rows.map(toEntry)
}

export async function getCalendarEntry(db: Db, id: number): Promise<CalendarEntry> {
  const row = await tables(db)
    .selectFrom('situation.calendar_entry')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toEntry(row)
}

export async function addCalendarEntries(
  db: Db,
  municipality: string,
  entries: readonly NewEntry[],
): Promise<readonly CalendarEntry[]> {
  if (entries.length === 0) return []
  const rows = await tables(db)
    .insertInto('situation.calendar_entry')
    .values(
      entries.map((entry) => ({
        municipality_id: municipality,
        id: sql<number>`default`,
        version: 1,
        ...toRow(entry),
      })),
    )
    .returningAll()
    .execute()
  return rows.map(toEntry)
}

export async function saveCalendarEntry(db: Db, entry: CalendarEntry): Promise<CalendarEntry> {
  const row = await tables(db)
    .updateTable('situation.calendar_entry')
    .set({ ...toRow(entry), version: entry.version + 1 })
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict()
  return toEntry(row)
}

/** Removes it over the version that was seen. */
export async function removeCalendarEntry(
  db: Db,
  { id, version }: Pick<CalendarEntry, 'id' | 'version'>,
): Promise<void> {
  const row = await tables(db)
    .deleteFrom('situation.calendar_entry')
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw conflict()
}
