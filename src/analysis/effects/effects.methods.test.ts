import { describe, expect, it } from 'vitest'
import { effectsMethods } from './effects.methods.ts'

describe('the public methods of effects', () => {
  it.each(effectsMethods.map((method) => [method.name, method] as const))('%s runs its example', (_, method) => {
    const result = method.run(method.example)
    expect(method.output.parse(result)).toEqual(result)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(result).not.toMatchObject({ kind: 'refused' })
  })

  it('have names of their own and take nothing they do not know', () => {
    expect(new Set(effectsMethods.map(({ name }) => name)).size).toBe(effectsMethods.length)
    for (const { input, example } of effectsMethods) {
      expect(input.safeParse({ ...(example as object), unknown: 1 }).success).toBe(false)
    }
  })
})
