import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { createTestDatabase, type TestDatabase } from '#kernel/db/testing/test-database.ts'
import { checkWeeklyCounts } from './weekly-count.store.ts'

let database: TestDatabase
const run = async <T extends object>(statement: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.driver.query<T>(statement, values)).rows

beforeAll(async () => {
  database = await createTestDatabase()
  await run(`
    insert into kernel.municipality (id, name) values ('9001', 'Prov');
    insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9001', 'Polisen', 'authority', 'external', '2020-01-01');
    insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '2020-01-01');
    insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from)
      select '9001', id, 'o' || n, 'Område ' || n, 'area', true, '2020-01-01' from areas.division, generate_series(1, 3) n;
    insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from)
      select '9001', 'k' || n, 'Kategori ' || n, 'Category ' || n, 1, '2020-01-01' from generate_series(1, 3) n`)
})
afterAll(() => database.remove())
beforeEach(() => run(`truncate situation.observation, situation.weekly_count cascade`))

/** n rows of one area, category and week. */
const add = (n: number, place: { area?: number; category?: number; week?: string; status?: string } = {}) =>
  run(
    `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, created_at)
     select '9001', $1, (select min(id) + $2::int from situation.category), (select min(id) + $3::int from areas.area), $4::date + interval '1 hour', 'day', $4::date, 'seen',
       (select min(id) from parties.party), now() from generate_series(1, $5::int)`,
    [place.status ?? 'new', place.category ?? 0, place.area ?? 0, place.week ?? '2026-09-28', n],
  )
const counts = async (): Promise<readonly string[]> =>
  (
    await run<{
      line: string
    }>(`select week || ' ' || area_id - (select min(id) from areas.area) || ' ' || category_id - (select min(id) from situation.category) || ' ' || n as line
    from situation.weekly_count where n > 0 order by 1`)
  ).map(({ line }) => line)
/** What the counts should be, counted from the rows. */
const counted = async (): Promise<readonly string[]> =>
  (
    await run<{
      line: string
    }>(`select week || ' ' || area_id - (select min(id) from areas.area) || ' ' || category_id - (select min(id) from situation.category) || ' ' || count(*) as line
    from situation.observation where status not in ('dismissed', 'merged') group by week, area_id, category_id order by 1`)
  ).map(({ line }) => line)

const differences = () => inMunicipality(database.app.pool, '9001', checkWeeklyCounts)

/** Rounds of three inserts, a move and a dismissal in one transaction, every other writer backwards. Returns how many rows it stored. */
async function writeRounds(pool: pg.Pool, writer: number, rounds: number): Promise<number> {
  const client = await pool.connect()
  await client.query(`set deadlock_timeout = '20ms'`)
  const areas = writer % 2 === 0 ? [0, 1, 2] : [2, 1, 0]
  let inserted = 0
  for (let round = 0; round < rounds; ) {
    await client.query('begin')
    try {
      for (const area of areas)
        await client.query(
          `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, external_id, created_at)
           select '9001', 'new', (select min(id) from situation.category), (select min(id) + $1::int from areas.area), '2026-09-28T10:00Z', 'day', '2026-09-28', 'seen',
             (select min(id) from parties.party), $2, now()`,
          [area, `${writer}-${round}-${area}`],
        )
      await client.query(`update situation.observation set category_id = category_id + 1 where external_id = $1`, [
        `${writer}-${round}-0`,
      ])
      await client.query(`update situation.observation set status = 'dismissed' where external_id = $1`, [
        `${writer}-${round}-2`,
      ])
      await client.query('commit')
      ;[round, inserted] = [round + 1, inserted + areas.length]
    } catch (error) {
      // Two that wait for each other: the database ends one of them at once, and it tries again.
      await client.query('rollback')
      if (!(error instanceof pg.DatabaseError) || error.code !== '40P01') throw error
    }
  }
  client.release()
  return inserted
}

