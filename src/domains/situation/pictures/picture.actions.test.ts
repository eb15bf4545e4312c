import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '#kernel/action/action.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { addWeeks, firstDayOf } from '#kernel/time/week.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { closeActivityAction, createActivity } from '../activities/activity.actions.ts'
import { acceptSuggestions, changeRules, setLevelAction } from '../levels/level.actions.ts'
import { defaultLevelRules } from '../levels/level-rules.ts'
import { addEvents, withHistory } from '../testing/picture-history.ts'
import {
  correctPicture,
  createPicture,
  publishPictureAction,
  setPictureLevels,
  submitPicture,
  takeBackPicture,
  writePicture,
} from './picture.actions.ts'
import { verifyPictures } from './picture.store.ts'
import { getPictureAction, listPicturesAction } from './picture-read.actions.ts'
import { say, sayReasons } from './picture-say.ts'
import { getAreaSituation, getWeek } from './picture-week.actions.ts'

// Wednesday of week 40: week 39 is the latest complete one.
const week = '2026-W39'
let fixture: Fixture
let coordinator: Actor
let areas: readonly [number, number, number]
let categories: Readonly<Record<string, number>>

beforeAll(async () => {
  fixture = await createFixture()
  coordinator = fixture.actor('coordinator')
  ;({ areas, categories } = await withHistory(fixture, { week, weeks: 104 }))
})
afterAll(() => fixture.remove())

const ask = async <I, T, O>(act: Action<I, T, O>, input: unknown, actor: Actor = coordinator): Promise<O> =>
  (await perform(fixture.house, actor, act, input)).data
/** The code with which something is refused. */
const refusal = async (doing: Promise<unknown>): Promise<string> => {
  const error = await doing.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error(`not refused: ${String(error)}`)
  return error.kind === 'conflict' ? 'conflict' : error.code
}
const run = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await fixture.database.owner.driver.query<T>(sql, values)).rows
const events = (of: { week?: string; area?: number; category: string; n: number; text?: string; place?: number }) =>
  addEvents(fixture, {
    week: of.week ?? week,
    area: areas[of.area ?? 0] ?? 0,
    category: categories[of.category] ?? 0,
    n: of.n,
    ...(of.text === undefined ? {} : { text: of.text }),
    ...(of.place === undefined ? {} : { place: of.place }),
  })
const areaOf = async (index: 0 | 1 | 2, of = week) =>
  (await ask(getWeek, { week: of })).content.areas.find(({ id }) => id === areas[index]) as NonNullable<
    Awaited<ReturnType<typeof getWeekContent>>['areas'][number]
  >
const getWeekContent = async () => (await ask(getWeek, { week })).content

/** What is written to the database by `work` stays only while it runs: a week of its own for each test. */
const removing = async (since: string, work: () => Promise<void>) => {
  try {
    await work()
  } finally {
    await run(`delete from situation.observation where created_at > $1`, [since])
  }
}
const now = async (): Promise<string> => (await run<{ now: string }>('select clock_timestamp() as now'))[0]?.now ?? ''

