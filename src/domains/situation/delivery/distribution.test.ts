import { describe, expect, test } from 'vitest'
import { lagBehind, type Presentation } from './distribution.ts'
import { sayAfterPublication, sayLag } from './distribution-say.ts'

const presented = (presentedOn: string): Presentation => ({
  id: 1,
  receiverId: 1,
  forum: 'Styrgruppen',
  presentedOn,
  decision: null,
  sha256: '',
  recordedAt: '',
  intact: true,
})

describe('the time between the forum and everybody else (K-21)', () => {
  test.each([
    ['2026-09-30T08:00:00Z', 'fick den samma dag som Styrgruppen', 'got it the same day as Styrgruppen'],
    ['2026-10-03T08:00:00Z', 'fick den 3 dagar efter Styrgruppen', 'got it 3 days after Styrgruppen'],
    ['2026-09-29T08:00:00Z', 'fick den 1 dag före Styrgruppen', 'got it 1 day before Styrgruppen'],
    // Past midnight in Sweden, the day before in Greenwich.
    ['2026-09-30T22:30:00Z', 'fick den 1 dag efter Styrgruppen', 'got it 1 day after Styrgruppen'],
  ])('delivered at %s: %s', (deliveredAt, sv, en) => {
    const lag = lagBehind([presented('2026-09-30'), presented('2026-10-07')], deliveredAt)
    expect([sayLag('sv', lag), sayLag('en', lag)]).toEqual([sv, en])
  })

  test('is not counted while nobody has presented the picture, or it was not handed out', () => {
    expect(lagBehind([], '2026-09-30T08:00:00Z')).toBeNull()
    expect(lagBehind([presented('2026-09-30')], null)).toBeNull()
    expect(sayLag('sv', null)).toBe('inte föredragen än')
  })

  test('after publication it is said in hours for two days, then in days', () => {
    const after = (delivered: string) => sayAfterPublication('sv', '2026-09-30T08:00:00Z', delivered)
    expect(['2026-09-30T08:10:00Z', '2026-10-01T14:00:00Z', '2026-10-03T07:00:00Z'].map(after)).toEqual([
      'genast vid publiceringen',
      '30 timmar efter publiceringen',
      '3 dagar efter publiceringen',
    ])
  })
})
