import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { addWeeks, firstDayOf } from '#kernel/time/week.ts'
import { createFixture, type Fixture, fixtureNow } from '../../../app/testing/fixture.ts'
import { sayAlert, sayBudget, sayFigure, sayPower, sayRemarks, sayStability, toldOf } from '../counts/figure-say.ts'
import { prepareWeeks } from '../counts/week-preparation.jobs.ts'
import { say } from '../pictures/picture-say.ts'
import { getAreaSituation, getWeek } from '../pictures/picture-week.actions.ts'
import { addEvents, withHistory } from '../testing/picture-history.ts'
import { changeRules } from './level.actions.ts'
import { defaultLevelRules, LevelRules } from './level-rules.ts'

const week = '2026-W39'
let fixture: Fixture
let coordinator: Actor
let areas: readonly [number, number, number]
let categories: Readonly<Record<string, number>>
let school: number

const run = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await fixture.database.owner.driver.query<T>(sql, values)).rows

beforeAll(async () => {
  fixture = await createFixture()
  coordinator = fixture.actor('coordinator')
  ;({ areas, categories } = await withHistory(fixture, { week, weeks: 130 }))
  const [party] = await run<{ id: number }>(
    `insert into parties.party (municipality_id, name, kind, relation, reports_weekly, valid_from)
     values ('9001', 'Skolan', 'municipality', 'internal', true, '2020-01-01') returning id`,
  )
  school = party?.id ?? 0
  // The school reports one case of vandalism per area and week; both parties have delivered every week.
  await run(
    `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, text, created_at)
     select '9001', 'triaged', $1, a.id, w.monday + interval '30 hours', 'day', w.monday::date, 'seen', $2, '', now()
     from areas.area a, (select $3::date - 7 * n as monday from generate_series(0, 130) n) w where a.in_picture`,
    [categories.skadegorelse, school, firstDayOf(week)],
  )
})
afterAll(() => fixture.remove())
beforeEach(async () => {
  await run(`delete from situation.observation where text = 'prov'`)
  await run(`truncate situation.delivery, situation.expectation, situation.episode_week, situation.level_rules cascade`)
  await run(
    `insert into situation.delivery select '9001', p.id, $1::date - 7 * n, false, now() from parties.party p, generate_series(0, 130) n`,
    [firstDayOf(week)],
  )
})

const content = async (of = week) => (await perform(fixture.house, coordinator, getWeek, { week: of })).data.content
const areaPage = async (of: 0 | 1 | 2) => {
  const { data } = await perform(fixture.house, coordinator, getAreaSituation, { id: areas[of], week })
  const area = data.content.areas.find(({ id }) => id === data.areaId)
  if (!area) throw new Error('the area is not in its own page')
  return { area, content: data.content }
}
const events = (area: 0 | 1 | 2, category: string, n: number, of = week) =>
  addEvents(fixture, { week: of, area: areas[area], category: categories[category] ?? 0, n, text: 'prov' })
const countOf = (of: Awaited<ReturnType<typeof content>>, area: 0 | 1 | 2, category: string) => {
  const found = of.areas
    .find(({ id }) => id === areas[area])
    ?.counts.find(({ categoryId, sum }) => categoryId === categories[category] && !sum)
  if (!found) throw new Error(`${category} is not told of`)
  return found
}

describe('the week against one, four and twelve weeks', () => {
  test('D.13: a number has its plain sentence, and one above the range how seldom chance gives it', async () => {
    await events(0, 'skadegorelse', 12)
    const now = await content()
    const burst = countOf(now, 0, 'skadegorelse')
    expect(sayFigure('sv', toldOf(burst))).toMatch(
      /^Normalt \d+–\d+ på en vecka här, nu \d+\. Så mycket blir det av slump (ungefär|mer sällan än) en vecka av [\d\s]+\.$/,
    )
    expect(sayFigure('en', toldOf(burst))).toMatch(/^Usually \d+–\d+ in a week here, now \d+\. Chance gives as much /)
    const usual = countOf(now, 1, 'skadegorelse')
    expect(sayFigure('sv', toldOf(usual))).toMatch(/^Normalt \d+–\d+ på en vecka här, nu \d+\.$/)
    const [alert] = burst.alerts
    expect(alert && sayAlert('sv', alert, 'Skadegörelse')).toMatch(
      /^Ovanligt högt: skadegörelse, \d+ mot väntat \d+–\d+ på en vecka\. .* Pågår sedan v\.\s39\.$/,
    )
    expect(now.method.signals).toBeGreaterThan(0)
    expect(sayBudget('sv', now.method)).toMatch(/på slumpen\.$/)
  })

  test('a slow rise that no single week shows is found over four or twelve', async () => {
    for (const back of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) await events(1, 'narkotika', 2, addWeeks(week, -back))
    const { alerts } = countOf(await content(), 1, 'narkotika')
    expect(alerts.map(({ window }) => window)).toContain(12)
    expect(alerts.map(({ window }) => window)).not.toContain(1)
  })

  test('a rise in all areas is told once, of the municipality, and not of each area', async () => {
    for (const area of [0, 1, 2] as const) await events(area, 'skadegorelse', 8)
    const now = await content()
    expect(now.wide.map(({ categoryId }) => categoryId)).toContain(categories.skadegorelse)
    expect(now.areas.flatMap(({ counts }) => counts).filter(({ standing }) => standing === 'signal')).toEqual([])
    expect(countOf(now, 0, 'skadegorelse').standing).toBe('shared')
    const told = now.summary.map((sentence) => say('sv', sentence))
    expect(told.filter((line) => line.startsWith('Ovanligt högt'))).toHaveLength(1)
    expect(told.join(' ')).toMatch(/Ovanligt högt i hela kommunen: skadegörelse, \d+ mot väntat \d+–\d+ på en vecka\./)
  })

  test('since when it goes on is known from the weeks that were worked out before', async () => {
    for (const back of [0, 1, 2]) await events(0, 'narkotika', 14, addWeeks(week, -back))
    await prepareWeeks(fixture.house.pool, { municipality: '9001', now: fixtureNow })
    const { alerts } = countOf(await content(), 0, 'narkotika')
    expect(alerts.find(({ window }) => window === 1)?.since).toBe(addWeeks(week, -2))
    const kept = async () =>
      run(`select * from situation.episode_week order by week, area_id, category_id, window_weeks`)
    const before = await kept()
    expect(before.length).toBeGreaterThan(2)
    await prepareWeeks(fixture.house.pool, { municipality: '9001', now: fixtureNow })
    expect(await kept()).toEqual(before)
  })
})

