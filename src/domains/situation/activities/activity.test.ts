import { describe, expect, test } from 'vitest'
import { isRejection } from '#kernel/errors/problem.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { answerActivity, carryActivity, type KeptActivity } from './activity.ts'
import { effectOf } from './activity-effect.ts'
import { sayEffect } from './activity-say.ts'

const activity: KeptActivity = {
  id: 1,
  version: 1,
  agreedWeek: '2026-W36',
  areaId: 7,
  text: 'Laga belysningen vid torget',
  partyId: 2,
  responsible: 'driftchef',
  contact: 'drift@exempel.invalid',
  dueWeek: '2026-W38',
  status: 'open',
  outcome: null,
  closedWeek: null,
  answer: null,
  answerText: null,
  answeredAt: null,
  carried: 0,
}
const at = '2026-09-23T08:00:00.000Z'
const said = { at, week: '2026-W39', text: '' }

describe('what the responsible party answers', () => {
  test('under way leaves it open with the answer beside', () => {
    expect(answerActivity(activity, { ...said, answer: 'under-way' })).toMatchObject({
      status: 'open',
      answer: 'under-way',
      answerText: null,
      answeredAt: at,
    })
  })

  test('not possible says why, and leaves it to the meeting', () => {
    expect(isRejection(answerActivity(activity, { ...said, answer: 'not-possible' }))).toBe(true)
    expect(
      answerActivity(activity, { ...said, answer: 'not-possible', text: 'Stolpen ägs av regionen.' }),
    ).toMatchObject({ status: 'open', answer: 'not-possible', answerText: 'Stolpen ägs av regionen.' })
  })

  test('done closes it in the week of the answer', () => {
    const done = answerActivity(activity, { ...said, answer: 'done', text: 'Tre lampor bytta.' })
    expect(done).toMatchObject({ status: 'done', closedWeek: '2026-W39', outcome: 'Tre lampor bytta.' })
    if (isRejection(done)) throw new Error('refused')
    expect(answerActivity(done, { ...said, answer: 'under-way' })).toMatchObject({
      code: 'activities.rejected.closed',
    })
  })
})

describe('carrying over', () => {
  test('moves the due week onwards, counts, and forgets the answer about the earlier week', () => {
    const answered = { ...activity, answer: 'under-way' as const, answeredAt: at, answerText: 'Beställt.' }
    expect(carryActivity(answered, '2026-W41', '2026-W39')).toMatchObject({
      dueWeek: '2026-W41',
      carried: 1,
      answer: null,
      answeredAt: null,
    })
  })

  test('never backwards, and never to a week that has passed', () => {
    for (const dueWeek of ['2026-W38', '2026-W37'])
      expect(carryActivity(activity, dueWeek, '2026-W38')).toMatchObject({ code: 'activities.rejected.not-later' })
    expect(carryActivity(activity, '2026-W39', '2026-W40')).toMatchObject({ code: 'activities.rejected.not-later' })
  })
})

describe('the figures around an activity that was done', () => {
  const done: KeptActivity = { ...activity, status: 'done', closedWeek: '2026-W35' }
  const counted = (before: number, after: number, last = '2026-W39') =>
    Array.from({ length: 12 }, (_, index) => addWeeks(last, index - 11)).map((week) => ({
      week,
      n: week === '2026-W35' ? 90 : week < '2026-W35' ? before : after,
    }))
  const look = (weeks: readonly { week: string; n: number | null }[], week = '2026-W39') =>
    effectOf(done, { week, weeks, party: 'Huge' })

  test('four weeks before against four after; the week in which it was done counts in neither', () => {
    expect(look(counted(3, 2))).toMatchObject({ before: { n: 12, weeks: 4 }, after: { n: 8, weeks: 4 } })
  })

  test('what chance may give is within normal variation; what it rarely gives is told without a cause', () => {
    expect(look(counted(3, 2))?.verdict).toBe('within')
    expect(look(counted(12, 2))?.verdict).toBe('fall')
    expect(look(counted(2, 12))?.verdict).toBe('rise')
    const fall = look(counted(12, 2))
    if (!fall) throw new Error('not looked back on')
    expect(sayEffect('sv', fall)).toBe(
      'Laga belysningen vid torget (Huge), klar v.\u00a035. Före: 48 händelser på 4 veckor. Efter: 8 på 4 veckor. Det är färre än slumpen brukar ge. Det visar inte att aktiviteten är orsaken.',
    )
    expect(sayEffect('en', fall)).toContain('It does not show that the activity is the cause.')
  })

  test('before four weeks have passed it is too early, and a week nobody reported is not a week without events', () => {
    expect(look(counted(12, 2, '2026-W38'), '2026-W38')).toMatchObject({
      after: { weeks: 3 },
      verdict: 'too-early',
    })
    const silent = counted(12, 2).map((one) => (one.week === '2026-W37' ? { ...one, n: null } : one))
    expect(look(silent)).toMatchObject({ after: { n: 6, weeks: 3 }, verdict: 'missing' })
    expect(look(counted(0, 0))?.verdict).toBe('none')
  })

  test('an open one, one without an area and one from long ago are not looked back on', () => {
    const weeks = counted(3, 3)
    const looked = { week: '2026-W39', weeks, party: '' }
    expect(effectOf(activity, looked)).toBeNull()
    expect(effectOf({ ...done, areaId: null }, looked)).toBeNull()
    expect(effectOf({ ...done, closedWeek: '2026-W34' }, looked)).toBeNull()
  })
})
