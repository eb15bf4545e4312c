import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { ratesMethods } from './rates.methods.ts'

const find = (name: string) => {
  const found = ratesMethods.find((method) => method.name === name)
  if (found === undefined) throw new Error(`no method ${name}`)
  return found
}

describe('the methods of rates', () => {
  it.each(ratesMethods.map((method) => [method.name, method] as const))(
    '%s runs its example into its schema',
    (_, method) => {
      const result = method.run(method.example)
      const parsed = method.output.parse(result)
      expect(parsed).toMatchObject({ n: expect.any(Number), needs: expect.any(Array), warnings: expect.any(Array) })
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    },
  )

  it.each([
    ['wilson', { x: 0, n: 0 }],
    ['newcombe', { x1: 0, n1: 0, x2: 0, n2: 1 }],
    ['dobson', { O: [1], N: [10], w: [1] }],
    ['rate-ratio', { O1: 0, n1: 1, O2: 0, n2: 1 }],
    ['smooth', { y: [1], n: [5] }],
    ['funnel', { O: [1], E: [5] }],
    ['survey-change', { p1: 0.1, n1: 20, p2: 0.2, n2: 400 }],
    ['count-change', { y1: 0, y2: 0 }],
    ['harm', { O: [1], w: [3] }],
  ])('%s refuses too little in its schema', (name, input) => {
    const { run, output } = find(name)
    expect(output.parse(run(input))).toMatchObject({ kind: 'refused' })
  })

  it('count the weighted index by name or by place', () => {
    const { run } = find('harm')
    const byName = run({ counts: { 0: 30, 1: 8 }, weights: { 0: 1, 1: 4 } })
    expect(run({ O: [30, 8], w: [1, 4] })).toEqual(byName)
  })

  it('take a population of 0 in a survey as not known', () => {
    const { run } = find('survey-change')
    const known = { p1: 0.34, n1: 410, p2: 0.29, n2: 388 }
    expect(run({ ...known, N: 0 })).toEqual(run(known))
  })

  it('reject unknown keys and impossible values', () => {
    expect(() => find('wilson').run({ x: 1, n: 2, m: 3 })).toThrow('m')
    expect(() => find('wilson').run({ x: 3, n: 2 })).toThrow(AnalysisInputError)
  })
})
