import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { weightedKappa } from './agreement.ts'
import { levelMethods } from './level.methods.ts'
import { levelStability, type Uncertain } from './stability.ts'
import { suggestedRules } from './suggested-rules.ts'

const runs = { seed: 20261121, numRuns: 200 }
const pairs = fc.array(fc.record({ a: fc.integer({ min: 1, max: 5 }), b: fc.integer({ min: 1, max: 5 }) }), {
  minLength: 2,
  maxLength: 60,
})

describe('the agreement of two ratings', () => {
  it('is 1 for equal ratings, −1 for opposite ones and the same in either order', () => {
    expect(weightedKappa([1, 2, 5], [1, 2, 5])).toMatchObject({ value: 1, agree: 1 })
    expect(weightedKappa([1, 5], [5, 1])).toMatchObject({ value: -1, agree: 0 })
    fc.assert(
      fc.property(pairs, fc.constantFrom('linear', 'quadratic'), (list, weights) => {
        const a = list.map((pair) => pair.a)
        const b = list.map((pair) => pair.b)
        const one = weightedKappa(a, b, { weights })
        const other = weightedKappa(b, a, { weights })
        if (one.kind === 'refused' || other.kind === 'refused') return expect(one.kind).toBe(other.kind)
        expect(one.value).toBeCloseTo(other.value, 12)
        expect(one.value).toBeLessThanOrEqual(1)
        const turned = weightedKappa(
          a.map((level) => 6 - level),
          b.map((level) => 6 - level),
          { weights },
        )
        if (turned.kind !== 'refused') expect(turned.value).toBeCloseTo(one.value, 12)
      }),
      runs,
    )
  })

  it('is near 0 for ratings that have nothing to do with each other', () => {
    const a = Array.from({ length: 100 }, (_, place) => 1 + (place % 5))
    const b = Array.from({ length: 100 }, (_, place) => 1 + (Math.floor(place / 5) % 5))
    const result = weightedKappa(a, b)
    expect(result).toMatchObject({ warnings: [], needs: [] })
    if (result.kind !== 'refused') expect(result.value).toBeCloseTo(0, 12)
  })

  it('is refused without pairs and when both use one level only', () => {
    expect(weightedKappa([], [])).toEqual({ kind: 'refused', reason: 'no-pairs', needed: 1, had: 0 })
    expect(weightedKappa([3, 3], [3, 3])).toEqual({ kind: 'refused', reason: 'one-level', needed: 2, had: 1 })
    expect(weightedKappa([3, 4], [3, 4])).toMatchObject({ warnings: ['few-pairs'] })
  })

  it('is an error for unequal lengths and levels outside the scale', () => {
    expect(() => weightedKappa([1], [1, 2])).toThrow(AnalysisInputError)
    expect(() => weightedKappa([0], [1])).toThrow(AnalysisInputError)
    expect(() => weightedKappa([6], [1])).toThrow(AnalysisInputError)
    expect(() => weightedKappa([1.5], [1])).toThrow(AnalysisInputError)
  })
})

describe('the stability of a level', () => {
  const fixed = (value: number): Uncertain => ({ kind: 'fixed', value })
  const values: Readonly<Record<string, Uncertain>> = {
    volume: { kind: 'rarity', observed: { mean: 9, size: 6 }, expected: { mean: 5, size: 8 } },
    harm: fixed(1.4),
    rate: { kind: 'gamma-ratio', shape: 14, rate: 2100, reference: 0.004 },
    perception: { kind: 'normal', mean: 0.04, sd: 0.03 },
  }

  it('is the same for the same seed, and hardly different for another with many draws', () => {
    const one = levelStability(suggestedRules, values, { seed: 5 })
    expect(one).toMatchObject({ seed: 5, draws: 500, n: 4 })
    expect(levelStability(suggestedRules, values, { seed: 5 })).toEqual(one)
    const many = [1, 2].map((seed) => levelStability(suggestedRules, values, { seed, draws: 5000 }))
    const [first, second] = many.map((result) => (result.kind === 'refused' ? [] : result.shares))
    for (const [level, share] of (first ?? []).entries()) expect(share).toBeCloseTo(second?.[level] ?? -1, 1)
    expect((first ?? []).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('follows the normal law of an indicator at a cut-off', () => {
    // The score is the points of one indicator: 20 x + 1 with a share x, so level 2 from x = 0 and 3 from x = 0.0375.
    const [, , , , perception] = suggestedRules.indicators
    if (perception === undefined) throw new Error('no indicator')
    const rules = { ...suggestedRules, indicators: [perception], caps: [] }
    const result = levelStability(
      rules,
      { perception: { kind: 'normal', mean: 0, sd: 0.01 } },
      { seed: 1, draws: 20_000 },
    )
    expect(result).toMatchObject({ warnings: ['uncertain-level'], range: [1, 2] })
    if (result.kind !== 'refused') expect(result.shares[0]).toBeCloseTo(0.5, 1.7)
  })

  it('is one level when sixty draws in a hundred agree, and certain when nothing is uncertain', () => {
    const certain = levelStability(
      suggestedRules,
      { volume: fixed(0.001), harm: fixed(2.5), rate: fixed(2.5) },
      { seed: 1 },
    )
    expect(certain).toMatchObject({ shares: [0, 0, 0, 0, 1], modal: 5, range: [5, 5], warnings: ['nothing-uncertain'] })
  })

  it('is refused with too little of the weight and an error for impossible laws', () => {
    expect(levelStability(suggestedRules, { volume: fixed(0.1) }, { seed: 1 })).toMatchObject({
      kind: 'refused',
      reason: 'insufficient-coverage',
      needed: 0.6,
      had: 0.25,
    })
    for (const [wrong, options] of [
      [{ unknown: fixed(1) }, { seed: 1 }],
      [{ harm: { kind: 'normal', mean: 1, sd: -1 } }, { seed: 1 }],
      [{ rate: { kind: 'gamma-ratio', shape: 0, rate: 1, reference: 1 } }, { seed: 1 }],
      [
        { volume: { kind: 'rarity', observed: { mean: 0, size: null }, expected: { mean: 1, size: null } } },
        { seed: 1 },
      ],
      [{ harm: fixed(1) }, { seed: 0.5 }],
      [{ harm: fixed(1) }, { seed: 1, draws: 0 }],
    ] as const) {
      expect(() => levelStability(suggestedRules, { ...values, ...wrong }, options)).toThrow(AnalysisInputError)
    }
  })
})

describe('the methods of levels', () => {
  it.each(levelMethods.map((method) => [method.name, method] as const))(
    '%s runs its example into its schema',
    (_, method) => {
      const result = method.run(method.example)
      expect(method.output.parse(result)).toMatchObject({ n: expect.any(Number), needs: expect.any(Array) })
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    },
  )

  it('level takes points, values or a row of scores', () => {
    const [level] = levelMethods
    if (level === undefined) throw new Error('no method')
    expect(level.run({ points: { volume: 2, harm: 3, trend: 1, rate: 2, perception: null } })).toMatchObject({
      kind: 'level',
      score: { rawLevel: 3, coverage: 0.85 },
    })
    expect(level.output.parse(level.run({ scores: [1.2, null, 1.2], overrides: {}, start: 1 }))).toMatchObject({
      kind: 'level-trace',
      trace: [{ level: 1 }, { level: 1 }, { level: 2 }],
    })
    const unfollowable = { ...suggestedRules, cuts: [2, 1] }
    expect(() => level.run({ rules: unfollowable, points: {} })).toThrow(AnalysisInputError)
  })
})
