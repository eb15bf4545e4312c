import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inMunicipality } from './tenancy.ts'
import { fillEveryTable } from './testing/filler.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.remove())

describe('row-level security', () => {
  test('holds on every table that carries a municipality, with the setting in a sub-select', async () => {
    const { rows } = await database.owner.driver.query<{
      name: string
      secured: boolean
      policy: string | null
      first_key: string | null
    }>(`
      select c.oid::regclass::text as name, c.relrowsecurity as secured, p.qual as policy,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as first_key
      from pg_class c join pg_attribute m on m.attrelid = c.oid and m.attname = 'municipality_id' and not m.attisdropped
      left join pg_policies p on format('%I.%I', p.schemaname, p.tablename)::regclass = c.oid
      where c.relkind = 'r' order by 1`)
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) {
      expect(row, row.name).toMatchObject({ secured: true, first_key: 'municipality_id' })
      expect(row.policy, row.name).toMatch(/SELECT current_setting/)
    }
  })

  test('the application’s role is neither owner nor superuser and cannot pass row security by', async () => {
    const { rows } = await database.app.driver.query(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*) from pg_class where relowner = r.oid)::int as owned
      from pg_roles r where rolname = current_user`)
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 }])
  })

  test('on every table there is: B’s rows are neither read, counted, changed, removed nor written by A', async () => {
    const tables = await fillEveryTable(database.owner.driver, '9002')
    await fillEveryTable(database.owner.driver, '9001')
    expect(tables.length).toBeGreaterThan(20)
    const asA = <T>(statement: string) =>
      inMunicipality(database.app.pool, '9001', async (db) => (await sql.raw<T>(statement).execute(db)).rows)
    const rights = async (table: string, right: string) =>
      (await asA<{ has: boolean }>(`select has_table_privilege('${table}', '${right}') as has`))[0]?.has ?? false
    for (const table of tables) {
      const foreign = `${table} where municipality_id = '9002'`
      const { rows } = await database.owner.driver.query(`select count(*)::integer as n from ${foreign}`)
      expect(rows[0].n, table).toBeGreaterThan(0)
      expect(await asA(`select count(*)::integer as n from ${foreign}`), table).toEqual([{ n: 0 }])
      expect(await asA(`select distinct municipality_id as m from ${table}`), table).toEqual([{ m: '9001' }])
      if (await rights(table, 'delete')) expect(await asA(`delete from ${foreign} returning 1`), table).toEqual([])
      if (await rights(table, 'update')) {
        expect(
          await asA(`update ${foreign.replace(' where', ` set municipality_id = '9001' where`)} returning 1`),
          table,
        ).toEqual([])
        await expect(asA(`update ${table} set municipality_id = '9002'`), table).rejects.toThrow(/row-level security/)
      }
      // What may not be read cannot be copied either.
      const refusal = (await rights(table, 'select')) ? /row-level security/ : /permission denied/
      if (await rights(table, 'insert')) await expect(asA(copyInto(table)), table).rejects.toThrow(refusal)
      expect(await rights(table, 'truncate'), table).toBe(false)
      expect(await rights(table, 'trigger'), table).toBe(false)
      expect(await rights(table, 'references'), table).toBe(false)
      const after = await database.owner.driver.query(`select count(*)::integer as n from ${foreign}`)
      expect(after.rows, table).toEqual(rows)
    }
  })

  test('holds behind the functions that the application may call, and sequences tell nothing', async () => {
    const { rows: definers } = await database.owner.driver.query(`
      select p.oid::regproc::text as name, p.proconfig::text as settings from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema)' order by 1`)
    // Each function that runs with the owner's rights is a way round row security: this list is the whole of them.
    expect(definers).toEqual([
      { name: 'kernel.claim', settings: '{search_path=pg_catalog}' },
      { name: 'kernel.remove_demo', settings: '{search_path=pg_catalog}' },
      { name: 'situation.coarsen_sealed', settings: '{search_path=pg_catalog}' },
      { name: 'situation.is_sealed', settings: '{search_path=pg_catalog}' },
      { name: 'situation.open_sealed_text', settings: '{search_path=pg_catalog}' },
    ])
    const { rows: sequences } = await database.app.driver.query(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname !~ '^pg_'
        and (has_sequence_privilege(c.oid, 'select') or has_sequence_privilege(c.oid, 'update'))`)
    expect(sequences).toEqual([])
    const { rows: views } = await database.app.driver.query(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname !~ '^(pg_|information_schema)'
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`)
    expect(views).toEqual([])
  })
})

/** A copy of A's own row, written into B. */
const copyInto = (table: string) => `
  insert into ${table} overriding system value
  select (jsonb_populate_record(t, '{"municipality_id": "9002"}')).* from ${table} t limit 1`
