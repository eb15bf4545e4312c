import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { methods } from '#analysis/methods.ts'
import { inputErrorCodes } from '#analysis/refusal.ts'
import { allTexts } from './domains.ts'

const promised =
  'distribution detect farrington ears fdr wilson poisson-interval newcombe dobson funnel survey-change rate-ratio smooth gi-star local-moran mann-kendall knox scan space-time-scan emerging aoristic kde pai rirr wdd its synthetic-control detectable forecast score suppress audit-table level harm'

describe('the statistical methods', () => {
  test('have names of their own, among them all that are promised', () => {
    const names = methods.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(promised.split(' ').filter((name) => !names.includes(name))).toEqual([])
  })

  test.each(methods.map((method) => [method.name, method] as const))(
    '%s answers its example as its schema says',
    async (_name, method) => {
      const answer = await method.run(method.example)
      expect(method.output.safeParse(answer).error).toBeUndefined()
      expect(answer).toEqual(
        expect.objectContaining({
          kind: expect.any(String),
          method: expect.any(String),
          n: expect.any(Number),
          warnings: expect.any(Array),
          needs: expect.any(Array),
        }),
      )
      expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity/)
      for (const schema of [method.input, method.output])
        expect(z.toJSONSchema(schema, { io: 'input' })).toHaveProperty('$schema')
    },
  )

  test('explain every kind of impossible input', () => {
    expect(inputErrorCodes.filter((code) => !allTexts.has(`analyse.${code}`))).toEqual([])
  })
})
