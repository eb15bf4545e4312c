import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '#kernel/action/action.ts'
import { perform } from '#kernel/action/perform.ts'
import { type Actor, anonymous } from '#kernel/auth/actor.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { getAreaSituation } from '../pictures/picture-week.actions.ts'
import { withHistory } from '../testing/picture-history.ts'
import {
  activityHistory,
  answerActivityAction,
  carryActivityAction,
  changeActivityAction,
  closeActivityAction,
  createActivity,
  getActivityAction,
  listActivitiesAction,
} from './activity.actions.ts'
import type { KeptActivity } from './activity.ts'
import { answerThroughLink, makeActivityLinkAction, openActivityLink } from './activity-link.actions.ts'
import { remindOfActivities } from './activity-reminders.jobs.ts'
import { remindersFor } from './activity-reminders.ts'

// Wednesday of week 40.
let fixture: Fixture
let coordinator: Actor
let reporter: Actor
let area: number

beforeAll(async () => {
  fixture = await createFixture()
  coordinator = fixture.actor('coordinator')
  reporter = fixture.actor('reporter', { partyId: fixture.partyId })
  ;({
    areas: [area],
  } = await withHistory(fixture, { week: '2026-W40', weeks: 20 }))
})
afterAll(() => fixture.remove())

const ask = async <I, T, O>(act: Action<I, T, O>, input: unknown, actor: Actor = coordinator): Promise<O> =>
  (await perform(fixture.house, actor, act, input)).data
const agreed = (more: Record<string, unknown> = {}) =>
  ask(createActivity, {
    text: 'Laga belysningen vid torget',
    area,
    party: fixture.partyId,
    responsible: 'driftchef',
    contact: 'drift@exempel.invalid',
    dueWeek: '2026-W41',
    ...more,
  })

describe('an activity has a party and a function that answer for it', () => {
  test('its mailbox is seen by the coordination only, also in the history', async () => {
    const { id, ...made } = await agreed()
    expect(made).toMatchObject({ responsible: 'driftchef', carried: 0 })
    expect(made).not.toHaveProperty('contact')
    expect(await ask(getActivityAction, { id })).toMatchObject({ contact: 'drift@exempel.invalid' })
    expect(await ask(getActivityAction, { id }, reporter)).toMatchObject({ contact: null })
    const history = await ask(activityHistory, { id }, reporter)
    expect(JSON.stringify(history)).not.toContain('exempel.invalid')
    expect(JSON.stringify(await ask(listActivitiesAction, { view: 'all' }, reporter))).not.toContain('exempel.invalid')
  })

  test('a name where a function should stand is stopped', async () => {
    await expect(agreed({ responsible: 'Anna Svensson' })).rejects.toMatchObject({
      issues: [{ path: 'responsible', code: 'privacy.soft.name' }],
    })
  })
})

