import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTown, type Town } from '#domains/parties/testing/people.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { getHome } from '../home/week.actions.ts'
import { getAreaSituation } from '../pictures/picture-week.actions.ts'
import { addEvents, withHistory } from '../testing/picture-history.ts'
import { followAction, unfollowAction } from './follow.actions.ts'

// Wednesday of week 40: week 39 is the latest complete one.
const week = '2026-W39'
let town: Town
let area = 0
let vandalism = 0
const as = async (role: 'coordinator' | 'analyst'): Promise<Actor> => ({
  ...town.fixture.actor(role),
  accountId: (await town.person(role)).id,
})

beforeAll(async () => {
  town = await createTown('2026-09-30T08:00:00.000Z')
  const history = await withHistory(town.fixture, { week, weeks: 60 })
  area = history.areas[0]
  vandalism = history.categories.skadegorelse ?? 0
})
afterAll(() => town.fixture.remove())

describe('the star', () => {
  test('puts an area and a series on one’s own first page with what has happened since, and takes them away', async () => {
    const { house } = town.fixture
    const [coordinator, analyst] = [await as('coordinator'), await as('analyst')]
    await perform(house, coordinator, followAction, { area })
    await perform(house, coordinator, followAction, { area, category: vandalism })
    await perform(house, coordinator, followAction, { area, category: vandalism })
    await town.fixture.database.owner.driver.query(`update situation.follow set followed_at = '2026-09-16T10:00:00Z'`)
    await addEvents(town.fixture, { week, area, category: vandalism, n: 7 })
    const { data } = await perform(house, coordinator, getHome, { week })
    expect(data.followed.map(({ categoryId }) => categoryId)).toEqual([null, vandalism])
    const [whole, series] = data.followed
    expect(series?.n).toBeGreaterThanOrEqual(7)
    expect(series?.since, 'one week lies after the one in which it was starred').toBe(series?.n)
    expect(whole?.since).toBeGreaterThan(series?.since ?? 0)
    expect((await perform(house, analyst, getHome, { week })).data.followed).toEqual([])
    const { data: page } = await perform(house, coordinator, getAreaSituation, { id: area, week })
    expect(page.followed.toSorted()).toEqual([0, vandalism].toSorted())
    await perform(house, coordinator, unfollowAction, { area })
    const left = (await perform(house, coordinator, getHome, { week })).data.followed
    expect(left.map(({ categoryId }) => categoryId)).toEqual([vandalism])
  })

  test('is not for those who may not read the week, and needs an area that is there', async () => {
    const { house } = town.fixture
    await expect(perform(house, town.fixture.actor('reader'), followAction, { area })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(perform(house, await as('coordinator'), followAction, { area: 999_999 })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})
