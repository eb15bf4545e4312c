import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { displacementQuotient, type EightCounts, weightedDisplacementDifference } from './counterfactual-difference.ts'
import { detectableBySimulation, detectableReduction } from './detectable.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import { ratioOfRatios } from './four-counts.ts'
import type { PanelInput } from './panel.ts'
import { randomisationTest } from './randomisation.ts'
import { robustRatio } from './robust-ratio.ts'
import { answered, constantRows, drawPanel, longFrom } from './testing/panels.ts'

const around = { DT0: 0, DT1: 0, DC0: 0, DC1: 0 }

describe('the ratio of ratios', () => {
  it('is the same whatever the sizes of the control areas, and turns over when before and after change places', () => {
    const count = fc.integer({ min: 1, max: 500 })
    fc.assert(
      fc.property(count, count, count, count, (T0, T1, C0, C1) => {
        const forward = answered(ratioOfRatios({ T0, T1, C0, C1 }))
        const backward = answered(ratioOfRatios({ T0: T1, T1: T0, C0: C1, C1: C0 }))
        const larger = answered(ratioOfRatios({ T0, T1, C0: 3 * C0, C1: 3 * C1 }))
        expect(backward.logRatio).toBeCloseTo(-forward.logRatio, 10)
        expect(backward.p).toBeCloseTo(forward.p, 10)
        expect(larger.value).toBeCloseTo(forward.value, 10)
        expect(larger.variance).toBeLessThan(forward.variance)
        expect(forward.interval.low).toBeLessThan(forward.value)
        expect(forward.interval.high).toBeGreaterThan(forward.value)
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  it('grows wider with overdispersion, fewer degrees of freedom and a higher level', () => {
    const counts = { T0: 40, T1: 25, C0: 90, C1: 88 }
    const width = (options: object) => {
      const { low, high } = answered(ratioOfRatios(counts, options)).interval
      return high / low
    }
    expect(width({ phi: 2 })).toBeGreaterThan(width({}))
    expect(width({ degrees: 20 })).toBeGreaterThan(width({}))
    expect(width({ level: 0.99 })).toBeGreaterThan(width({}))
  })

  it('is refused without events and adds a half to every cell when one is empty', () => {
    expect(ratioOfRatios({ T0: 0, T1: 0, C0: 5, C1: 5 })).toMatchObject({ reason: 'no-treated-events' })
    expect(ratioOfRatios({ T0: 5, T1: 5, C0: 0, C1: 0 })).toMatchObject({ reason: 'no-control-events' })
    const empty = answered(ratioOfRatios({ T0: 4, T1: 0, C0: 9, C1: 9 }))
    expect(empty.value).toBeCloseTo(0.5 / 4.5, 12)
    expect(empty.warnings).toEqual(['assumes-pure-chance', 'zero-cell'])
  })

  it('rejects what no count can be', () => {
    for (const bad of [-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
      expect(() => ratioOfRatios({ T0: bad, T1: 1, C0: 1, C1: 1 })).toThrow(AnalysisInputError)
    }
    expect(() => ratioOfRatios({ T0: 1, T1: 1, C0: 1, C1: 1 }, { phi: 0.5 })).toThrow(AnalysisInputError)
    expect(() => ratioOfRatios({ T0: 1, T1: 1, C0: 1, C1: 1 }, { level: 1 })).toThrow(AnalysisInputError)
  })
})

describe('the robust ratio', () => {
  const halves = { pre: [1, 12] as const, post: [13, 24] as const }
  const panelOf = (seed: number, effect = 1): PanelInput => ({
    Y: drawPanel({ seed, areas: 6, periods: 24, mean: 10, phi: 2, effect }),
    treated: [1],
    ...halves,
  })

  it('has the residual dispersion of the fitted Poisson model', () => {
    for (const seed of [1, 2, 3]) {
      const panel = panelOf(seed)
      const did = answered(differenceInDifferences(longFrom(panel)))
      const robust = answered(robustRatio(panel))
      expect(robust.logRatio).toBeCloseTo(did.logRatio, 7)
      expect(robust.phiResidual).toBeCloseTo(did.phi, 6)
    }
  })

  it('does not care in which order the areas come, or the periods within before and after', () => {
    const panel = panelOf(4)
    const plain = answered(robustRatio(panel))
    const swapped = answered(robustRatio({ ...panel, Y: panel.Y.toReversed(), treated: [6] }))
    const shuffled = answered(
      robustRatio({ ...panel, Y: panel.Y.map((row) => [...row.slice(0, 12).reverse(), ...row.slice(12).reverse()]) }),
    )
    expect(swapped.phiResidual).toBeCloseTo(plain.phiResidual, 10)
    expect(swapped.interval.low).toBeCloseTo(plain.interval.low, 10)
    expect(shuffled.phi).toBeCloseTo(plain.phi, 10)
    expect(shuffled.p).toBeCloseTo(plain.p, 10)
  })

  it('is never narrower than the Poisson interval', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const robust = answered(robustRatio(panelOf(seed)))
      const poisson = answered(ratioOfRatios(robust.counts))
      expect(robust.interval.low).toBeLessThan(poisson.interval.low)
      expect(robust.interval.high).toBeGreaterThan(poisson.interval.high)
    }
  })

  it('keeps its promise of 5 % where the plain ratio does not', () => {
    let robustFound = 0
    let poissonFound = 0
    let covered = 0
    const rounds = 600
    for (let seed = 1; seed <= rounds; seed++) {
      const still = answered(robustRatio(panelOf(seed)))
      if (still.p < 0.05) robustFound += 1
      if (answered(ratioOfRatios(still.counts)).p < 0.05) poissonFound += 1
      const { interval } = answered(robustRatio(panelOf(seed, 0.6)))
      if (interval.low <= 0.6 && interval.high >= 0.6) covered += 1
    }
    expect(robustFound / rounds).toBeLessThan(0.07)
    expect(poissonFound / rounds).toBeGreaterThan(0.1)
    expect(covered / rounds).toBeGreaterThan(0.93)
  })

  it('says what it sees and how sure it is', () => {
    expect(answered(robustRatio(panelOf(1, 0.3))).reading).toBe('certain-decrease')
    expect(answered(robustRatio(panelOf(1, 3))).reading).toBe('certain-increase')
    const flat = { Y: constantRows([8, 7, 6, 5, 4, 9], 24), treated: [1], ...halves }
    expect(answered(robustRatio(flat))).toMatchObject({ reading: 'cannot-say', value: 1, phi: 1, p: 1 })
  })

  it('leaves out a period that one area misses, for all of them', () => {
    const panel = panelOf(5)
    const holed = panel.Y.map((row, area) => row.map((count, period) => (area === 2 && period === 3 ? null : count)))
    const result = answered(robustRatio({ ...panel, Y: holed }))
    expect(result.warnings).toContain('missing-periods')
    expect(result.counts.T0).toBe(answered(robustRatio(panel)).counts.T0 - (panel.Y[0]?.[3] ?? 0))
  })

  it('asks for what it lacks', () => {
    const few = { Y: constantRows([1, 7, 6, 5, 4, 9], 24), treated: [1], ...halves }
    expect(answered(robustRatio(few))).toMatchObject({
      warnings: ['few-events-before'],
      needs: [{ code: 'events-before', needed: 20, had: 12 }],
    })
    const four = { ...few, Y: few.Y.slice(0, 5) }
    expect(robustRatio(four)).toEqual({ kind: 'refused', reason: 'too-few-controls', needed: 5, had: 4 })
    const none = { ...few, Y: constantRows([0, 7, 6, 5, 4, 9], 24) }
    expect(robustRatio(none)).toMatchObject({ reason: 'no-treated-events' })
    expect(robustRatio({ ...few, Y: constantRows([0, 0, 0, 0, 0, 0], 24) })).toMatchObject({ kind: 'refused' })
    const missing = few.Y.map((row) => row.map((count, period) => (period < 12 ? null : count)))
    expect(robustRatio({ ...few, Y: missing })).toMatchObject({ reason: 'too-few-periods' })
    const oneLive = { ...few, Y: constantRows([3, 0, 0, 0, 0, 9], 2), pre: [1, 1] as const, post: [2, 2] as const }
    expect(robustRatio(oneLive)).toMatchObject({ reason: 'no-degrees-of-freedom' })
  })

  it('rejects a panel that cannot be', () => {
    const good = panelOf(1)
    const bad: readonly Partial<PanelInput>[] = [
      { treated: [] },
      { treated: [7] },
      { treated: [1, 1] },
      { pre: [13, 24], post: [1, 12] },
      { pre: [0, 12] },
      { post: [13, 25] },
      { pre: [12, 1] },
      { Y: [] },
      { Y: [...good.Y.slice(1), [1, 2]] },
      { Y: good.Y.map((row) => row.map((count) => (count ?? 0) + 0.5)) },
    ]
    for (const part of bad) expect(() => robustRatio({ ...good, ...part })).toThrow(AnalysisInputError)
  })
})

describe('the weighted displacement difference', () => {
  it('reproduces the worked example of its authors', () => {
    // Treated 50 to 30, control 60 to 55: 15 fewer, standard error 13.96.
    const wdd = answered(weightedDisplacementDifference({ T0: 50, T1: 30, C0: 60, C1: 55, ...around }))
    expect(wdd.value).toBe(-15)
    expect(wdd.warnings).toEqual(['assumes-pure-chance'])
    expect(wdd.standardError).toBeCloseTo(13.96, 2)
  })

  it('covers the truth in 95 of 100 cases', () => {
    const draws = new RandomStream(21)
    let covered = 0
    for (let round = 0; round < 2000; round++) {
      const wdd = answered(
        weightedDisplacementDifference({
          T0: draws.poisson(30),
          T1: draws.poisson(20),
          C0: draws.poisson(40),
          C1: draws.poisson(38),
          DT0: draws.poisson(15),
          DT1: draws.poisson(17),
          DC0: draws.poisson(15),
          DC1: draws.poisson(15),
        }),
      )
      if (wdd.interval.low <= -6 && wdd.interval.high >= -6) covered += 1
    }
    expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.02)
  })

  it('is refused when nothing happened', () => {
    const nothing = { T0: 0, T1: 0, C0: 0, C1: 0, ...around }
    expect(weightedDisplacementDifference(nothing)).toMatchObject({ reason: 'no-events' })
  })
})

describe('the weighted displacement quotient', () => {
  const success = { T0: 50, T1: 30, C0: 60, C1: 60 }
  const reading = (DT0: number, DT1: number) =>
    answered(displacementQuotient({ ...success, DT0, DT1, DC0: 0, DC1: 0 })).reading

  it('tells spread of the benefit from displacement', () => {
    expect(reading(60, 20)).toBe('diffusion-exceeds-effect')
    expect(reading(30, 20)).toBe('diffusion')
    expect(reading(30, 30)).toBe('no-displacement')
    expect(reading(30, 40)).toBe('partial-displacement')
    expect(reading(30, 60)).toBe('displacement-exceeds-effect')
  })

  it('is refused without success, without control events and without events around', () => {
    const refusals: readonly [Partial<EightCounts>, string][] = [
      [{ T1: 50 }, 'no-reduction'],
      [{ T1: 70 }, 'no-reduction'],
      [{ C1: 0 }, 'no-control-events'],
      [{ DT0: 0, DT1: 0 }, 'no-events-around'],
    ]
    for (const [part, reason] of refusals) {
      expect(displacementQuotient({ ...success, ...around, DT0: 30, DT1: 20, ...part })).toMatchObject({ reason })
    }
  })
})

describe('the smallest reduction that can be found', () => {
  it('is smaller with more events, more control events and less overdispersion', () => {
    const found = (input: { n: number; control?: number; phi?: number; after?: number }) =>
      detectableReduction(input).value ?? 0
    expect(found({ n: 100 })).toBeGreaterThan(found({ n: 50 }))
    expect(found({ n: 50, control: 500 })).toBeGreaterThan(found({ n: 50 }))
    expect(found({ n: 50, phi: 2 })).toBeLessThan(found({ n: 50 }))
    expect(found({ n: 50, after: 2 })).toBeGreaterThan(found({ n: 50 }))
  })

  it('names the events that would be needed when nothing can be found', () => {
    const none = detectableReduction({ n: 10 })
    expect(none).toMatchObject({ value: null, warnings: ['nothing-detectable'] })
    const needed = none.needs[0]?.needed ?? 0
    expect(detectableReduction({ n: needed }).value).not.toBeNull()
    expect(detectableReduction({ n: needed - 1 }).value).toBeNull()
  })

  it('is found about as often as promised', () => {
    const { value } = detectableReduction({ n: 200 })
    const draws = new RandomStream(5)
    let found = 0
    for (let round = 0; round < 1500; round++) {
      const [T0, C0, C1] = [draws.poisson(200), draws.poisson(200), draws.poisson(200)]
      const T1 = draws.poisson(200 * (value ?? 0))
      if (answered(ratioOfRatios({ T0, T1, C0, C1 })).p < 0.05) found += 1
    }
    expect(Math.abs(found / 1500 - 0.8)).toBeLessThan(0.04)
  })

  it('is near the normal one by the exact test, the same for the same seed', () => {
    const exact = detectableBySimulation({ n: 100, draws: 400 })
    expect(Math.abs((exact.value ?? 0) - (detectableReduction({ n: 100 }).value ?? 0))).toBeLessThan(0.1)
    expect(detectableBySimulation({ n: 100, draws: 400 })).toEqual(exact)
    expect(exact).toMatchObject({ seed: 1, draws: 400 })
    expect(detectableBySimulation({ n: 2, draws: 200 })).toMatchObject({
      value: null,
      warnings: ['nothing-detectable'],
    })
  })

  it('rejects designs that cannot be', () => {
    for (const bad of [{ n: 0 }, { n: 2.5 }, { n: 10, after: 0 }, { n: 10, power: 0.01 }, { n: 10, phi: 0 }]) {
      expect(() => detectableReduction(bad)).toThrow(AnalysisInputError)
    }
    expect(() => detectableBySimulation({ n: 5000 })).toThrow(AnalysisInputError)
  })
})

describe('randomisation inference', () => {
  const halves = { pre: [1, 6] as const, post: [7, 12] as const }

  it('counts the placements that are as far from no difference', () => {
    const falls = [6, 0, 1, 0, 1, 0]
    const Y = constantRows([10, 10, 10, 10, 10, 10], 12).map((row, area) =>
      row.map((count, period) => (period >= 6 ? count - (falls[area] ?? 0) : count)),
    )
    const test = answered(randomisationTest({ Y, treated: [1], ...halves }))
    expect(test).toMatchObject({ value: 1 / 6, placements: 6, smallest: 1 / 6, seed: null })
    expect(test.warnings).toEqual(['cannot-reach-5-percent'])
    expect(test.needs).toEqual([{ code: 'placements', needed: 20, had: 6 }])
  })

  it('holds its level when nothing was done', () => {
    let found = 0
    for (let seed = 1; seed <= 400; seed++) {
      const Y = drawPanel({ seed, areas: 7, periods: 12, mean: 5, phi: 2, effect: 1 })
      if (answered(randomisationTest({ Y, treated: [1, 4], ...halves })).value <= 0.1) found += 1
    }
    expect(found / 400).toBeGreaterThan(0.05)
    expect(found / 400).toBeLessThan(0.14)
  })

  it('draws where there are too many placements, near the full answer and the same for the same seed', () => {
    const Y = drawPanel({ seed: 9, areas: 12, periods: 12, mean: 5, phi: 1, effect: 0.6 })
    const input = { Y, treated: [1, 2], ...halves }
    const all = answered(randomisationTest(input))
    const drawn = answered(randomisationTest(input, { most: 10, draws: 4000, seed: 3 }))
    expect(drawn).toMatchObject({ method: 'placement-drawn', seed: 3, draws: 4000, smallest: 1 / 4001 })
    expect(Math.abs(drawn.value - all.value)).toBeLessThan(0.03)
    expect(randomisationTest(input, { most: 10, draws: 4000, seed: 3 })).toEqual(drawn)
    // The true placement counts as one of the draws: the answer is never 0.
    const certain = {
      Y: [Y[0]?.map((count) => 500 + count) ?? [], ...Y.slice(1)],
      treated: [1],
      pre: [1, 6],
      post: [7, 12],
    } as const
    const stopped = {
      ...certain,
      Y: certain.Y.map((row, area) => row.map((count, t) => (area === 0 && t > 5 ? 0 : count))),
    }
    for (let seed = 1; seed <= 5; seed++) {
      const { value, smallest } = answered(randomisationTest(stopped, { most: 1, draws: 4, seed }))
      expect(value).toBeGreaterThanOrEqual(smallest)
    }
  })

  it('is refused when all are treated or nothing happened', () => {
    const Y = constantRows([1, 2, 3], 12)
    expect(randomisationTest({ Y, treated: [1, 2, 3], ...halves })).toMatchObject({ reason: 'one-placement-only' })
    expect(randomisationTest({ Y: constantRows([0, 0, 0], 12), treated: [1], ...halves })).toMatchObject({
      reason: 'no-events',
    })
  })
})

describe('difference in differences', () => {
  const halves = { pre: [1, 6] as const, post: [7, 12] as const }
  const panel = (areas: number) => ({
    Y: drawPanel({ seed: 2, areas, periods: 12, mean: 6, phi: 1, effect: 0.7 }),
    treated: [1],
    ...halves,
  })

  it('shows an error by cluster from twenty areas on only', () => {
    const few = answered(differenceInDifferences(longFrom(panel(19))))
    expect(few).toMatchObject({ clusterError: null, needs: [{ code: 'areas-for-cluster-error', needed: 20, had: 19 }] })
    const enough = answered(differenceInDifferences(longFrom(panel(20))))
    expect(enough.needs).toEqual([])
    expect(enough.clusterError).toBeGreaterThan(0)
  })

  it('leaves out areas and periods without events and is refused when the treated area stops', () => {
    const long = longFrom(panel(8))
    const still = { ...long, y: long.y.map((count, row) => (long.area[row] === 5 || long.t[row] === 3 ? 0 : count)) }
    expect(answered(differenceInDifferences(still)).n).toBe(7 * 11)
    const stopped = {
      ...long,
      y: long.y.map((count, row) => (long.area[row] === 1 && (long.t[row] ?? 0) > 6 ? 0 : count)),
    }
    expect(differenceInDifferences(stopped)).toMatchObject({ kind: 'refused', reason: 'separation' })
    expect(differenceInDifferences({ ...long, postFrom: 99 })).toMatchObject({ reason: 'collinear' })
    expect(differenceInDifferences({ ...long, treated: [1, 2, 3, 4] })).toMatchObject({ reason: 'too-few-controls' })
    expect(differenceInDifferences({ ...long, y: long.y.map(() => 0) })).toMatchObject({ reason: 'no-events' })
  })

  it('rejects rows that cannot be', () => {
    const long = longFrom(panel(8))
    expect(() => differenceInDifferences({ ...long, area: long.area.slice(1) })).toThrow(AnalysisInputError)
    expect(() => differenceInDifferences({ ...long, t: long.t.map(() => 1) })).toThrow(AnalysisInputError)
    expect(() => differenceInDifferences({ ...long, treated: [99] })).toThrow(AnalysisInputError)
  })
})
