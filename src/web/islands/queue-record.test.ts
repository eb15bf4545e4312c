import { describe, expect, test } from 'vitest'
import {
  afterTry,
  missingIn,
  newSending,
  outcomeOf,
  type QueueRecord,
  quickTimes,
  toBeSent,
  unsent,
} from './queue-record.ts'

const record = (more: Partial<QueueRecord> = {}): QueueRecord => ({
  sending: 'a',
  account: '1',
  action: '/report',
  savedAt: '2026-09-30T08:00:00Z',
  title: 'Klotter, Norr',
  entries: [['text', 'Klotter på fasaden.']],
  photos: [],
  state: 'waiting',
  why: [],
  ...more,
})

describe('a report kept on a phone (PAR-1.7)', () => {
  test('is sent when the server says so, and then nothing of what was written stays', () => {
    const after = afterTry(record(), outcomeOf(200, { to: '/report?saved=done' }))
    expect(after).toMatchObject({ state: 'sent', entries: [], photos: [], title: 'Klotter, Norr' })
    expect(unsent([after])).toEqual([])
  })

  test('is refused with the server’s own words, and keeps what was written so that it can be mended', () => {
    const body = {
      code: 'problem.invalid',
      texts: [
        { path: 'text', text: 'Ta bort numret.' },
        { path: 'text', text: 'Ta bort numret.' },
      ],
    }
    const after = afterTry(record(), outcomeOf(422, body))
    expect(after).toMatchObject({ state: 'refused', why: ['Ta bort numret.'], entries: record().entries })
    expect(unsent([after])).toEqual([after])
  })

  test('waits for its account to sign in again', () => {
    expect(afterTry(record(), outcomeOf(401, {})).state).toBe('signed-out')
  })

  test('is tried again when nothing is known of it: no answer, half an answer, a proxy’s page, a server in trouble', () => {
    for (const [status, body] of [
      [0, null],
      [200, null],
      [200, 'not json'],
      [304, {}],
      [408, {}],
      [429, {}],
      [500, {}],
      [502, '<html>'],
      [503, {}],
    ] as const)
      expect(afterTry(record({ state: 'sending' }), outcomeOf(status, body)).state, String(status)).toBe('waiting')
  })

  test('is tried in the order it was written, also when the browser was closed on the way', () => {
    const records = [
      record({ sending: 'c', savedAt: '3' }),
      record({ sending: 'a', savedAt: '1', state: 'sending' }),
      record({ sending: 'x', state: 'refused' }),
      record({ sending: 'y', state: 'sent' }),
      record({ sending: 'b', savedAt: '2', state: 'signed-out' }),
    ]
    expect(toBeSent(records).map(({ sending }) => sending)).toEqual(['a', 'b', 'c'])
  })

  test('is not kept before it says what, where and when', () => {
    const whole = [
      ['category', '3'],
      ['area', '4'],
      ['quick', '2026-09-30'],
    ] as const
    expect(missingIn(whole)).toEqual([])
    expect(missingIn([])).toEqual(['category', 'area', 'when'])
    expect(missingIn([...whole.slice(1), ['category', 'other']])).toEqual(['category'])
    expect(missingIn([...whole.slice(1), ['otherCategory', '5']])).toEqual([])
    expect(missingIn([...whole.slice(0, 2), ['quick', 'other'], ['whenDay', '']])).toEqual(['when'])
    expect(missingIn([...whole.slice(0, 2), ['quick', 'other'], ['whenDay', '2026-09-29']])).toEqual([])
  })

  test('has today and yesterday as they are in Sweden, over midnight and over a change of clocks', () => {
    expect(quickTimes('2026-09-30T22:30:00Z')).toEqual(['2026-10-01T00:30', '2026-10-01', '2026-09-30'])
    expect(quickTimes('2026-10-25T23:30:00Z')).toEqual(['2026-10-26T00:30', '2026-10-26', '2026-10-25'])
  })

  test('has an id of its own in the form that the server takes', () => {
    expect(newSending(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(newSending()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newSending()).not.toBe(newSending())
  })
})
