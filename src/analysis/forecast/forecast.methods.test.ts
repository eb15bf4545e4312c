import { describe, expect, it } from 'vitest'
import { forecastMethods } from './forecast.methods.ts'

describe('the public methods of forecasting', () => {
  it.each(forecastMethods.map((method) => [method.name, method] as const))('%s runs its example', (_, method) => {
    const result = method.run(method.example)
    expect(method.output.parse(result)).toEqual(result)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(result).not.toMatchObject({ kind: 'refused' })
  })

  it('have names of their own and take nothing they do not know', () => {
    expect(new Set(forecastMethods.map(({ name }) => name)).size).toBe(forecastMethods.length)
    for (const { input, example } of forecastMethods) {
      expect(input.safeParse({ ...(example as object), unknown: 1 }).success).toBe(false)
    }
  })

  it('score takes quantiles alone', () => {
    const score = forecastMethods.find(({ name }) => name === 'score')
    const card = score?.run({ y: [3], tau: [0.25, 0.5, 0.75], quantiles: [[0, 0, 1]] })
    expect(card).toMatchObject({ kind: 'scores', method: 'quantile-scores', value: 2.5 })
  })
})
