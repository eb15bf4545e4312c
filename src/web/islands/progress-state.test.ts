import { describe, expect, test } from 'vitest'
import { isOwnPlace, isWorthSaying, parseProgress, waitBefore } from './progress-state.ts'

const at = (done: number, more: object = {}) =>
  parseProgress({ done, total: 200, words: `${done} av 200`, ended: false, next: null, ...more })

describe('progress', () => {
  test('in another form is an error, not nothing', () => {
    expect(() => parseProgress({ done: '5' })).toThrow('another form')
  })
  test('without a known total is not a share of anything', () => {
    expect(parseProgress({ done: 5, words: '5 rader', ended: false }).total).toBeNull()
  })
  test('is said at each tenth and at the end, so that it can be listened to', () => {
    expect(isWorthSaying(null, at(0))).toBe(true)
    expect(isWorthSaying(at(20), at(39))).toBe(false)
    expect(isWorthSaying(at(39), at(40))).toBe(true)
    expect(isWorthSaying(at(199), at(200, { ended: true }))).toBe(true)
  })
  test('is asked for more and more seldom, and more seldom still when nobody answers', () => {
    expect(waitBefore(0, 0)).toBeLessThan(1000)
    expect(waitBefore(1000, 0)).toBe(5000)
    expect(waitBefore(0, 1)).toBeGreaterThan(waitBefore(0, 0))
    expect(waitBefore(0, 20)).toBe(30_000)
  })
  test.each([
    ['/imports/3', true],
    ['https://samsyn.example/imports/3', true],
    ['//evil.example/', false],
    ['https://evil.example/', false],
    ['javascript:alert(1)', false],
  ])('leads on to %s: %s', (next, follows) => expect(isOwnPlace(next, 'https://samsyn.example')).toBe(follows))
})
