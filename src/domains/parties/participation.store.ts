import type { Db } from '#kernel/db/connect.ts'
import { conflict } from '#kernel/errors/problem.ts'
import type { Agreement } from './participation.ts'

/** How a party takes part: its agreement, and where to turn when it falls silent. */
export type Participation = {
  readonly partyId: number
  /** 0 for a party of which nothing has been said */
  readonly version: number
  readonly agreement: Agreement
  readonly signedOn: string | null
  readonly caseNumber: string | null
  readonly endedOn: string | null
  readonly secondAccountId: number | null
  readonly secondEmail: string | null
}
type Tables = {
  'parties.participation': {
    municipality_id: string
    party_id: number
    version: number
    agreement: Agreement
    signed_on: string | null
    case_number: string | null
    ended_on: string | null
    second_account_id: number | null
    second_email: string | null
  }
}
const tables = (db: Db) => db.withTables<Tables>()

export async function listParticipations(db: Db): Promise<ReadonlyMap<number, Participation>> {
  const rows = await tables(db).selectFrom('parties.participation').selectAll().execute()
  return new Map(
    rows.map((row) => [
      row.party_id,
      {
        partyId: row.party_id,
        version: row.version,
        agreement: row.agreement,
        signedOn: row.signed_on,
        caseNumber: row.case_number,
        endedOn: row.ended_on,
        secondAccountId: row.second_account_id,
        secondEmail: row.second_email,
      },
    ]),
  )
}

/** That of one party; `none` where nothing has been said. */
export const findParticipation = async (db: Db, partyId: number): Promise<Participation> =>
  (await listParticipations(db)).get(partyId) ?? {
    partyId,
    version: 0,
    agreement: 'none',
    signedOn: null,
    caseNumber: null,
    endedOn: null,
    secondAccountId: null,
    secondEmail: null,
  }

/** Stores what was decided; only the version that was seen may be changed. */
export async function saveParticipation(db: Db, municipality: string, next: Participation): Promise<void> {
  const values = {
    agreement: next.agreement,
    signed_on: next.signedOn,
    case_number: next.caseNumber,
    ended_on: next.endedOn,
    second_account_id: next.secondAccountId,
    second_email: next.secondEmail,
    version: next.version + 1,
  }
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('parties.participation')
    .values({ municipality_id: municipality, party_id: next.partyId, ...values })
    .onConflict((on) =>
      on.constraint('participation_pk').doUpdateSet(values).where('parties.participation.version', '=', next.version),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw conflict()
}
