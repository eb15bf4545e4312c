import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { conflict, notFound } from '../errors/problem.ts'

/** A register's table: `schema.table`, and its fields by their names in code. */
export type RegisterTable = { readonly name: string; readonly columns: readonly string[]; readonly orderBy: string }
type Row = Readonly<Record<string, unknown>>
// The column names come from a declaration in code, never from a request.
type AnyTables = Record<string, Record<string, unknown>>

const toColumn = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const tables = (db: Db) => db.withTables<AnyTables>()

const selection = ({ columns }: RegisterTable) => [
  'id',
  'version',
  ...columns.map((field) => `${toColumn(field)} as ${field}`),
]
const toRow = ({ columns }: RegisterTable, values: object): Row =>
  Object.fromEntries(columns.map((field) => [toColumn(field), (values as Row)[field]]))

export function listRows(db: Db, table: RegisterTable): Promise<Row[]> {
  return tables(db)
    .selectFrom(table.name)
    .select(selection(table))
    .orderBy(toColumn(table.orderBy))
    .orderBy('id')
    .execute()
}

export async function findRow(db: Db, table: RegisterTable, id: number): Promise<Row> {
  const row = await tables(db).selectFrom(table.name).select(selection(table)).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function addRow(db: Db, table: RegisterTable, entry: { municipality: string; values: object }): Promise<Row> {
  return tables(db)
    .insertInto(table.name)
    .values({ municipality_id: entry.municipality, ...toRow(table, entry.values) })
    .returning(selection(table))
    .executeTakeFirstOrThrow()
}

/** Only the version that was seen may be changed. */
export async function saveRow(
  db: Db,
  table: RegisterTable,
  entry: { id: number; version: number; values: object },
): Promise<Row> {
  const row = await tables(db)
    .updateTable(table.name)
    .set({ ...toRow(table, entry.values), version: sql`version + 1` })
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .returning(selection(table))
    .executeTakeFirst()
  if (!row) throw conflict()
  return row
}
