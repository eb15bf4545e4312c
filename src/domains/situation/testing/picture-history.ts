import { firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { Fixture } from '../../../app/testing/fixture.ts'

type Plan = {
  /** the week looked at */
  readonly week: IsoWeek
  /** how many weeks of history lie before it */
  readonly weeks: number
}
export type History = {
  readonly areas: readonly [number, number, number]
  readonly categories: Readonly<Record<string, number>>
}

/** Three areas with a place each, four categories, and a steady made-up history up to the week looked at. */
export async function withHistory(fixture: Fixture, plan: Plan): Promise<History> {
  const run = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await fixture.database.owner.driver.query<T>(sql, values)).rows
  await run(`
    insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Områden', true, '1900-01-01');
    insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from)
      select '9001', d.id, a.code, a.name, 'area', true, '1900-01-01' from areas.division d,
        (values ('NOR', 'Norra'), ('SOD', 'Södra'), ('OST', 'Östra')) a (code, name);
    insert into areas.area (municipality_id, division_id, parent_id, code, name, kind, in_picture, valid_from)
      select '9001', division_id, id, code || '-T', name || ' torget', 'place', false, '1900-01-01' from areas.area;
    insert into areas.population (municipality_id, area_id, year, count)
      select '9001', id, 2025, 4000 from areas.area where in_picture;
    insert into situation.category (municipality_id, code, name_sv, name_en, severity, serious, minimum_level, valid_from)
      values ('9001', 'ordning', 'Ordning', 'Order', 2, false, null, '2020-01-01'),
             ('9001', 'skjutning', 'Skottlossning', 'Shooting', 10, true, 4, '2020-01-01');
    insert into situation.category (municipality_id, code, parent_id, name_sv, name_en, severity, valid_from)
      select '9001', c.code, o.id, c.sv, c.en, 2, '2020-01-01' from situation.category o,
        (values ('skadegorelse', 'Skadegörelse', 'Vandalism'), ('narkotika', 'Narkotika', 'Narcotics')) c (code, sv, en)
      where o.code = 'ordning'`)
  const areas = (await run<{ id: number }>(`select id from areas.area where in_picture order by id`)).map(
    ({ id }) => id,
  )
  const categories = Object.fromEntries(
    (await run<{ code: string; id: number }>('select code, id from situation.category')).map(({ code, id }) => [
      code,
      id,
    ]),
  )
  // Two to four a week, the same pattern in every area: usual enough to judge by.
  await run(
    `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, text, created_at)
     select '9001', 'triaged', c.id, a.id, w.monday + interval '30 hours', 'day', w.monday::date, 'seen', $1, '', now()
     from (select $2::date - 7 * n as monday, n from generate_series(0, $3::int) n) w,
       (select id, row_number() over (order by id) as nr from areas.area where in_picture) a,
       situation.category c, generate_series(1, 4) k
     where c.code in ('skadegorelse', 'narkotika') and k <= 1 + (w.n * 7 + a.nr * 3 + c.id * 5) % 4 and (w.n + k + a.nr) % 2 = 0
     order by w.monday`,
    [fixture.partyId, firstDayOf(plan.week), plan.weeks],
  )
  return { areas: [areas[0] ?? 0, areas[1] ?? 0, areas[2] ?? 0], categories }
}

type Events = {
  readonly week: IsoWeek
  readonly area: number
  readonly category: number
  readonly n: number
  readonly place?: number
  readonly text?: string
}
/** n triaged observations of one area, category and week. */
export async function addEvents(
  fixture: Fixture,
  { week, area, category, n, place, text = '' }: Events,
): Promise<void> {
  await fixture.database.owner.driver.query(
    `insert into situation.observation (municipality_id, status, category_id, area_id, place_id, occurred_from, precision, week, basis, party_id, text, created_at)
     select '9001', 'triaged', $1, $2, $3::bigint, $4::date + interval '40 hours', 'day', $4::date, 'seen', $5, $6, now() from generate_series(1, $7::int)`,
    [category, area, place ?? null, firstDayOf(week), fixture.partyId, text, n],
  )
}
