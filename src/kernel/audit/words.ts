import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { Reference } from '../model/reference.ts'
import { keptApart } from '../model/words-apart.ts'

/** One changed field: what it was and what it became; `gone` when the words have been removed since. */
export type FieldChange = {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  readonly gone?: boolean
}

/**
 * What people wrote stands beside the chain, not in it: the chain holds a salted digest, so that words which must go can go and the
 * chain still holds. Without the salt, which goes with them, the digest says nothing.
 */
export type Words = {
  readonly seq: number
  readonly field: string
  readonly side: 'before' | 'after'
  readonly salt: string
  readonly words: string
}
type WordsTables = {
  'audit.words': Words & { municipality_id: string }
  'audit.entry': { municipality_id: string; seq: number; object_type: string; object_id: string }
}
/** `json`: what was written is no text but a value such as a point. */
type Digest = { readonly wordsSha256: string; readonly json?: true }

const digestOf = (salt: string, words: string): Digest => ({
  wordsSha256: createHash('sha256').update(salt).update(words).digest('hex'),
})
const isDigest = (value: unknown): value is Digest =>
  typeof value === 'object' && value !== null && 'wordsSha256' in value

/** An entry's changes as the chain holds them, and the words that were taken out of them. */
export function setApart(
  type: string,
  seq: number,
  changes: readonly FieldChange[],
): { readonly changes: readonly FieldChange[]; readonly words: readonly Words[] } {
  const fields = keptApart(type)
  if (!fields) return { changes, words: [] }
  const words: Words[] = []
  const take = (field: string, side: Words['side'], value: unknown): unknown => {
    if (!fields.has(field) || value === null || value === undefined || value === '') return value
    const salt = randomBytes(16).toString('hex')
    const isText = typeof value === 'string'
    const written = isText ? value : JSON.stringify(value)
    words.push({ seq, field, side, salt, words: written })
    return { ...digestOf(salt, written), ...(!isText && { json: true }) }
  }
  return {
    changes: changes.map(({ field, before, after }) => ({
      field,
      before: take(field, 'before', before),
      after: take(field, 'after', after),
    })),
    words,
  }
}

const tables = (db: Db) => db.withTables<WordsTables>()

export async function addWords(db: Db, municipality: string, words: readonly Words[]): Promise<void> {
  if (words.length === 0) return
  await tables(db)
    .insertInto('audit.words')
    .values(words.map((one) => ({ ...one, municipality_id: municipality })))
    .execute()
}

type Row = { readonly seq: number; readonly changes: readonly FieldChange[] }

const holdsDigest = ({ changes }: Row): boolean =>
  changes.some(({ before, after }) => isDigest(before) || isDigest(after))

async function wordsOf(db: Db, rows: readonly Row[]): Promise<ReadonlyMap<string, Words>> {
  const seqs = rows.filter(holdsDigest).map(({ seq }) => seq)
  if (seqs.length === 0) return new Map()
  const found = await tables(db).selectFrom('audit.words').selectAll().where('seq', 'in', seqs).execute()
  return new Map(found.map((one) => [`${one.seq} ${one.side} ${one.field}`, one]))
}

/** Entries with the words in their places; where they are gone, null and a mark that they were there. */
export async function withWords<R extends Row>(db: Db, rows: readonly R[]): Promise<readonly R[]> {
  const words = await wordsOf(db, rows)
  return rows.map((row) => ({
    ...row,
    changes: row.changes.map((change) => {
      const read = (side: Words['side']): unknown => {
        const digest = change[side]
        if (!isDigest(digest)) return digest
        const written = words.get(`${row.seq} ${side} ${change.field}`)?.words ?? null
        return written !== null && digest.json ? JSON.parse(written) : written
      }
      const [before, after] = [read('before'), read('after')]
      const gone = (isDigest(change.before) && before === null) || (isDigest(change.after) && after === null)
      return { field: change.field, before, after, ...(gone && { gone }) }
    }),
  }))
}

/** The first entry whose words are not those that were written; words that are gone differ from nothing. */
export async function differingWords(db: Db, rows: readonly Row[]): Promise<number | null> {
  const words = await wordsOf(db, rows)
  const differs = ({ seq, changes }: Row): boolean =>
    changes.some((change) =>
      (['before', 'after'] as const).some((side) => {
        const said = words.get(`${seq} ${side} ${change.field}`)
        const digest = change[side]
        return (
          said !== undefined && isDigest(digest) && digestOf(said.salt, said.words).wordsSha256 !== digest.wordsSha256
        )
      }),
    )
  return rows.find(differs)?.seq ?? null
}

/** Removes what has been written so far in some fields of an object; that it was written, by whom and when, remains. */
export async function forgetWords(db: Db, object: Reference, fields: readonly string[]): Promise<void> {
  await tables(db)
    .deleteFrom('audit.words')
    .where('field', 'in', fields)
    .where('seq', 'in', (entries) =>
      entries
        .selectFrom('audit.entry')
        .select('seq')
        .where('object_type', '=', object.type)
        .where('object_id', '=', object.id),
    )
    .execute()
}

type Sought = {
  readonly type: string
  readonly ids: readonly number[]
  /** a regular expression of PostgreSQL that the words match; values that are no text go whatever they are */
  readonly pattern: string
}

/** Removes what was written in the history of some objects and matches; answers how much that was. */
export async function forgetMatching(db: Db, { type, ids, pattern }: Sought): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ n: number }>`
    with gone as (
      delete from audit.words w using audit.entry e
      where e.object_type = ${type} and e.object_id = any (${ids.map(String)}::text[]) and w.seq = e.seq
        and (w.words ~ ${pattern} or (w.words like '{%' and exists (
          select from jsonb_array_elements(e.changes) c where c ->> 'field' = w.field and c -> w.side ? 'json')))
      returning 1
    )
    select count(*)::integer as n from gone`.execute(db)
  return rows[0]?.n ?? 0
}