describe('a week against what is usual', () => {
  test('D.13: a quiet week has no signal, and says so in words', async () => {
    const content = await getWeekContent()
    expect(content.complete).toBe(true)
    expect(content.method).toMatchObject({ id: 'eb_detect', windows: [1, 4, 12], signals: 0, tested: 36 })
    expect(content.summary.map((sentence) => say('sv', sentence))).toContain('Inget avviker tydligt från det väntade.')
    expect(content.areas.every(({ expected }) => expected !== null)).toBe(true)
    expect(content.areas.flatMap(({ level }) => [level.suggested])).toEqual([1, 1, 1])
  })

  test('D.13, BEAT-2.b: a burst is a signal in its area and category, with range, level and reasons', async () => {
    const since = await now()
    await removing(since, async () => {
      await events({ category: 'skadegorelse', n: 12 })
      await events({ category: 'skjutning', n: 1, text: 'Skott mot en port.' })
      const area = await areaOf(0)
      const burst = area.counts.find(({ categoryId, sum }) => categoryId === categories.skadegorelse && !sum)
      expect(burst?.standing).toBe('signal')
      expect(burst?.n).toBeGreaterThan((burst?.expected?.high ?? 99) * 2)
      expect(area.serious).toMatchObject([{ text: 'Skott mot en port.', categoryId: categories.skjutning }])
      expect(area.level.suggested).toBe(4)
      const words = sayReasons('sv', area.level)
      expect(words).toMatch(
        /^Nivå 4: \d+ händelser mot väntat \d+–\d+; \d+ på 4 veckor mot väntat \d+–\d+; en allvarlig händelse; /,
      )
      expect(words).toContain('en allvarlig händelse ger minst nivå 4')
      expect(sayReasons('en', area.level)).toMatch(/^Level 4: \d+ events against/)
      expect(area.changes.map((sentence) => say('sv', sentence)).join(' ')).toMatch(
        /En ny kategori: skottlossning|Två nya kategorier/,
      )
      const others = (await getWeekContent()).areas.filter(({ id }) => id !== areas[0])
      expect(others.flatMap(({ counts }) => counts).filter(({ standing }) => standing === 'signal')).toEqual([])
    })
  })

  test('a main category is the sum of its categories, and the sum is not tested', async () => {
    const area = await areaOf(1)
    const sum = area.counts.find(({ sum: isSum }) => isSum)
    const parts = area.counts.filter(({ sum: isSum }) => !isSum)
    expect(sum?.categoryId).toBe(categories.ordning)
    expect(sum?.n).toBe(parts.reduce((total, { n }) => total + n, 0))
    expect(sum?.expected).toBeNull()
  })

  test('an unfinished week is shown but not tested', async () => {
    const since = await now()
    await removing(since, async () => {
      await events({ week: '2026-W40', category: 'skadegorelse', n: 15 })
      const { content } = await ask(getWeek, { week: '2026-W40' })
      const area = content.areas.find(({ id }) => id === areas[0])
      expect(content.complete).toBe(false)
      expect(content.method.tested).toBe(0)
      expect(area?.n).toBe(15)
      expect(area?.standing).toBe('unfinished')
      expect(area?.level.suggested).toBeNull()
    })
  })

  test('too short a history says so instead of giving a number', async () => {
    const { content } = await ask(getWeek, { week: addWeeks(week, -100) })
    expect(content.areas.every(({ expected, standing }) => expected === null && standing === 'too-short')).toBe(true)
    expect(content.areas.every(({ level }) => level.suggested === null && level.level === null)).toBe(true)
  })

  test('a week in which nobody delivered is missing in the twelve weeks, not zero', async () => {
    const quiet = addWeeks(week, -5)
    const saved = await run(`select * from situation.observation where week = $1`, ['2026-08-17'])
    expect(quiet).toBe('2026-W34')
    expect(saved.length).toBeGreaterThan(0)
    await run(`update situation.observation set status = 'dismissed' where week = '2026-08-17'`)
    expect((await areaOf(0)).weeks.find((one) => one.week === quiet)?.n).toBeNull()
    await run(`insert into situation.delivery values ('9001', $1, '2026-08-17', true, now())`, [fixture.partyId])
    expect((await areaOf(0)).weeks.find((one) => one.week === quiet)?.n).toBe(0)
    await run(`delete from situation.delivery`)
    await run(`update situation.observation set status = 'triaged' where week = '2026-08-17'`)
  })

  test('places that repeat within four weeks are named', async () => {
    const since = await now()
    await removing(since, async () => {
      const [place] = await run<{ id: number }>(`select id from areas.area where code = 'NOR-T'`)
      await events({ category: 'narkotika', n: 1, place: place?.id ?? 0, week: addWeeks(week, -3) })
      await events({ category: 'narkotika', n: 1, place: place?.id ?? 0 })
      const area = await areaOf(0)
      expect(area.repeatPlaces).toMatchObject([{ name: 'Norra torget', n: 2, categoryId: categories.narkotika }])
      expect(say('sv', { code: 'level.reason.repeat-places', params: { n: 2 } })).toBe('två upprepade platser')
    })
  })

  test('expectations are computed once, kept, and computed again when an earlier week changes', async () => {
    const count = async () =>
      (await run<{ n: number }>(`select count(*)::int as n from situation.expectation where week = '2026-09-21'`))[0]?.n
    await getWeekContent()
    const kept = await count()
    expect(kept).toBeGreaterThan(0)
    const before = (await areaOf(0)).expected?.mean ?? 0
    const since = await now()
    await removing(since, async () => {
      await events({ week: addWeeks(week, -4), category: 'skadegorelse', n: 6 })
      expect(await count()).toBeLessThan(kept ?? 0)
      expect((await areaOf(0)).expected?.mean).toBeGreaterThan(before)
      expect(await count()).toBe(kept)
    })
    await getWeekContent()
    await run(`update situation.category set baseline_start = '2026-01-05' where code = 'narkotika'`)
    expect(await count()).toBeLessThan(kept ?? 0)
    await run(`update situation.category set baseline_start = null where code = 'narkotika'`)
  })

  test('sums of the weeks are kept too, and forgotten in all weeks that a change is within', async () => {
    const kept = async () =>
      (await run<{ week: string }>(`select week::text as week from situation.week_sums order by 1`)).map(
        (row) => row.week,
      )
    await getWeekContent()
    expect(await kept()).toContain(firstDayOf(week))
    const { n, windows } = await areaOf(0)
    const since = await now()
    await removing(since, async () => {
      await events({ week: addWeeks(week, -12), category: 'skadegorelse', n: 1 })
      expect(await kept(), 'the thirteenth week is not in it').toContain(firstDayOf(week))
      await events({ week: addWeeks(week, -11), category: 'skadegorelse', n: 2 })
      expect(await kept()).not.toContain(firstDayOf(week))
      const after = await areaOf(0)
      expect(after.n).toBe(n)
      expect(after.windows[2]?.n).toBe((windows[2]?.n ?? 0) + 2)
    })
  })

  test('expectations and sums computed while somebody is counting are not kept', async () => {
    await run(`delete from situation.expectation`)
    await run(`delete from situation.week_sums`)
    const client = await fixture.database.owner.driver.connect()
    try {
      await client.query('begin')
      await client.query(
        `update situation.observation set status = 'dismissed' where id = (select max(id) from situation.observation where week = '2026-08-24')`,
      )
      expect((await areaOf(0)).expected).not.toBeNull()
      expect(await run(`select 1 from situation.expectation`)).toEqual([])
      expect(await run(`select 1 from situation.week_sums`)).toEqual([])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('levels', () => {
  const clean = () => run(`delete from situation.area_level`)

  test('BEAT-2.a: a level against the suggestion needs a reason; both are kept, with who and when', async () => {
    const asked = { week, area: areas[0], level: 3, version: 0 }
    expect(await refusal(ask(setLevelAction, asked))).toBe('levels.rejected.reason-missing')
    const set = await ask(setLevelAction, { ...asked, reason: 'Oro i hela området.' })
    expect(set).toMatchObject({
      level: 3,
      suggested: 1,
      reason: 'Oro i hela området.',
      setBy: 'coordinator',
      version: 1,
    })
    const area = await areaOf(0)
    expect(area.level).toMatchObject({ level: 3, suggested: 1, decided: true, reason: 'Oro i hela området.' })
    await clean()
  })

  test('two coordinators who set one level at once: the second is told, nothing is lost', async () => {
    const first = { week, area: areas[1], version: 0 }
    await ask(setLevelAction, { ...first, level: 2, reason: 'Först' })
    expect(await refusal(ask(setLevelAction, { ...first, level: 4, reason: 'Sedan' }))).toBe('conflict')
    expect((await areaOf(1)).level).toMatchObject({ level: 2, reason: 'Först', version: 1 })
    await ask(setLevelAction, { ...first, level: 4, reason: 'Sedan', version: 1 })
    expect((await areaOf(1)).level).toMatchObject({ level: 4, reason: 'Sedan', version: 2 })
    await clean()
    const both = await Promise.allSettled(
      [2, 4].map((level) => ask(setLevelAction, { ...first, level, reason: `${level}` })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await clean()
  })

  test('accepting all suggestions sets those that nobody has set, and no others', async () => {
    await ask(setLevelAction, { week, area: areas[2], level: 5, reason: 'Skäl', version: 0 })
    const { set } = await ask(acceptSuggestions, { week })
    expect(set.map(({ areaId }) => areaId)).toEqual([areas[0], areas[1]])
    expect((await areaOf(2)).level).toMatchObject({ level: 5, decided: true })
    expect((await areaOf(0)).level).toMatchObject({ level: 1, decided: true, reason: null })
    await clean()
  })

  test('hysteresis: a level that a person set is where the next week starts, and falls only after four low weeks', async () => {
    await ask(setLevelAction, { week: addWeeks(week, -5), area: areas[0], level: 3, reason: 'Skäl', version: 0 })
    const suggested: (number | null)[] = []
    for (const back of [4, 3, 2, 1]) {
      const of = addWeeks(week, -back)
      await ask(acceptSuggestions, { week: of })
      suggested.push((await areaOf(0, of)).level.suggested)
    }
    expect(suggested).toEqual([3, 3, 3, 2])
    expect((await areaOf(0)).level).toMatchObject({ before: 2, beforeWeek: addWeeks(week, -1) })
    await clean()
  })

  test('a floor lifts one week and leaves no trace in the next', async () => {
    const since = await now()
    await removing(since, async () => {
      const last = addWeeks(week, -1)
      await events({ week: last, category: 'skjutning', n: 1 })
      await ask(acceptSuggestions, { week: last })
      expect((await areaOf(0, last)).level).toMatchObject({ level: 4, decided: true })
      expect((await areaOf(0)).level).toMatchObject({ suggested: 1, before: 4 })
    })
    await clean()
  })

  test('BEAT-2.a: the history of an area is told week by week', async () => {
    for (const [back, level] of [
      [6, 2],
      [3, 4],
    ] as const)
      await ask(setLevelAction, { week: addWeeks(week, -back), area: areas[0], level, reason: 'Skäl', version: 0 })
    const { history } = await ask(getAreaSituation, { id: areas[0], week })
    expect(history.map(({ week: of, level }) => [of, level])).toEqual([
      [addWeeks(week, -6), 2],
      [addWeeks(week, -3), 4],
    ])
    await clean()
  })

  test('rules are data: a new version holds from its week, needs a note, and leaves earlier weeks alone', async () => {
    const rules = { ...defaultLevelRules, cuts: [0.01, 0.02, 0.03, 0.04] }
    const change = { validFrom: week, rules, note: 'Prov' }
    expect(await refusal(ask(changeRules, { ...change, note: '' }))).toBe('problem.invalid')
    expect(await refusal(ask(changeRules, { ...change, rules: { ...rules, cuts: [2, 1, 3, 4] } }))).toBe(
      'levels.rejected.rules-not-ascending',
    )
    expect(await refusal(ask(changeRules, change, fixture.actor('reader')))).toBe('denied.role')
    const { id } = await ask(changeRules, change)
    expect((await getWeekContent()).rules).toMatchObject({ id, note: 'Prov' })
    expect((await ask(getWeek, { week: addWeeks(week, -1) })).content.rules.id).toBeNull()
    await run(`delete from situation.level_rules`)
  })
})

describe('a weekly picture', () => {
  test('K-21: from draft by review to published, frozen with its check sum, and corrected by a new edition', async () => {
    const since = await now()
    await removing(since, async () => {
      await events({ category: 'skjutning', n: 1, text: 'Skott mot en port.' })
      const activity = await ask(createActivity, {
        text: 'Tänd lamporna',
        party: fixture.partyId,
        dueWeek: '2026-W41',
        agreedWeek: week,
        area: areas[0],
      })
      const draft = await ask(createPicture, { kind: 'weekly', week })
      expect(draft).toMatchObject({ status: 'draft', edition: 1, summary: null })
      expect(await refusal(ask(createPicture, { kind: 'weekly', week }))).toBe('pictures.rejected.exists')
      expect(await refusal(ask(publishPictureAction, seen(draft)))).toBe('pictures.rejected.not-in-review')

      const suggested =
        (await ask(getPictureAction, { id: draft.id })).content?.week?.summary.map((one) => say('sv', one)) ?? []
      const words = { ...seen(draft), classification: 'internal', notes: [{ area: areas[1], text: 'Lugnt.' }] }
      const same = await ask(writePicture, { ...words, summary: suggested.join('\n') })
      expect(same.summary).toBeNull()
      expect(
        await refusal(ask(writePicture, { ...words, version: same.version, summary: 'Ring 070-174 06 35.' })),
      ).toBe('problem.invalid')
      const written = await ask(writePicture, {
        ...words,
        version: same.version,
        summary: 'En allvarlig händelse.\nI övrigt lugnt.',
      })
      expect(written).toMatchObject({
        summary: ['En allvarlig händelse.', 'I övrigt lugnt.'],
        areaNotes: { [areas[1]]: 'Lugnt.' },
      })

      await ask(setLevelAction, { week, area: areas[1], level: 2, reason: 'Oro', version: 0 })
      const review = await ask(submitPicture, seen(written))
      const back = await ask(takeBackPicture, seen(review))
      const again = await ask(submitPicture, seen(back))
      const published = await ask(publishPictureAction, seen(again))
      expect(published.status).toBe('published')
      expect(published.sha256).toMatch(/^[0-9a-f]{64}$/)
      const first = await ask(getPictureAction, { id: draft.id })
      expect(first.intact).toBe(true)
      expect(first.content?.week?.areas.map(({ level }) => [level.level, level.decided])).toEqual([
        [4, false],
        [2, true],
        [1, false],
      ])
      expect(first.content?.activities).toMatchObject([{ text: 'Tänd lamporna', status: 'open', party: 'Provkommun' }])
      expect(await run(`select distinct status from situation.observation where week = '2026-09-21'`)).toEqual([
        { status: 'in-picture' },
      ])

      // Frozen: nothing that happens later changes it.
      expect(await refusal(ask(setLevelAction, { week, area: areas[0], level: 1, reason: 'x', version: 1 }))).toBe(
        'levels.rejected.published',
      )
      expect(await refusal(ask(writePicture, { ...words, version: published.version, summary: 'Nytt' }))).toBe(
        'pictures.rejected.frozen',
      )
      await run(
        `update situation.observation set status = 'dismissed', status_reason = 'dubblett' where text = 'Skott mot en port.'`,
      )
      await ask(closeActivityAction, { id: activity.id, version: activity.version, status: 'done', outcome: '' })
      expect((await ask(getPictureAction, { id: draft.id })).content).toEqual(first.content)
      await expect(run(`update situation.picture set summary = '{Ändrad}' where id = $1`, [draft.id])).rejects.toThrow(
        'never changed',
      )

      // A correction is a new edition that says what changed; the old one can still be read.
      expect(await refusal(ask(correctPicture, { id: draft.id, note: '' }))).toBe('problem.invalid')
      const correction = await ask(correctPicture, { id: draft.id, note: 'En händelse var räknad två gånger.' })
      expect(correction).toMatchObject({ status: 'draft', edition: 2, correctsId: draft.id })
      expect(await refusal(ask(correctPicture, { id: draft.id, note: 'Igen' }))).toBe(
        'pictures.rejected.correction-open',
      )
      const second = await ask(publishPictureAction, seen(await ask(submitPicture, seen(correction))))
      const { content, editions } = await ask(getPictureAction, { id: second.id })
      expect(content?.correction?.note).toBe('En händelse var räknad två gånger.')
      const changes = content?.correction?.changes.map((one) => say('sv', one)) ?? []
      expect(changes[0]).toBe('Norra: nivå 4 blev 1.')
      expect(changes[1]).toMatch(/^Norra: \d+ händelser blev \d+\.$/)
      expect(editions.map(({ edition, status }) => [edition, status])).toEqual([
        [2, 'published'],
        [1, 'corrected'],
      ])
      expect((await ask(getPictureAction, { id: draft.id })).content).toEqual(first.content)
    })
  })

  test('BEAT-6.c: the check sum tells when somebody has changed a published picture in the database', async () => {
    const check = () => inMunicipality(fixture.house.pool, fixture.municipality, verifyPictures)
    expect(await check()).toEqual({ checked: 2, broken: [] })
    const [{ id } = { id: 0 }] = await run<{ id: number }>(`select min(id) as id from situation.picture`)
    await run(`alter table situation.picture disable trigger user`)
    await run(
      `update situation.picture set snapshot = jsonb_set(snapshot, '{content,asOf}', '"i går"') where id = $1`,
      [id],
    )
    await run(`alter table situation.picture enable trigger user`)
    expect(await check()).toEqual({ checked: 2, broken: [id] })
    expect((await ask(getPictureAction, { id })).intact).toBe(false)
  })

  test('a week that is not over is not published', async () => {
    const draft = await ask(createPicture, { kind: 'weekly', week: '2026-W40' })
    const review = await ask(submitPicture, seen(draft))
    expect(await refusal(ask(publishPictureAction, seen(review)))).toBe('pictures.rejected.week-not-over')
    expect(await refusal(ask(createPicture, { kind: 'weekly', week: '2026-W41' }))).toBe(
      'pictures.rejected.future-week',
    )
    const monday = { ...fixture.house, clock: fixedClock('2026-10-05T06:00:00Z') }
    const published = await perform(monday, coordinator, publishPictureAction, seen(review))
    expect(published.data.status).toBe('published')
  })

  test('an open activity is carried to the next picture until it is closed', async () => {
    const open = await ask(createActivity, {
      text: 'Klipp häcken',
      party: fixture.partyId,
      dueWeek: '2026-W39',
      agreedWeek: '2026-W38',
    })
    const draft = await ask(createPicture, { kind: 'weekly', week: '2026-W38' })
    const of = async (id: number) =>
      (await ask(getPictureAction, { id })).content?.activities.filter(({ text }) => text === 'Klipp häcken')
    expect(await of(draft.id)).toMatchObject([{ status: 'open', late: false }])
    await ask(closeActivityAction, { id: open.id, version: 1, status: 'dropped', outcome: 'Redan klippt.' })
    // Closed in week 40: it was open in week 38.
    expect(await of(draft.id)).toMatchObject([{ status: 'open', outcome: null }])
  })

  test('who may: a reader sees published pictures only, a partner sees no drafts, nobody but a coordinator publishes', async () => {
    const reader = fixture.actor('reader')
    const reporter = fixture.actor('reporter', { partyId: fixture.partyId })
    const draft = (await ask(listPicturesAction, { week: '2026-W38' })).pictures[0]
    expect(await refusal(ask(getWeek, { week }, reader))).toBe('pictures.denied.reader')
    expect(await refusal(ask(getPictureAction, { id: draft?.id }, reporter))).toBe('pictures.denied.draft')
    expect((await ask(listPicturesAction, {}, reporter)).pictures.map(({ status }) => status)).toEqual([
      'published',
      'published',
      'corrected',
    ])
    const published = (await ask(listPicturesAction, { week })).pictures[0]
    expect((await ask(getPictureAction, { id: published?.id }, reader)).content).toBeNull()
    expect(await refusal(ask(publishPictureAction, { id: draft?.id, version: 1 }, fixture.actor('analyst')))).toBe(
      'denied.role',
    )
    const texts = (await ask(getWeek, { week }, reporter)).content.areas.flatMap(({ serious }) =>
      serious.map(({ text }) => text),
    )
    expect(texts.every((text) => text === null)).toBe(true)
  })
})

describe('a picture of a longer period', () => {
  test('N-11: states levels, and the first week after it starts from them', async () => {
    const levels = [{ area: areas[2], level: 5, reason: '' }]
    const draft = await ask(createPicture, { kind: 'overall', from: '2023-01-01', to: '2023-12-31', levels })
    expect(draft.levels).toEqual({ [areas[2]]: { level: 5, reason: null } })
    const more = await ask(setPictureLevels, {
      ...seen(draft),
      levels: [...levels, { area: areas[0], level: 3, reason: 'Oro' }],
    })
    await ask(publishPictureAction, seen(await ask(submitPicture, seen(more))))
    const { content } = await ask(getPictureAction, { id: draft.id })
    expect(content?.period.map(({ name, level }) => [name, level])).toEqual([
      ['Norra', 3],
      ['Södra', null],
      ['Östra', 5],
    ])
    const area = await areaOf(2, addWeeks(week, -20))
    expect(area.level).toMatchObject({ before: 5, suggested: 5 })
    expect(await refusal(ask(createPicture, { kind: 'weekly', week: '2026-W30', levels }))).toBe(
      'pictures.rejected.weekly-levels',
    )
  })
})

function seen({ id, version }: { id: number; version: number }) {
  return { id, version }
}
