import type { Generated, Selectable } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import type { Party, PartyInput } from './party.ts'

type PartyTables = {
  'parties.party': {
    municipality_id: string
    id: Generated<number>
    version: Generated<number>
    name: string
    kind: Party['kind']
    relation: Party['relation']
    former_names: string[]
    reports_weekly: boolean
    valid_from: string
    valid_to: string | null
  }
}
const tables = (db: Db) => db.withTables<PartyTables>()

const toParty = (row: Selectable<PartyTables['parties.party']>): Party => ({
  id: row.id,
  version: row.version,
  name: row.name,
  kind: row.kind,
  relation: row.relation,
  formerNames: row.former_names,
  reportsWeekly: row.reports_weekly,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})
const toRow = (party: PartyInput) => ({
  name: party.name,
  kind: party.kind,
  relation: party.relation,
  former_names: [...party.formerNames],
  reports_weekly: party.reportsWeekly,
  valid_from: party.validFrom,
  valid_to: party.validTo,
})

export async function listParties(db: Db): Promise<readonly Party[]> {
  const rows = await tables(db).selectFrom('parties.party').selectAll().orderBy('name').execute()
  return rows.map(toParty)
}

export async function getParty(db: Db, id: number): Promise<Party> {
  const row = await tables(db).selectFrom('parties.party').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toParty(row)
}

export async function addParty(db: Db, municipality: string, party: PartyInput): Promise<Party> {
  const row = await tables(db)
    .insertInto('parties.party')
    .values({ municipality_id: municipality, ...toRow(party) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toParty(row)
}

export async function saveParty(db: Db, party: Party): Promise<Party> {
  const row = await tables(db)
    .updateTable('parties.party')
    .set({ ...toRow(party), version: party.version + 1 })
    .where('id', '=', party.id)
    .where('version', '=', party.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict()
  return toParty(row)
}
