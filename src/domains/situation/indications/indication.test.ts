import { describe, expect, test } from 'vitest'
import { endIndication, type Indication, isDue, stillFollowed, weeksOf } from './indication.ts'

const indication: Indication = {
  id: 1,
  version: 1,
  areaId: 7,
  observationId: null,
  raisedWeek: '2026-W38',
  reason: 'Samma mönster kring två lokaler.',
  status: 'followed',
  outcome: null,
  closedWeek: null,
}
const same = (week: string) => ({ week, verdict: 'same' as const, note: '' })

describe('W-58: an early indication', () => {
  test('is due every week after the one in which it was raised, until somebody has weighed it', () => {
    expect(isDue(indication, [], '2026-W38')).toBe(false)
    expect(isDue(indication, [], '2026-W39')).toBe(true)
    expect(isDue(indication, [same('2026-W39')], '2026-W39')).toBe(false)
    expect(isDue(indication, [same('2026-W39')], '2026-W40')).toBe(true)
    expect(isDue({ ...indication, status: 'dropped' }, [], '2026-W40')).toBe(false)
  })

  test('tells the weeks that nobody weighed apart from those that changed nothing', () => {
    const weeks = weeksOf(indication, [same('2026-W40')], '2026-W41')
    expect(weeks.map(({ week, verdict }) => [week, verdict])).toEqual([
      ['2026-W41', null],
      ['2026-W40', 'same'],
      ['2026-W39', null],
      ['2026-W38', null],
    ])
  })

  test('ends at its last week, and what has ended is neither weighed nor ended again', () => {
    const ended = endIndication(indication, { status: 'dropped', outcome: 'Förklarades av ett bygge.' }, '2026-W40')
    if ('rejected' in ended) throw new Error(ended.code)
    expect(weeksOf(ended, [], '2026-W46')[0]?.week).toBe('2026-W40')
    expect(stillFollowed(ended)).toMatchObject({ code: 'indications.rejected.ended' })
    expect(endIndication(ended, { status: 'acted', outcome: 'x' }, '2026-W41')).toMatchObject({ rejected: true })
  })
})
