import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { Reference } from '../model/reference.ts'
import { addWords, differingWords, type FieldChange, setApart, type Words, withWords } from './words.ts'

export type { FieldChange } from './words.ts'
export type Change = { readonly object: Reference; readonly changes: readonly FieldChange[] }
export type AuditEntry = {
  readonly seq: number
  readonly at: string
  readonly accountId: number | null
  readonly actor: string
  readonly action: string
  readonly object: Reference
  readonly changes: readonly FieldChange[]
}
type Who = { readonly accountId: number | null; readonly actor: string; readonly action: string; readonly at: string }
type Row = {
  municipality_id: string
  seq: number
  at: string
  account_id: number | null
  actor: string
  action: string
  object_type: string
  object_id: string
  changes: readonly FieldChange[]
  previous_hash: string
  hash: string
}
type AuditTables = { 'audit.entry': Row; 'audit.head': { municipality_id: string; seq: number; hash: string } }

const unseen = new Set(['version'])

/** The fields that differ between two states of an object; `before` is null for a new one, `after` for a removed one. */
export function differences(before: object | null, after: object | null): readonly FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const fieldOf = (state: object | null, field: string): unknown =>
    (state as Record<string, unknown> | null)?.[field] ?? null
  return [...fields]
    .filter((field) => !unseen.has(field))
    .map((field) => ({ field, before: fieldOf(before, field), after: fieldOf(after, field) }))
    .filter(({ before: old, after: now }) => JSON.stringify(old) !== JSON.stringify(now))
}

/** JSON with sorted keys: the same value always gives the same text, also after a round trip through jsonb. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

const hashOf = (row: Omit<Row, 'hash'>): string => createHash('sha256').update(canonicalJson(row)).digest('hex')
const firstHash = '0'.repeat(64)

/**
 * Appends entries to the chain. The head row is locked until the transaction ends, which orders writers; so this is the
 * last thing a transaction does.
 */
export async function appendAudit(db: Db, municipality: string, who: Who, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const tables = db.withTables<AuditTables>()
  await sql`insert into audit.head values (${municipality}, 0, ${firstHash}) on conflict do nothing`.execute(db)
  let head = await tables
    .selectFrom('audit.head')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const words: Words[] = []
  for (const change of changes) {
    const apart = setApart(change.object.type, head.seq + 1, change.changes)
    words.push(...apart.words)
    const row: Omit<Row, 'hash'> = {
      municipality_id: municipality,
      seq: head.seq + 1,
      at: who.at,
      account_id: who.accountId,
      actor: who.actor,
      action: who.action,
      object_type: change.object.type,
      object_id: change.object.id,
      changes: apart.changes,
      previous_hash: head.hash,
    }
    const hash = hashOf(row)
    await tables
      .insertInto('audit.entry')
      .values({ ...row, hash, changes: sql<Row['changes']>`${JSON.stringify(row.changes)}::jsonb` })
      .execute()
    head = { ...head, seq: row.seq, hash }
  }
  await tables
    .updateTable('audit.head')
    .set({ seq: head.seq, hash: head.hash })
    .where('municipality_id', '=', municipality)
    .execute()
  await addWords(db, municipality, words)
}

const shownEntries = 100

/** An object's history, newest first, without the entries of some actions. */
export async function listHistory(
  db: Db,
  object: Reference,
  without: readonly string[] = [],
): Promise<readonly AuditEntry[]> {
  const rows = await db
    .withTables<AuditTables>()
    .selectFrom('audit.entry')
    .selectAll()
    .where('object_type', '=', object.type)
    .where('object_id', '=', object.id)
    .where('action', 'not in', [...without, ''])
    .orderBy('seq', 'desc')
    .limit(shownEntries)
    .execute()
  return (await withWords(db, rows)).map((row) => ({
    seq: row.seq,
    at: row.at,
    accountId: row.account_id,
    actor: row.actor,
    action: row.action,
    object: { type: row.object_type, id: row.object_id },
    changes: row.changes,
  }))
}

export type ChainReport = {
  readonly entries: number
  readonly brokenAt: number | null
  readonly why: 'hash' | 'link' | 'gap' | 'words' | 'head' | null
}

/**
 * Recomputes the whole chain of the municipality in view and tells the first entry that does not fit. Others may go on writing: what
 * they add after the beginning is left for the next time.
 */
export async function verifyChain(db: Db, municipality: string): Promise<ChainReport> {
  const tables = db.withTables<AuditTables>()
  const head = await findHead(db, municipality)
  let previous = { seq: 0, hash: firstHash }
  for (;;) {
    const rows = await tables
      .selectFrom('audit.entry')
      .selectAll()
      .where('seq', '>', previous.seq)
      .where('seq', '<=', head.seq)
      .orderBy('seq')
      .limit(2000)
      .execute()
    for (const { hash, ...row } of rows) {
      const why =
        row.seq !== previous.seq + 1
          ? 'gap'
          : row.previous_hash !== previous.hash
            ? 'link'
            : hashOf(row) !== hash
              ? 'hash'
              : null
      if (why) return { entries: previous.seq, brokenAt: row.seq, why }
      previous = { seq: row.seq, hash }
    }
    const differing = await differingWords(db, rows)
    if (differing !== null) return { entries: differing - 1, brokenAt: differing, why: 'words' }
    if (rows.length < 2000) break
  }
  const headFits = head.seq === previous.seq && head.hash === previous.hash && !(await goesBeyondHead(db, municipality))
  return { entries: previous.seq, brokenAt: headFits ? null : previous.seq, why: headFits ? null : 'head' }
}

async function findHead(db: Db, municipality: string): Promise<{ readonly seq: number; readonly hash: string }> {
  const head = await db
    .withTables<AuditTables>()
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .where('municipality_id', '=', municipality)
    .executeTakeFirst()
  return head ?? { seq: 0, hash: firstHash }
}

/** An entry is stored together with its head, so a head that is read after an entry is never behind it. */
async function goesBeyondHead(db: Db, municipality: string): Promise<boolean> {
  const { last } = await db
    .withTables<AuditTables>()
    .selectFrom('audit.entry')
    .select((select) => select.fn.max<number | null>('seq').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) > (await findHead(db, municipality)).seq
}