describe('what is missing', () => {
  const silence = () =>
    run(`delete from situation.observation where week = $1 and party_id = $2`, [firstDayOf(week), school]).then(() =>
      run(`delete from situation.delivery where week = $1 and party_id = $2`, [firstDayOf(week), school]),
    )

  test('a silent party lowers what is expected by its usual share, is told of, and nothing is unusually low', async () => {
    const before = countOf(await content(), 1, 'skadegorelse')
    await silence()
    const { area, content: now } = await areaPage(1)
    const after = countOf(now, 1, 'skadegorelse')
    expect(after.expected?.coverage).toBeLessThan(0.9)
    expect(after.expected?.mean).toBeCloseTo((before.expected?.mean ?? 0) * (after.expected?.coverage ?? 0), 0)
    expect(countOf(now, 1, 'narkotika').expected?.coverage, 'which the school never reports').toBe(1)
    expect(now.method.warnings).toContain('reduced-coverage')
    expect(sayRemarks('sv', now.method).join(' ')).toContain('Någon som brukar rapportera har inte gjort det')
    expect([area.standing, ...area.counts.map(({ standing }) => standing)]).not.toContain('low')
    await run(
      `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, text, created_at)
       select '9001', 'triaged', $1, a.id, $3::date + interval '30 hours', 'day', $3::date, 'seen', $2, '', now() from areas.area a where a.in_picture`,
      [categories.skadegorelse, school, firstDayOf(week)],
    )
  })

  test('a late delivery makes the week’s expectations anew', async () => {
    await silence()
    const lowered = countOf(await content(), 1, 'skadegorelse').expected
    await run(`insert into situation.delivery values ('9001', $1, $2, true, now())`, [school, firstDayOf(week)])
    const again = countOf(await content(), 1, 'skadegorelse').expected
    expect(again?.coverage).toBe(1)
    expect(again?.mean).toBeGreaterThan(lowered?.mean ?? 99)
    await run(
      `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, text, created_at)
       select '9001', 'triaged', $1, a.id, $3::date + interval '30 hours', 'day', $3::date, 'seen', $2, '', now() from areas.area a where a.in_picture`,
      [categories.skadegorelse, school, firstDayOf(week)],
    )
  })

  test('too short a series says how much there is of what is needed', async () => {
    await run(`update situation.category set baseline_start = $1 where code = 'narkotika'`, [
      firstDayOf(addWeeks(week, -7)),
    ])
    const now = await content()
    const count = countOf(now, 0, 'narkotika')
    expect(count).toMatchObject({ standing: 'too-short', expected: null, short: { needed: 8, had: 5 } })
    expect(sayFigure('sv', toldOf(count))).toBe('För kort serie: 5 av 8 veckor.')
    expect(countOf(now, 0, 'skadegorelse').expected, 'other categories stand').not.toBeNull()
    await run(`update situation.category set baseline_start = null where code = 'narkotika'`)
  })
})

describe('how sure it is', () => {
  test('the page of an area says what a doubling would take and how stable the level is, the same every time', async () => {
    await events(0, 'skadegorelse', 6)
    const { area } = await areaPage(0)
    expect(area.power && sayPower('sv', area.power, 'Skadegörelse')).toMatch(
      /^En fördubbling av skadegörelse här under fyra veckor skulle vi upptäcka (nästan|ungefär) /,
    )
    expect(area.windows.map(({ window }) => window)).toEqual([1, 4, 12])
    expect(area.level.stability).toMatchObject({ draws: 500, seed: areas[0] })
    expect(area.level.stability && sayStability('sv', area.level.stability)).toMatch(/^Poängen (ger|pekar på) nivå /)
    expect((await areaPage(0)).area.level.stability).toEqual(area.level.stability)
    expect((await content()).areas.every(({ power, level }) => power === null && level.stability === null)).toBe(true)
  })

  test('the level weighs four weeks where the rules say so, and one where older rules do', async () => {
    for (const back of [0, 1, 2, 3]) await events(0, 'skadegorelse', 3, addWeeks(week, -back))
    const volume = async () =>
      (await areaPage(0)).area.level.contributions.find(({ id }) => id === 'volume')?.points ?? 0
    const four = await volume()
    const { volumeWindow: _, ...older } = defaultLevelRules
    expect(LevelRules.parse(older).volumeWindow).toBe(1)
    await perform(fixture.house, coordinator, changeRules, { validFrom: week, rules: older, note: 'Som förut' })
    expect(await volume()).toBeLessThan(four)
  })
})