describe('the party answers', () => {
  test('what it says stands beside the open activity, and the guard reads it first', async () => {
    const { id, version } = await agreed()
    await expect(
      ask(answerActivityAction, { id, version, answer: 'under-way', text: 'Ring 070-174 06 05.' }, reporter),
    ).rejects.toMatchObject({ issues: [{ path: 'text', code: 'privacy.hard.phone' }] })
    const answered = await ask(
      answerActivityAction,
      { id, version, answer: 'under-way', text: 'Lampor är beställda.' },
      reporter,
    )
    expect(answered).toMatchObject({ status: 'open', answer: 'under-way', answerText: 'Lampor är beställda.' })
  })

  test('another party does not', async () => {
    const { id, version } = await agreed()
    const other = fixture.actor('reporter', { partyId: fixture.partyId + 1 })
    await expect(ask(answerActivityAction, { id, version, answer: 'done' }, other)).rejects.toMatchObject({
      code: 'denied.own-party',
    })
  })

  test('a meeting carries over what was not done; two who do so at once collide visibly', async () => {
    const { id, version } = await agreed()
    expect(await ask(carryActivityAction, { id, version, dueWeek: '2026-W43' })).toMatchObject({
      dueWeek: '2026-W43',
      carried: 1,
    })
    await expect(ask(carryActivityAction, { id, version, dueWeek: '2026-W44' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(ask(carryActivityAction, { id, version: 2, dueWeek: '2026-W45' }, reporter)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('a change keeps what it does not touch', async () => {
    const { id, version } = await agreed()
    const changed = await ask(changeActivityAction, {
      id,
      version,
      text: 'Laga två lampor vid torget',
      area,
      party: fixture.partyId,
      responsible: 'gatuchef',
      dueWeek: '2026-W42',
    })
    expect(changed).toMatchObject({ responsible: 'gatuchef', dueWeek: '2026-W42', agreedWeek: '2026-W40' })
  })
})

test('what was done stands beside the area’s figures before and after, and does not claim to be the cause', async () => {
  const { id, version } = await agreed({ agreedWeek: '2026-W34', dueWeek: '2026-W35' })
  await ask(closeActivityAction, { id, version, status: 'done', outcome: '' })
  await fixture.database.owner.driver.query(`update situation.activity set closed_week = '2026-08-24' where id = $1`, [
    id,
  ])
  const { effects, content } = await ask(getAreaSituation, { id: area, week: '2026-W39' })
  const weeks = content.areas.find((one) => one.id === area)?.weeks ?? []
  const sum = (from: string, to: string) =>
    weeks.filter(({ week }) => week >= from && week <= to).reduce((total, { n }) => total + (n ?? 0), 0)
  expect(effects).toMatchObject([
    {
      activityId: id,
      closedWeek: '2026-W35',
      before: { n: sum('2026-W31', '2026-W34'), weeks: 4 },
      after: { n: sum('2026-W36', '2026-W39'), weeks: 4 },
      verdict: 'within',
    },
  ])
})

describe('BEAT-4.c: whoever has no account answers through a link', () => {
  const through = async (path: string) => {
    const [, , , municipality = '', token = ''] = path.split('/')
    const stranger = anonymous({ id: municipality, name: '', demo: false })
    return {
      look: () => ask(openActivityLink, { token, source: '192.0.2.1' }, stranger),
      answer: (said: Record<string, unknown>) =>
        ask(answerThroughLink, { token, source: '192.0.2.1', ...said }, stranger),
    }
  }

  test('the link shows that activity and nothing else, and the guard reads the answer', async () => {
    const { id, version } = await agreed()
    const link = await through((await ask(makeActivityLinkAction, { id })).path)
    const seen = await link.look()
    expect(seen).toMatchObject({
      activity: { text: 'Laga belysningen vid torget' },
      party: 'Provkommun',
      area: 'Norra',
    })
    expect(JSON.stringify(seen)).not.toContain('exempel.invalid')
    await expect(link.answer({ version, answer: 'not-possible', text: 'Ring 070-174 06 05.' })).rejects.toMatchObject({
      issues: [{ code: 'privacy.hard.phone' }],
    })
    expect(await link.answer({ version, answer: 'not-possible', text: 'Stolpen ägs av regionen.' })).toEqual({
      answered: true,
    })
    expect(await ask(getActivityAction, { id })).toMatchObject({
      activity: { status: 'open', answer: 'not-possible', answerText: 'Stolpen ägs av regionen.' },
    })
    const [last] = await ask(activityHistory, { id })
    expect(last).toMatchObject({ actor: 'errand', action: 'errands.answer-activity' })
  })

  test('a wrong secret opens nothing', async () => {
    const link = await through(`/errand/activity/${fixture.municipality}/${'x'.repeat(43)}`)
    expect(await link.look()).toEqual({ refused: 'errand.refused.closed' })
    await expect(ask(makeActivityLinkAction, { id: 1 }, reporter)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('reminders', () => {
  test('a party without accounts is told once a week by its mailbox, with a link to answer', async () => {
    const due = await agreed({ dueWeek: '2026-W40', text: 'Klippa häcken vid stationen' })
    const first = await ask(remindOfActivities, {})
    expect(first.posted).toBeGreaterThan(0)
    expect(await ask(remindOfActivities, {})).toEqual({ posted: 0 })
    const { rows } = await fixture.database.owner.driver.query<{ path: string; email: string; params: object }>(
      `select path, email, params from kernel.message where kind = 'activity-due' and params->>'number' = $1`,
      [String(due.id)],
    )
    expect(rows).toMatchObject([{ email: 'drift@exempel.invalid', params: { week: 40 } }])
    expect(rows[0]?.path).toMatch(/^\/errand\/activity\/9001\//)
  })

  test('late ones are told for four weeks; after that it is for the meeting', () => {
    const late = { status: 'open', dueWeek: '2026-W36' } as KeptActivity
    expect(remindersFor([late], '2026-W40')).toMatchObject([{ kind: 'activity-late' }])
    expect(remindersFor([late], '2026-W41')).toEqual([])
    expect(remindersFor([{ ...late, status: 'done' }], '2026-W38')).toEqual([])
  })
})
