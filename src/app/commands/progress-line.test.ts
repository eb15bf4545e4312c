import { expect, test } from 'vitest'
import { progressLine } from './progress-line.ts'

function follow(isTTY: boolean, seconds: readonly number[]): string[] {
  const written: string[] = []
  let now = 0
  const line = progressLine({ isTTY, write: (text) => written.push(text) }, 'en', () => now)
  for (const second of seconds) {
    now = second * 1000
    line.control.report({
      done: second,
      total: 100,
      counts: { read: second * 1000, stored: second * 1000, rejected: 0 },
    })
  }
  line.end()
  return written
}

test('an import tells a terminal how far it has come on one line, which is gone at its end', () => {
  expect(follow(true, [0, 0.05, 1])).toEqual([
    '\r\u001b[K0 %: 0 rows read: 0 without fault, 0 rejected',
    '\r\u001b[K1 %: 1,000 rows read: 1,000 without fault, 0 rejected',
    '\r\u001b[K',
  ])
})

test('an import tells a log every ten seconds, and nothing when it is soon done', () => {
  expect(follow(false, [1, 9])).toEqual([])
  expect(follow(false, [1, 10, 15, 25])).toEqual([
    '10 %: 10,000 rows read: 10,000 without fault, 0 rejected\n',
    '25 %: 25,000 rows read: 25,000 without fault, 0 rejected\n',
  ])
})
