import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
})
