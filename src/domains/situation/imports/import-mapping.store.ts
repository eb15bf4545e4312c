import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { ImportTables, Receiver } from './import.store.ts'
import { ImportMapping } from './import.ts'
import type { MappingVersion } from './import-mapping.ts'

/** A party's versions, or those of all parties in view, the latest first. */
export async function listMappings(
  db: Db,
  { parties }: { readonly parties: readonly number[] | null },
): Promise<readonly MappingVersion[]> {
  let query = db.withTables<ImportTables>().selectFrom('situation.import_mapping as mapping')
  if (parties) query = query.where('party_id', 'in', [...parties, 0])
  const rows = await query
    .selectAll()
    .select((select) =>
      select
        .selectFrom('situation.import as used')
        .whereRef('used.party_id', '=', 'mapping.party_id')
        .whereRef('used.mapping_version', '=', 'mapping.version')
        .where('used.status', '=', 'stored')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('imports'),
    )
    .orderBy('party_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    version: row.version,
    // One that was kept before a field was added reads as that field's usual value.
    mapping: ImportMapping.parse(row.mapping),
    createdAt: row.created_at,
    createdByName: row.created_by_name,
    restoredFrom: row.restored_from,
    imports: row.imports ?? 0,
  }))
}

/** The latest version of how a sender's files are read. */
export async function findMapping(db: Db, partyId: number): Promise<ImportMapping | null> {
  const [latest] = await listMappings(db, { parties: [partyId] })
  return latest?.mapping ?? null
}

/** Adds the next version, and tells its number. */
export async function addMapping(
  db: Db,
  by: Receiver,
  added: { readonly partyId: number; readonly mapping: ImportMapping; readonly restoredFrom: number | null },
): Promise<number> {
  // Two imports of one sender that end at the same moment must not both give the same number.
  await sql`select pg_advisory_xact_lock(hashtext('situation.import_mapping'), ${added.partyId}::integer)`.execute(db)
  const { rows } = await sql<{ version: number }>`
    insert into situation.import_mapping (municipality_id, party_id, version, mapping, created_at, created_by, created_by_name, restored_from)
    select ${by.municipality}, ${added.partyId}::bigint, coalesce(max(version), 0) + 1, ${JSON.stringify(added.mapping)}::jsonb,
      ${by.now}::timestamptz, ${by.accountId}::bigint, ${by.name}, ${added.restoredFrom}::integer
    from situation.import_mapping where party_id = ${added.partyId}
    returning version`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the new version of a mapping was not stored')
  return row.version
}
