import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { earlyWarningMethods } from './early-warning.methods.ts'

const runOf = (name: string, input: unknown) => {
  const found = earlyWarningMethods.find((method) => method.name === name)
  if (found === undefined) throw new Error(`no method ${name}`)
  return found.output.parse(found.run(input))
}

describe('the methods of early warning', () => {
  it.each(earlyWarningMethods.map((method) => [method.name, method] as const))(
    'answer their own example: %s',
    (_, method) => {
      const output = method.output.parse(method.run(method.example))
      expect(output).toMatchObject({ warnings: expect.any(Array), needs: expect.any(Array), n: expect.any(Number) })
      expect(JSON.parse(JSON.stringify(output))).toEqual(output)
      expect(z.toJSONSchema(method.input, { io: 'input' })).toBeTypeOf('object')
      expect(z.toJSONSchema(method.output, { io: 'output' })).toBeTypeOf('object')
    },
  )

  it('see the jump in the last week of the examples', () => {
    const detect = earlyWarningMethods.find((method) => method.name === 'detect')
    const [, , jumped] = z.object({ areas: z.array(z.looseObject({})) }).parse(runOf('detect', detect?.example)).areas
    expect(jumped).toMatchObject({ kind: 'tested', evaluation: { observed: 14 } })
    const farrington = earlyWarningMethods.find((method) => method.name === 'farrington')
    expect(runOf('farrington', farrington?.example)).toMatchObject({
      first: 207,
      n: 2,
      weeks: [{ alarm: false }, { observed: 15, alarm: true }],
    })
  })

  it('take missing weeks as null and give refusals as values', () => {
    expect(runOf('farrington', { y: [1, null, 2] })).toMatchObject({
      n: 0,
      weeks: [{ reason: 'too-short', needed: 160 }],
    })
    expect(runOf('farrington', { y: [] })).toMatchObject({ n: 0, weeks: [{ reason: 'too-short', had: 0 }] })
    expect(() => runOf('farrington', { y: [1, 2], range: [2, 1] })).toThrow('not-ascending')
    expect(() => runOf('farrington', { y: [1, 2], range: [0, 1] })).toThrow('not-a-count')
    expect(runOf('ears', { y: [1, 2], method: 'C1' })).toMatchObject({ kind: 'refused', needed: 8, had: 2 })
    expect(runOf('cusum', { y: [1, null, 9], m: 2 })).toMatchObject({ alarm: [false, null, true] })
    expect(runOf('fdr', { p: [0.1, 0.2], procedure: 'storey' })).toMatchObject({ reason: 'no-large-p' })
    expect(runOf('detect', { y: [[1], [2]] })).toMatchObject({ kind: 'refused', reason: 'too-short' })
  })

  it('judge a family of counts and adjust a family of probabilities', () => {
    expect(runOf('fdr', { y: [9, 1], mu: [2, 1] })).toMatchObject({ method: 'bh-mid-p', status: ['signal', 'none'] })
    expect(runOf('fdr', { p: [0.01, 0.02] })).toMatchObject({ method: 'bh', q: [0.02, 0.02], status: null })
    expect(runOf('fdr', { p: [0.01, 0.02], procedure: 'holm' })).toMatchObject({ q: [0.02, 0.02] })
    expect(runOf('fdr', { y: [4, 0], mu: [1, 0.01], procedure: 'heyse' })).toMatchObject({ method: 'heyse' })
    expect(() => runOf('fdr', { y: [1], mu: [1, 2] })).toThrow('wrong-length')
  })

  it('find a limit for a wished run length and simulate it', () => {
    const chart = z.object({ h: z.number() }).parse(runOf('cusum', { y: [4, 4], mu0: 4, runLength: 100 }))
    const run = z.object({ runLength: z.number() }).parse(runOf('run-length', { mu0: 4, h: chart.h, draws: 500 }))
    expect(run.runLength).toBeGreaterThan(80)
    expect(run.runLength).toBeLessThan(125)
  })
})
