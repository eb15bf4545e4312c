import type pg from 'pg'

type Column = {
  readonly name: string
  readonly type: string
  /** the values that a check allows, when it lists them */
  readonly choices: readonly string[] | null
  /** the smallest number that a check allows */
  readonly least: number | null
  /** the table and column it refers to */
  readonly refers: { readonly table: string; readonly column: string } | null
}
type Table = { readonly name: string; readonly columns: readonly Column[] }

/** Signs that a copy, a quotation or a sort could stumble over. */
export const oddText = 'Åsa\t"ö"\n\\N \\. 😀 ;--'

/**
 * Puts at least one row of a municipality into every table that carries municipalities' rows, whatever tables there are: made up
 * from the catalogue alone, so that a table added later is in the tests without a word. Returns the tables' names.
 */
export async function fillEveryTable(owner: pg.Pool | pg.ClientBase, municipality: string): Promise<readonly string[]> {
  await owner.query('insert into kernel.municipality (id, name) values ($1, $1) on conflict do nothing', [municipality])
  const tables = inOrder(await readTables(owner))
  for (const table of tables) await fill(owner, table, municipality)
  // What rows of other tables have swept away, as triggers do with figures that no longer hold, is put back.
  for (const table of tables) if (await isEmpty(owner, table, municipality)) await fill(owner, table, municipality)
  return tables.map(({ name }) => name)
}

async function isEmpty(owner: pg.Pool | pg.ClientBase, { name }: Table, municipality: string): Promise<boolean> {
  const { rowCount } = await owner.query(`select from ${name} where municipality_id = $1 limit 1`, [municipality])
  return rowCount === 0
}

async function readTables(owner: pg.Pool | pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.oid::regclass::text as name, json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, null),
      'choices', (select array_agg(m[1]) from pg_constraint k,
        regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') m
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]),
      'least', (select max(m[1]::integer) from pg_constraint k,
        regexp_matches(pg_get_constraintdef(k.oid), '>= (\\d+)', 'g') m
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]),
      'refers', (select json_build_object('table', k.confrelid::regclass::text, 'column', ra.attname)
        from pg_constraint k, unnest(k.conkey, k.confkey) u (own, their)
        join pg_attribute ra on ra.attnum = u.their
        where k.conrelid = c.oid and k.contype = 'f' and u.own = a.attnum and ra.attrelid = k.confrelid
          and a.attname <> 'municipality_id' limit 1)) order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull
      and a.attidentity = '' and a.attgenerated = '' and not a.atthasdef
    where c.relkind = 'r' and exists (select from pg_attribute m where m.attrelid = c.oid
      and m.attname = 'municipality_id' and not m.attisdropped)
    group by c.oid order by 1`)
  return rows
}

function inOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = []
  while (ordered.length < tables.length) {
    const waiting = tables.filter((table) => !ordered.includes(table))
    const free = waiting.filter(({ columns }) =>
      columns.every(({ refers }) => !waiting.some(({ name }) => name === refers?.table)),
    )
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name)}`)
    ordered.push(...free)
  }
  return ordered
}

async function fill(owner: pg.Pool | pg.ClientBase, { name, columns }: Table, municipality: string): Promise<void> {
  const values: unknown[] = []
  for (const column of columns) values.push(await valueFor(owner, column, municipality))
  const places = columns.map((_, index) => `$${index + 1}`).join(', ')
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  await owner.query(`insert into ${name} (${names}) values (${places}) on conflict do nothing`, values)
}

async function valueFor(
  owner: pg.Pool | pg.ClientBase,
  { name, type, choices, least, refers }: Column,
  municipality: string,
): Promise<unknown> {
  if (name === 'municipality_id') return municipality
  if (refers) {
    const found = await owner.query<{ value: unknown }>(
      `select ${refers.column} as value from ${refers.table} where municipality_id = $1 limit 1`,
      [municipality],
    )
    return found.rows[0]?.value
  }
  if (choices) return choices[0]
  if (least !== null) return Math.max(1, least)
  const made = samples[type]
  if (made === undefined) throw new Error(`no sample for the type ${type} of ${name}: add one`)
  return made
}

const samples: Readonly<Record<string, unknown>> = {
  text: oddText,
  'text[]': [oddText, ''],
  boolean: false,
  integer: 1,
  bigint: 1,
  'double precision': 0.1,
  numeric: 1.5,
  date: '2026-09-28',
  'timestamp with time zone': '2026-09-30T08:00:00.123456Z',
  json: JSON.stringify({ odd: oddText }),
  jsonb: JSON.stringify({ odd: oddText }),
  uuid: '6f1c2f8e-3a44-4c1e-9a55-0d7f3f0f7a10',
  bytea: Buffer.from([0, 1, 92, 255]),
}
