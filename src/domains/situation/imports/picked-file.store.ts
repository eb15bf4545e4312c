import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Params } from '#kernel/errors/problem.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import type { PickedFile, PickedOutcome } from './picked-file.ts'

export type NewPickedFile = {
  readonly sender: string
  readonly partyId: number | null
  readonly fileName: string
  readonly outcome: PickedOutcome
  readonly importId: number | null
  readonly code: string | null
  readonly params: Params
}

export async function addPickedFile(
  db: Db,
  { municipality, now }: { readonly municipality: string; readonly now: string },
  picked: NewPickedFile,
): Promise<void> {
  await sql`
    insert into situation.picked_file (municipality_id, picked_at, sender, party_id, file_name, outcome, import_id, code, params)
    values (${municipality}, ${now}::timestamptz, ${picked.sender}, ${picked.partyId}::bigint, ${picked.fileName}, ${picked.outcome},
      ${picked.importId}::bigint, ${picked.code}, ${JSON.stringify(picked.params)}::jsonb)`.execute(db)
}

const shown = 200
const columns = sql`f.id, f.picked_at as "pickedAt", f.sender, f.party_id as "partyId", f.file_name as "fileName", f.outcome,
      f.import_id as "importId", f.code, f.params, coalesce(i.stored_rows, 0) as stored, coalesce(i.updated_rows, 0) as updated,
      coalesce(i.duplicate_rows, 0) as duplicates, coalesce(i.rejected_rows, 0) as rejected`

/** The latest that were picked up, of the parties in view; the last first. Those of no known party are seen by who sees all. */
export async function listPickedFiles(db: Db, parties: readonly number[] | null): Promise<readonly PickedFile[]> {
  const { rows } = await sql<PickedFile>`
    select ${columns} from situation.picked_file f left join situation.import i on i.id = f.import_id
    where ${parties === null}::boolean or f.party_id = any (${[...(parties ?? [])]}::bigint[])
    order by f.id desc limit ${shown}`.execute(db)
  return rows
}

/** All that were picked up on a day in Swedish time, in order. */
export async function listPickedOn(db: Db, day: IsoDate): Promise<readonly PickedFile[]> {
  const { rows } = await sql<PickedFile>`
    select ${columns} from situation.picked_file f left join situation.import i on i.id = f.import_id
    where f.picked_at >= (${day}::date)::timestamp at time zone 'Europe/Stockholm'
      and f.picked_at < (${day}::date + 1)::timestamp at time zone 'Europe/Stockholm'
    order by f.id`.execute(db)
  return rows
}
