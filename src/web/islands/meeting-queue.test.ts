import { describe, expect, test } from 'vitest'
import { minutesText, paceOf } from './meeting-pace.ts'
import { enqueue, newEntry, nextToSend, outcomeOf, parseQueue, refuse, type Sending, without } from './meeting-queue.ts'

const sending = (entry: string, queue: string): Sending => ({
  entry,
  queue,
  action: '/meeting/2026-W39/areas/1/level',
  fields: [['level-1', '3']],
  label: 'Vårby',
  state: 'waiting',
})

describe('what waits to be sent from a meeting', () => {
  test('a later decision about the same area replaces the one that waits; two activities are two', () => {
    const waiting = enqueue(enqueue([], sending('a', 'level-1')), sending('b', 'level-1'))
    expect(waiting.map(({ entry }) => entry)).toEqual(['b'])
    const two = enqueue(enqueue([], sending('a', 'activity-1+')), sending('b', 'activity-1+'))
    expect(two.map(({ entry }) => entry)).toEqual(['a', 'b'])
  })

  test('is sent in order; what was refused stays to be seen and does not stop the rest', () => {
    const waiting = [sending('a', 'level-1'), sending('b', 'note-1')]
    expect(nextToSend(waiting)?.entry).toBe('a')
    expect(nextToSend(refuse(waiting, 'a'))?.entry).toBe('b')
    expect(without(refuse(waiting, 'a'), 'a').map(({ entry }) => entry)).toEqual(['b'])
  })

  test('survives the browser being closed; what cannot be read is left out', () => {
    const waiting = [sending('a', 'level-1')]
    expect(parseQueue(JSON.stringify([...waiting, { odd: true }, null]))).toEqual(waiting)
    expect(parseQueue(null)).toEqual([])
  })

  test('a no is told, trouble is tried again', () => {
    expect([200, 303, 409, 422, 401, 429, 500, 503].map(outcomeOf)).toEqual([
      'arrived',
      'arrived',
      'refused',
      'refused',
      'again',
      'again',
      'again',
      'again',
    ])
  })

  test('each sending has a number of its own in the form of a UUID', () => {
    expect(newEntry(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  })
})

describe('the pace of a meeting', () => {
  test('is told against the plan in whole minutes, calmly: within two minutes is in time', () => {
    const at = (seconds: number, done: number) => paceOf({ seconds, plannedMinutes: 30, done, areas: 12 })
    expect(at(600, 4)).toEqual({ minutes: 10, behind: 0 })
    expect(at(690, 4)).toEqual({ minutes: 11, behind: 0 })
    expect(at(900, 4)).toEqual({ minutes: 15, behind: 5 })
    expect(at(300, 6)).toEqual({ minutes: 5, behind: -10 })
  })

  test('an area’s time is minutes and seconds', () => {
    expect([0, 59, 100, 3600].map(minutesText)).toEqual(['0:00', '0:59', '1:40', '60:00'])
  })
})
