import { type Generated, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict } from '#kernel/errors/problem.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import { usualSealDays } from './redaction.ts'

type Tables = {
  'situation.sealed_text': {
    municipality_id: string
    id: Generated<number>
    observation_id: number
    text: string | null
    reason: string
    sealed_by: string
    sealed_at: string
    destroyed_from: string
  }
  'situation.moderation_rules': { municipality_id: string; version: Generated<number>; seal_days: number }
}
const tables = (db: Db) => db.withTables<Tables>()

export type Seal = {
  readonly id: number
  readonly reason: string
  readonly sealedBy: string
  readonly sealedAt: string
  /** the first day on which the original is destroyed */
  readonly destroyedFrom: IsoDate
  /** the original is still there */
  readonly kept: boolean
}
type NewSeal = Omit<Seal, 'id' | 'kept'> & {
  readonly municipality: string
  readonly observationId: number
  readonly text: string
}

export async function sealText(db: Db, seal: NewSeal): Promise<void> {
  await tables(db)
    .insertInto('situation.sealed_text')
    .values({
      municipality_id: seal.municipality,
      observation_id: seal.observationId,
      text: seal.text,
      reason: seal.reason,
      sealed_by: seal.sealedBy,
      sealed_at: seal.sealedAt,
      destroyed_from: seal.destroyedFrom,
    })
    .execute()
}

const isSealed = sql<boolean>`situation.is_sealed(id)`

/** An observation's seals, without what lies under them; the latest first. */
export async function listSeals(db: Db, observationId: number): Promise<readonly Seal[]> {
  const rows = await tables(db)
    .selectFrom('situation.sealed_text')
    .select(['id', 'reason', 'sealed_by', 'sealed_at', 'destroyed_from', isSealed.as('kept')])
    .where('observation_id', '=', observationId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ sealed_by, sealed_at, destroyed_from, ...row }) => ({
    ...row,
    sealedBy: sealed_by,
    sealedAt: sealed_at,
    destroyedFrom: destroyed_from,
  }))
}

/** What lies under a seal; null when it has been destroyed. The database hands it out in no other way. */
export async function openSeal(db: Db, id: number): Promise<string | null> {
  const { rows } = await sql<{ text: string | null }>`select situation.open_sealed_text(${id}) as text`.execute(db)
  return rows[0]?.text ?? null
}

/** Destroys the originals whose time is out; answers of which observations. */
export async function destroyDue(db: Db, today: IsoDate): Promise<readonly number[]> {
  const rows = await tables(db)
    .updateTable('situation.sealed_text')
    .set({ text: null })
    .where('destroyed_from', '<=', today)
    .where(isSealed)
    .returning('observation_id')
    .execute()
  return [...new Set(rows.map(({ observation_id }) => observation_id))]
}

export type ModerationRules = { readonly version: number; readonly sealDays: number }

/** Version 0: nobody has changed what is usual. */
export async function getModerationRules(db: Db): Promise<ModerationRules> {
  const row = await tables(db)
    .selectFrom('situation.moderation_rules')
    .select(['version', 'seal_days'])
    .executeTakeFirst()
  return { version: row?.version ?? 0, sealDays: row?.seal_days ?? usualSealDays }
}

export async function saveModerationRules(
  db: Db,
  municipality: string,
  { version, sealDays }: ModerationRules,
): Promise<ModerationRules> {
  const row = await tables(db)
    .insertInto('situation.moderation_rules')
    .values({ municipality_id: municipality, seal_days: sealDays })
    .onConflict((known) =>
      known
        .column('municipality_id')
        .doUpdateSet({ seal_days: sealDays, version: version + 1 })
        .where('situation.moderation_rules.version', '=', version),
    )
    .returning(['version', 'seal_days'])
    .executeTakeFirst()
  if (!row) throw conflict()
  return { version: row.version, sealDays: row.seal_days }
}
