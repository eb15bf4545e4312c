import { describe, expect, it } from 'vitest'
import { eventsMethods } from './events.methods.ts'

describe('the methods for events in place and time', () => {
  it.each(eventsMethods)('$name answers its example as its schema says', ({ input, output, run, example }) => {
    expect(input.parse(example)).toBeDefined()
    const answer = run(example)
    expect(answer).not.toHaveProperty('kind', 'refused')
    expect(output.parse(answer)).toEqual(answer)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  it.each(eventsMethods)('$name refuses keys that it does not know', ({ run, example }) => {
    expect(() => run({ ...Object(example), unknown: 1 })).toThrow()
  })
})
