import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { disclosureMethods } from './disclosure.methods.ts'

describe('the public methods of disclosure control', () => {
  it.each(disclosureMethods)(
    '$name answers its own example as its schema says',
    async ({ input, output, run, example }) => {
      input.parse(example)
      const answer = await run(example)
      expect(output.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
    },
  )

  it('describe themselves as JSON Schema under names of their own', () => {
    const names = disclosureMethods.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['suppress', 'audit-table', 'round-table', 'k-anonymity']))
    for (const { input, output } of disclosureMethods) {
      expect(z.toJSONSchema(input, { io: 'input' })).toBeTypeOf('object')
      expect(z.toJSONSchema(output)).toBeTypeOf('object')
    }
  })
})