describe('weekly counts', () => {
  test('follow observations that come one by one and in thousands', async () => {
    await add(1)
    await add(5000, { area: 1, week: '2026-09-21' })
    await add(2, { category: 2 })
    expect(await counts()).toEqual(['2026-09-21 1 0 5000', '2026-09-28 0 0 1', '2026-09-28 0 2 2'])
  })

  test('follow a correction of week, area and category', async () => {
    await add(3)
    await run(
      `update situation.observation set week = '2026-09-21', area_id = area_id + 1 where id = (select min(id) from situation.observation)`,
    )
    await run(
      `update situation.observation set category_id = category_id + 1 where id = (select max(id) from situation.observation)`,
    )
    expect(await counts()).toEqual(['2026-09-21 1 0 1', '2026-09-28 0 0 1', '2026-09-28 0 1 1'])
  })

  test('leave out what is dismissed or merged, and take it back on undo', async () => {
    await add(4)
    await run(
      `update situation.observation set status = 'dismissed' where id = (select min(id) from situation.observation)`,
    )
    await run(
      `update situation.observation set status = 'merged', merged_into = (select min(id) from situation.observation) where id = (select max(id) from situation.observation)`,
    )
    expect(await counts()).toEqual(['2026-09-28 0 0 2'])
    await run(`update situation.observation set status = 'triaged', merged_into = null`)
    expect(await counts()).toEqual(['2026-09-28 0 0 4'])
  })

  test('follow removal and a whole new division of areas', async () => {
    await add(6)
    await add(4, { area: 1 })
    await run(`update situation.observation set area_id = area_id + 1`)
    await run(`delete from situation.observation where id = (select min(id) from situation.observation)`)
    expect(await counts()).toEqual(['2026-09-28 1 0 5', '2026-09-28 2 0 4'])
  })

  test('are not touched when nothing that counts changed', async () => {
    await add(2)
    await run(`update situation.observation set text = 'Rättad text', status = 'triaged'`)
    expect(await counts()).toEqual(['2026-09-28 0 0 2'])
  })

  test('are right after fifty rounds of writers who take the areas in opposite orders, and none waits for ever', async () => {
    const pool = new pg.Pool({ ...inject('database').owner, database: database.owner.driver.options.database, max: 4 })
    const inserted = (await Promise.all([0, 1].map((writer) => writeRounds(pool, writer, 50)))).reduce((a, b) => a + b)
    await pool.end()
    expect(await run(`select count(*)::int as n from situation.observation`)).toEqual([{ n: inserted }])
    expect(inserted).toBe(2 * 50 * 3)
    expect(await counts()).toEqual(await counted())
    expect(await differences()).toEqual([])
  })

  test('that differ from the rows are found, whichever side is wrong', async () => {
    await add(3)
    await add(2, { area: 1 })
    expect(await differences()).toEqual([])
    await run(`update situation.weekly_count set n = 7 where n = 3`)
    await run(`delete from situation.weekly_count where n = 2`)
    await run(
      `insert into situation.weekly_count (municipality_id, week, area_id, category_id, party_id, n)
       select '9001', '2026-09-21', (select min(id) from areas.area), (select min(id) from situation.category), (select min(id) from parties.party), 1`,
    )
    expect(await differences()).toMatchObject([
      { week: '2026-W39', counted: 0, kept: 1 },
      { week: '2026-W40', counted: 3, kept: 7 },
      { week: '2026-W40', counted: 2, kept: 0 },
    ])
  })

  test('make later expectations stale, but not those of the same and the two following weeks', async () => {
    const delivered = (monday: string) =>
      run(`insert into situation.delivery select '9001', min(id), $1::date, false, now() from parties.party`, [monday])
    await delivered('2026-09-28')
    await run(`insert into situation.expectation (municipality_id, week, category_id, window_weeks, complete, areas, whole, remarks)
      select '9001', '2026-09-28'::date + 7 * n, c.id, 1, true, '[]', '[]', '{}' from generate_series(-1, 5) n, situation.category c`)
    await add(1)
    const left = await run<{ week: string }>(
      `select distinct week::text as week from situation.expectation where category_id = (select min(id) from situation.category) order by 1`,
    )
    expect(left.map(({ week }) => week)).toEqual(['2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12'])
    expect(
      (
        await run<{ n: number }>(
          `select count(distinct week)::int as n from situation.expectation where category_id = (select max(id) from situation.category)`,
        )
      )[0]?.n,
    ).toBe(7)
    const weeksLeft = async () =>
      (await run<{ n: number }>(`select count(distinct week)::int as n from situation.expectation`))[0]?.n
    await add(1, { week: '2026-10-05' })
    expect(await weeksLeft(), 'from the week in which a party without a delivery is first heard of').toBe(2)
    await delivered('2026-09-21')
    expect(await weeksLeft(), 'and from the week of a delivery').toBe(0)
    await run(`truncate situation.delivery`)
  })
})
