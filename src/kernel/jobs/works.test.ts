import { describe, expect, test } from 'vitest'
import type { House, WorkControl } from '../action/house.ts'
import { createWorks } from './works.ts'

const house = {} as House
const neverFails = (key: string, error: unknown) => {
  throw new Error(`${key} failed`, { cause: error })
}
const at = (done: number) => ({ done, total: 10, counts: {} })

describe('long work', () => {
  test('tells how far it has come while it goes on, and nothing afterwards', async () => {
    const works = createWorks(neverFails)
    const steps = Promise.withResolvers<void>()
    works.begin(house, 'a', async (_house, { report }) => {
      report(at(4))
      await steps.promise
    })
    expect(works.find('a')).toEqual(at(4))
    expect(works.find('b')).toBeNull()
    steps.resolve()
    await works.end()
    expect(works.find('a')).toBeNull()
  })

  test('hears that somebody wants it to stop', async () => {
    const works = createWorks(neverFails)
    const given = Promise.withResolvers<WorkControl>()
    const stopped = Promise.withResolvers<void>()
    works.begin(house, 'a', async (_house, control) => {
      given.resolve(control)
      control.signal.addEventListener('abort', () => stopped.resolve())
      await stopped.promise
    })
    const { signal } = await given.promise
    expect(signal.aborted).toBe(false)
    expect(works.cancel('a')).toBe(true)
    await stopped.promise
    await works.end()
    expect(works.cancel('a')).toBe(false)
  })

  test('is not begun twice under one key', async () => {
    const works = createWorks(neverFails)
    const steps = Promise.withResolvers<void>()
    works.begin(house, 'a', () => steps.promise)
    expect(() => works.begin(house, 'a', () => steps.promise)).toThrow('goes on already')
    steps.resolve()
    await works.end()
    works.begin(house, 'a', async () => undefined)
    await works.end()
  })

  test('hands over a failure that it did not store itself', async () => {
    const failures: unknown[] = []
    const works = createWorks((key, error) => failures.push([key, error]))
    const problem = new Error('no')
    works.begin(house, 'a', () => Promise.reject(problem))
    await works.end()
    expect(failures).toEqual([['a', problem]])
  })
})
