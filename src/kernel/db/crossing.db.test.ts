import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inMunicipality } from './tenancy.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await database.owner.driver.query(`
    insert into kernel.municipality (id, name) values ('9001', 'A'), ('9002', 'B');
    insert into parties.party (municipality_id, name, kind, relation, valid_from) values
      ('9001', 'Part A', 'authority', 'external', '2020-01-01'), ('9002', 'Part B', 'authority', 'external', '2020-01-01');
    insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '2020-01-01'), ('9002', 'Kommundelar', true, '2020-01-01');
    insert into auth.account (municipality_id, party_id, name, email) select municipality_id, id, 'Konto', 'konto@example.org' from parties.party`)
})
afterAll(() => database.remove())

const asA = <T>(query: ReturnType<typeof sql<T>>) =>
  inMunicipality(database.app.pool, '9001', async (db) => (await query.execute(db)).rows)
const idIn = async (table: string, municipality: string): Promise<number> => {
  const { rows } = await database.owner.driver.query<{ id: number }>(
    `select id from ${table} where municipality_id = $1`,
    [municipality],
  )
  return rows[0]?.id ?? 0
}

describe('somebody in municipality A who tries to reach B', () => {
  test('reads only A, whatever the question', async () => {
    expect(await asA(sql`select name from parties.party`)).toEqual([{ name: 'Part A' }])
    expect(await asA(sql`select name from parties.party where municipality_id = '9002' or true`)).toEqual([
      { name: 'Part A' },
    ])
    const foreign = await idIn('parties.party', '9002')
    expect(await asA(sql`select name from parties.party where id = ${foreign}`)).toEqual([])
  })

  test('counts, sums and joins only A', async () => {
    expect(await asA(sql`select count(*)::int as n, string_agg(name, ',') as names from parties.party`)).toEqual([
      { n: 1, names: 'Part A' },
    ])
    expect(
      await asA(sql`select a.name from auth.account a full join parties.party p on true where p.name = 'Part B'`),
    ).toEqual([])
    expect(
      await asA(sql`with everybody as (select * from parties.party) select max(id) = min(id) as one from everybody`),
    ).toEqual([{ one: true }])
  })

  test('changes and removes nothing of B', async () => {
    expect(await asA(sql`update parties.party set name = 'Tagen' where municipality_id = '9002' returning id`)).toEqual(
      [],
    )
    expect(await asA(sql`delete from areas.division where municipality_id = '9002' returning id`)).toEqual([])
    const { rows } = await database.owner.driver.query(`select name from parties.party where municipality_id = '9002'`)
    expect(rows).toEqual([{ name: 'Part B' }])
  })

  test('cannot write a row into B, nor move one there', async () => {
    const refused = /row-level security/
    await expect(
      asA(
        sql`insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9002', 'Spion', 'authority', 'external', '2020-01-01')`,
      ),
    ).rejects.toThrow(refused)
    await expect(asA(sql`update parties.party set municipality_id = '9002'`)).rejects.toThrow(refused)
  })

  test('cannot point at a row of B', async () => {
    const foreign = await idIn('areas.division', '9002')
    const point = sql`insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from) values ('9001', ${foreign}, 'x', 'X', 'area', true, '2020-01-01')`
    await expect(asA(point)).rejects.toThrow(/area_division_fk/)
  })

  test('cannot become somebody else, nor switch row security off', async () => {
    const { rows } = await database.owner.driver.query<{ name: string }>('select current_user as name')
    await expect(asA(sql`set role ${sql.raw(`"${rows[0]?.name}"`)}`)).rejects.toThrow(/permission denied/)
    await expect(asA(sql`alter table parties.party disable row level security`)).rejects.toThrow(/must be owner/)
    await expect(asA(sql`create table kernel.mine (id int)`)).rejects.toThrow(/permission denied/)
    expect(await asA(sql`select current_user <> session_user as changed`)).toEqual([{ changed: false }])
    expect(
      await inMunicipality(database.app.pool, '9001', async (db) => {
        await sql`reset role`.execute(db)
        return (await sql`select count(*)::int as n from parties.party`.execute(db)).rows
      }),
    ).toEqual([{ n: 1 }])
  })

  test('sees nothing at all where nobody said which municipality', async () => {
    const { rows } = await database.app.driver.query('select count(*)::int as n from parties.party')
    expect(rows).toEqual([{ n: 0 }])
    await inMunicipality(database.app.pool, '9001', async () => undefined)
    const after = await database.app.driver.query('select count(*)::int as n from parties.party')
    expect(after.rows).toEqual([{ n: 0 }])
  })
})
