import type pg from 'pg'

export type StoredTable = { readonly name: string; readonly columns: readonly string[] }

/**
 * Every table that carries something of the installation, each after those that it refers to, with the columns that are stored.
 * The ledger of migrations is left out: it follows from the migrations themselves.
 */
export async function listTables(client: pg.ClientBase): Promise<readonly StoredTable[]> {
  const { rows: tables } = await client.query<StoredTable>(`
    select n.nspname || '.' || c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
    group by 1 order by 1`)
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    select distinct fn.nspname || '.' || f.relname as "from", tn.nspname || '.' || t.relname as "to"
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`)
  const ordered: StoredTable[] = []
  let left = tables
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const free = left.filter(({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)))
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`)
    ordered.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return ordered
}

export type StoredSequence = { readonly name: string; readonly last: string; readonly called: boolean }

/** How far every sequence has come, so that a number that was given once is never given again. */
export async function listSequences(client: pg.ClientBase): Promise<readonly StoredSequence[]> {
  const { rows: names } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, sequencename) as name from pg_sequences
    where schemaname !~ '^pg_' and schemaname <> 'public' order by 1`)
  const found: StoredSequence[] = []
  for (const { name } of names) {
    const { rows } = await client.query<Omit<StoredSequence, 'name'>>(
      `select last_value::text as last, is_called as called from ${name}`,
    )
    for (const row of rows) found.push({ name, ...row })
  }
  return found
}

/** The table's name as a statement needs it. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')

export const columnList = ({ columns }: StoredTable): string => columns.map((column) => quoted(column)).join(', ')

/** What a session needs for COPY to write and read the same on every server. */
export const plainSession = `set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 3;
  set client_encoding = 'UTF8'; set bytea_output = 'hex'; set statement_timeout = 0; set lock_timeout = 0`
