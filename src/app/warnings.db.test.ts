import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTown, type Town } from '#domains/parties/testing/people.ts'
import { setLevelAction } from '#domains/situation/levels/level.actions.ts'
import { getWeek } from '#domains/situation/pictures/picture-week.actions.ts'
import { addEvents, withHistory } from '#domains/situation/testing/picture-history.ts'
import { addRecipientAction, getWarnings } from '#domains/situation/warnings/warning.actions.ts'
import { sendWarnings } from '#domains/situation/warnings/warning.jobs.ts'
import { perform } from '#kernel/action/perform.ts'

// Wednesday of week 40: week 39 is the latest complete one.
const week = '2026-W39'
const now = '2026-09-30T08:00:00.000Z'
let town: Town
beforeAll(async () => {
  town = await createTown(now)
})
afterAll(() => town.fixture.remove())

const letters = async () =>
  (
    await town.fixture.database.owner.driver.query<{ account_id: number; params: object; path: string }>(
      `select account_id, params, path from kernel.message where kind = 'warnings' order by id`,
    )
  ).rows
const run = (at: string) => sendWarnings(town.fixture.house.pool, { municipality: '9001', now: at })

describe('the day’s digest', () => {
  test('is one letter for each who is to be told, with what was new; nothing is told twice', async () => {
    const { fixture } = town
    const coordinator = await town.person('coordinator')
    await town.person('owner')
    const { areas, categories } = await withHistory(fixture, { week, weeks: 60 })
    const serious = { week, area: areas[0], category: categories.skjutning ?? 0 }
    await addEvents(fixture, { ...serious, n: 2 })
    expect(await run(now), 'nobody is to be told').toBe(0)

    const { house } = fixture
    const actor = fixture.actor('coordinator')
    for (const kind of ['serious', 'level-raised'])
      await perform(house, actor, addRecipientAction, { kind, role: 'coordinator' })
    await perform(house, actor, getWeek, { week: '2026-W38' })
    const levelOf = async (of: string) =>
      (await perform(house, actor, getWeek, { week: of })).data.content.areas.find(({ id }) => id === areas[1])?.level
    await perform(house, actor, setLevelAction, {
      week: '2026-W38',
      area: areas[1],
      level: 1,
      reason: 'Lugnt',
      version: (await levelOf('2026-W38'))?.version,
    })
    await perform(house, actor, setLevelAction, {
      week,
      area: areas[1],
      level: 4,
      reason: 'Mycket oro',
      version: (await levelOf(week))?.version,
    })
    await fixture.database.owner.driver.query(`update situation.observation set created_at = $1`, [now])
    expect(await run(now)).toBe(1)
    expect(await letters()).toMatchObject([
      {
        account_id: coordinator.id,
        params: { n: 3, serious: 2, signals: 0, levels: 1 },
        path: '/warnings?day=2026-09-30',
      },
    ])
    const { data } = await perform(house, actor, getWarnings, {})
    expect(data.day).toBe('2026-09-30')
    expect(data.warnings.map(({ kind }) => kind)).toEqual(['level-raised', 'serious', 'serious'])

    // More on the same day waits for the next one; what was told is not told again.
    await addEvents(fixture, { ...serious, n: 1 })
    await fixture.database.owner.driver.query(`update situation.observation set created_at = $1`, [now])
    expect(await run('2026-09-30T20:00:00.000Z')).toBe(0)
    expect((await perform(house, actor, getWarnings, {})).data.waiting).toBe(1)
    expect(await run('2026-10-01T01:00:00.000Z')).toBe(1)
    expect((await letters()).at(-1)).toMatchObject({ params: { n: 1, serious: 1 }, path: '/warnings?day=2026-10-01' })
    expect(await run('2026-10-02T01:00:00.000Z')).toBe(0)
  })

  test('is read by those who may read the week; who is told is chosen by the coordinator and the owner', async () => {
    const { house } = town.fixture
    const reporter = town.fixture.actor('reporter')
    expect((await perform(house, reporter, getWarnings, {})).can.choose?.allowed).toBe(false)
    await expect(
      perform(house, reporter, addRecipientAction, { kind: 'signal', role: 'reporter' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(perform(house, town.fixture.actor('reader'), getWarnings, {})).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(
      perform(house, town.fixture.actor('owner'), addRecipientAction, { kind: 'serious', role: 'coordinator' }),
    ).rejects.toMatchObject({ code: 'unique.warning_recipient_unique' })
  })
})
