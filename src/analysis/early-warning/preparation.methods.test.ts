import { describe, expect, it } from 'vitest'
import { preparationMethods } from './preparation.methods.ts'

describe('the methods of preparation', () => {
  it.each(preparationMethods.map((one) => [one.name, one] as const))('%s answers its example as promised', (_, one) => {
    const answer = one.run(one.example)
    expect(one.output.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
    expect(answer).not.toMatchObject({ kind: 'refused' })
  })

  it.each(preparationMethods.map((one) => [one.name, one] as const))(
    '%s does not take what it does not know',
    (_, one) => {
      expect(() => one.run({ ...(one.example as object), unheardOf: 1 })).toThrow()
      expect(() => one.run({})).toThrow()
    },
  )

  it('read rows of areas that differ in length as an error', () => {
    const coverage = preparationMethods.find(({ name }) => name === 'coverage')
    expect(() => coverage?.run({ parties: [[[1, 2], [1]]] })).toThrow(/wrong-length/)
  })
})
