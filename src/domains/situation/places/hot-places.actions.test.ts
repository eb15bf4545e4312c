import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '#kernel/action/action.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Role } from '#kernel/auth/actor.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { getHotGrid, getHotPoints, getHours, getNearRepeat, getRepeatPlaces } from './hot-places.actions.ts'

let fixture: Fixture
const run = (sql: string, values: unknown[] = []) => fixture.database.owner.driver.query(sql, values)
const ask = async <Input, Target, Output>(
  action: Action<Input, Target, Output>,
  input: object,
  role: Role = 'coordinator',
) => (await perform(fixture.house, fixture.actor(role), action, input)).data

/** Sixty events of burglary over a square of points, forty more at one of them on Friday evenings, ten without any point. */
beforeAll(async () => {
  fixture = await createFixture('2026-10-07T08:00:00Z')
  await run(`
    insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Områden', true, '1900-01-01');
    insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from, geometry)
      select '9001', id, 'NOR', 'Norra', 'area', true, '1900-01-01',
        '{"type":"Polygon","coordinates":[[[17.8,59.1],[18.1,59.1],[18.1,59.4],[17.8,59.4],[17.8,59.1]]]}' from areas.division;
    insert into areas.area (municipality_id, division_id, parent_id, code, name, kind, in_picture, valid_from)
      select '9001', division_id, id, 'NOR-T', 'Norra torget', 'place', false, '1900-01-01' from areas.area;
    insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from)
      values ('9001', 'inbrott', 'Inbrott', 'Burglary', 3, '2020-01-01'), ('9001', 'klotter', 'Klotter', 'Graffiti', 1, '2020-01-01')`)
  const add = (n: number, place: { lon: string; lat: string; when: string; placeId?: string }) =>
    run(
      `insert into situation.observation (municipality_id, status, category_id, area_id, place_id, lon, lat, occurred_from, precision, week, basis, party_id, created_at)
       select '9001', 'triaged', (select id from situation.category where code = 'inbrott'), (select id from areas.area where code = 'NOR'),
         ${place.placeId ?? 'null'}, ${place.lon}, ${place.lat}, w, 'minute', date_trunc('week', w)::date, 'seen', $2, now()
       from (select n, ${place.when} as w from generate_series(1, $1::int) n) e`,
      [n, fixture.partyId],
    )
  const spread = `timestamptz '2026-07-14 10:00+02' + n * interval '1 day 3 hours'`
  await add(64, { lon: '17.9 + 0.006 * (n % 8)', lat: '59.2 + 0.003 * (n / 8)', when: spread })
  await add(40, {
    lon: '17.918',
    lat: '59.209',
    when: `timestamptz '2026-07-17 21:30+02' + (n % 11) * interval '7 days'`,
  })
  await add(10, { lon: 'null', lat: 'null', when: spread, placeId: `(select id from areas.area where code = 'NOR-T')` })
})
afterAll(() => fixture.remove())

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  throw new Error('it was allowed')
}

describe('hot places', () => {
  test('one point with forty of a hundred events stands out, with its area, count and period', async () => {
    const found = await ask(getHotGrid, {})
    expect(found).toMatchObject({ n: 104, missing: 10, grid: 'fine', period: { to: '2026-W40', weeks: 12 } })
    expect(found.hotSpots).toMatchObject([{ mark: 1, standing: 'clear', where: 'Norra' }])
    expect(found.cells.reduce((sum, { n }) => sum + n, 0)).toBe(104)
  })

  test('the same question gives the same answer', async () => {
    expect(await ask(getHotGrid, { weeks: '12' })).toEqual(await ask(getHotGrid, {}))
  })

  test('whoever may not see points gets the coarse grid, whatever is asked for', async () => {
    expect((await ask(getHotGrid, { grid: 'fine' }, 'auditor')).grid).toBe('coarse')
    expect(await refusal(ask(getHotPoints, {}, 'auditor'))).toBe('denied.role')
  })

  test.each(['reader', 'reporter', 'unit-manager'] as const)('a %s sees none of it', async (role) => {
    const asked = [
      ask(getHotGrid, {}, role),
      ask(getHotPoints, {}, role),
      ask(getRepeatPlaces, {}, role),
      ask(getNearRepeat, {}, role),
      ask(getHours, {}, role),
    ]
    expect(await Promise.all(asked.map(refusal))).toEqual(asked.map(() => 'denied.role'))
  })

  test('another category has nothing, and says so', async () => {
    const klotter = (await run(`select id from situation.category where code = 'klotter'`)).rows[0] as { id: number }
    expect(await ask(getHotGrid, { category: String(klotter.id) })).toMatchObject({ n: 0, missing: 0, cells: [] })
  })

  test('a point is one row with its count', async () => {
    const { points } = await ask(getHotPoints, {})
    expect(points[0]?.n).toBeGreaterThanOrEqual(40)
    expect(points.reduce((sum, { n }) => sum + n, 0)).toBe(104)
  })

  test('a place with the same category again and again is told with its weeks', async () => {
    const { rows } = await ask(getRepeatPlaces, {})
    expect(rows).toMatchObject([{ place: 'Norra torget', area: 'Norra', category: 'Inbrott', n: 10 }])
  })

  test('events that return to a point every week are held against shuffled times', async () => {
    const found = await ask(getNearRepeat, {})
    expect(found).toMatchObject({ n: 104, missing: 10, refused: null })
    expect(found.bands.map((row) => row.length)).toEqual([4, 4, 4, 4, 4])
    expect(found.within?.observed).toBeGreaterThan(0)
    expect(await ask(getNearRepeat, { weeks: '4', to: '2026-W20' })).toMatchObject({
      refused: { reason: 'too-few-events', needed: 50, had: 0 },
      within: null,
    })
  })

  test('Friday evening is when most happens', async () => {
    const { used, weights, weekday, band } = await ask(getHours, {})
    expect(used).toBe(114)
    expect(weights.indexOf(Math.max(...weights))).toBe(4 * 24 + 21)
    expect(weekday.indexOf(Math.max(...weekday))).toBe(4)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(114, 6)
    expect(band).not.toBeNull()
  })
})
