import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AnalysisInputError } from '../refusal.ts'
import { mapsMethods } from './maps.methods.ts'

function run(name: string, input: unknown): unknown {
  const found = mapsMethods.find((method) => method.name === name)
  if (found === undefined) throw new Error(`no method ${name}`)
  return found.output.parse(found.run(input))
}

const ring = Array.from({ length: 40 }, (_, place) => [((place + 39) % 40) + 1, ((place + 1) % 40) + 1])

describe.each(mapsMethods.map((method) => [method.name, method] as const))('the method %s', (_name, method) => {
  it('runs its example to an answer that keeps its schema and survives JSON', async () => {
    const answer = method.output.parse(await method.run(method.example))
    expect(answer).not.toMatchObject({ kind: 'refused' })
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  it('has a schema of input and output to publish, and takes no unknown keys', () => {
    expect(z.toJSONSchema(method.input, { io: 'input' })).toBeTypeOf('object')
    expect(z.toJSONSchema(method.output)).toBeTypeOf('object')
    expect(() => method.run({ ...Object(method.example), surprise: 1 })).toThrow(z.ZodError)
  })
})

describe('the methods of maps', () => {
  it('take neighbours numbered from 1 or from 0, one alone without brackets', () => {
    const x = ring.map((_, place) => place % 5)
    const fromZero = ring.map((ids) => ids.map((id) => id - 1))
    expect(run('moran', { x, neighbours: fromZero, firstIndex: 0, draws: 99 })).toEqual(
      run('moran', { x, neighbours: ring, draws: 99 }),
    )
    expect(run('moran', { x: [1, 2, 4, 3], neighbours: [2, [1, 3], [2, 4], 3], draws: 9 })).toMatchObject({ n: 4 })
    expect(() => run('moran', { x, neighbours: fromZero })).toThrow(AnalysisInputError)
    expect(() => run('moran', { x })).toThrow(AnalysisInputError)
  })

  it('take middles with a distance, and let them stand unused beside given neighbours', () => {
    const x = [1, 2, 4, 3, 7]
    const coords = x.map((_, place) => [100 * place, 0])
    const neighbours = [[2], [1, 3], [2, 4], [3, 5], [4]]
    const byDistance = run('moran', { x, coords, within: 100, draws: 9 })
    expect(run('moran', { x, coords, neighbours, draws: 9 })).toEqual(byDistance)
    expect(() => run('moran', { x, coords, neighbours, within: 100 })).toThrow(AnalysisInputError)
  })

  it('give Gi* of any values, but random maps of counts only', () => {
    const x = ring.map((_, place) => place / 10)
    expect(run('gi-star', { x, neighbours: ring })).toMatchObject({
      kind: 'gi-star',
      monteCarlo: { kind: 'refused', reason: 'not-counts', had: 36 },
    })
    expect(run('gi-star', { x: x.fill(3), neighbours: ring })).toMatchObject({
      kind: 'refused',
      reason: 'no-variation',
    })
  })

  it('compare rates when populations are given', () => {
    const x = ring.map((_, place) => 10 + (place % 3))
    const n = ring.map((_, place) => 1000 + 400 * (place % 7))
    const plain = run('local-moran', { x, neighbours: ring, draws: 99 })
    expect(run('local-moran', { x, n, neighbours: ring, draws: 99 })).not.toEqual(plain)
    expect(() => run('local-moran', { x, n: n.with(0, 0), neighbours: ring })).toThrow(AnalysisInputError)
  })

  it('class scores made elsewhere', () => {
    const scores = [Array.from({ length: 12 }, (_, step) => (step === 11 ? 3 : 0))]
    expect(run('emerging', { z: scores })).toMatchObject({ kind: 'emerging-classes', places: [{ class: 'new' }] })
  })

  it('take a step without a count somewhere as missing', () => {
    const counts = ring.map(() => Array.from({ length: 12 }, (_, step) => step))
    const gap = counts.map((steps, place) => steps.map((count, step) => (place === 0 && step === 4 ? null : count)))
    expect(run('emerging', { counts: gap, neighbours: ring })).toMatchObject({
      reason: 'missing-steps',
      needed: 12,
      had: 11,
    })
    expect(() => run('emerging', { counts: counts.with(0, [1]), neighbours: ring })).toThrow(AnalysisInputError)
  })
})
