import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomial } from '../distributions/distributions.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { lowerMidP, upperMidP } from './beta-binomial.ts'
import { countChange, countChangeByMonth } from './count-change.ts'
import { judgeSurveyFamily, surveyChange } from './survey-change.ts'
import { effectiveSample, kishDesignEffect } from './survey-sample.ts'

const runs = { seed: 20261121, numRuns: 200 }
const answered = <T extends { readonly kind: string }>(result: T) => {
  if (result.kind === 'refused') throw new Error('refused')
  return result as Exclude<T, { readonly kind: 'refused' }>
}

describe('the split of a total', () => {
  it('is binomial without overdispersion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (total, chance) => {
          const law = binomial(total, chance)
          const y = Math.floor(total / 3)
          const half = 0.5 * Math.exp(law.logPmf(y))
          expect(lowerMidP({ total, chance, phi: 1 }, y)).toBeCloseTo(law.atMost(y) - half, 10)
          expect(upperMidP({ total, chance, phi: 1 }, y)).toBeCloseTo(law.atLeast(y) - half, 10)
        },
      ),
      runs,
    )
  })

  it('is what two overdispersed counts of that sum show, by simulation', () => {
    const stream = new RandomStream(21)
    const total = 24
    let seen = 0
    let below = 0
    for (let draw = 0; draw < 150_000; draw++) {
      const one = stream.negativeBinomial(12, 12)
      const other = stream.negativeBinomial(12, 12)
      if (one + other !== total) continue
      seen += 1
      if (other < 8) below += 1
      else if (other === 8) below += 0.5
    }
    expect(below / seen).toBeCloseTo(lowerMidP({ total, chance: 0.5, phi: 2 }, 8), 1.5)
    expect(seen).toBeGreaterThan(4000)
  })
})

describe('the change of a count', () => {
  it('is judged the same by test and interval', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.integer({ min: 1, max: 80 }), fc.constantFrom(1, 1.7, 4), (y1, y2, phi) => {
        const { midP, interval, verdict } = answered(countChange({ y1, y2, phi }))
        const isCertain = interval.low > 1 || (interval.high ?? 2) < 1
        expect(verdict !== 'within-normal-variation').toBe(midP <= 0.05)
        expect(isCertain).toBe(midP <= 0.05)
      }),
      runs,
    )
  })

  it('turns round with the order of the years', () => {
    const one = answered(countChange({ y1: 30, y2: 45, phi: 1.5 }))
    const other = answered(countChange({ y1: 45, y2: 30, phi: 1.5 }))
    expect(other.midP).toBeCloseTo(one.midP, 12)
    expect(1 / (other.interval.high ?? 0)).toBeCloseTo(one.interval.low, 9)
  })

  it('is covered close to 95 times in 100, also with few events', () => {
    for (const [one, other] of [
      [3, 3],
      [8, 5],
      [20, 30],
    ] as const) {
      expect(changeCoverage(one, other)).toBeGreaterThan(0.94)
    }
  })

  it('between quiet years with overdispersed months is called one in about twenty times, not one in six', () => {
    const { calm, plain } = falseChanges()
    expect(calm).toBeLessThan(0.075)
    expect(plain).toBeGreaterThan(0.12)
  })

  it('is given in percent from a base of twenty', () => {
    expect(countChange({ y1: 19, y2: 38, phi: 1 })).toMatchObject({
      percent: null,
      warnings: ['base-too-small-for-percent'],
      needs: [{ code: 'events-before', needed: 20, had: 19 }],
    })
    expect(answered(countChange({ y1: 20, y2: 40, phi: 1 })).percent).toBeCloseTo(100, 12)
    expect(answered(countChange({ y1: 20, y2: 10, t2: 0.5, phi: 1 })).percent).toBeCloseTo(0, 12)
  })

  it('has no ratio from nothing and is refused between nothing and nothing', () => {
    expect(countChange({ y1: 0, y2: 6 })).toMatchObject({
      value: null,
      interval: { high: null },
      warnings: ['base-too-small-for-percent', 'no-base', 'overdispersion-unknown'],
    })
    expect(countChange({ y1: 0, y2: 0 })).toEqual({ kind: 'refused', reason: 'no-events', needed: 1, had: 0 })
  })

  it('leaves out a month that is missing in either year, from both', () => {
    const months = [4, 6, 3, 5, 8, 7, 6, 4, 5, 3, 2, 4]
    const gap = countChangeByMonth({ months1: [...months, null], months2: [...months, 50] })
    expect(gap).toMatchObject({ before: 57, after: 57, warnings: ['missing-periods'] })
    expect(countChangeByMonth({ months1: [3, 4], months2: [5, 1] })).toMatchObject({
      phi: 1,
      warnings: ['base-too-small-for-percent', 'overdispersion-unknown'],
      needs: [{ code: 'events-before' }, { code: 'periods-with-events', needed: 6, had: 2 }],
    })
    expect(countChangeByMonth({ months1: [null], months2: [null] })).toMatchObject({ kind: 'refused' })
  })

  it('survives huge counts and one-sided ones', () => {
    expect(countChange({ y1: 1_000_000, y2: 1_010_000, phi: 1 })).toMatchObject({ verdict: 'rise' })
    const fall = answered(countChange({ y1: 5000, y2: 0, phi: 3 }))
    expect(fall).toMatchObject({ verdict: 'fall', value: 0, interval: { low: 0 } })
    expect(fall.midP).toBeGreaterThanOrEqual(0)
  })

  it('is an error for impossible input', () => {
    for (const attempt of [
      () => countChange({ y1: -1, y2: 3 }),
      () => countChange({ y1: 1.5, y2: 3 }),
      () => countChange({ y1: 1, y2: 3, t1: 0 }),
      () => countChange({ y1: 1, y2: 3, phi: 0.5 }),
      () => countChange({ y1: 1, y2: 3, phi: Number.NaN }),
      () => countChange({ y1: 1, y2: 3, level: 0 }),
      () => countChangeByMonth({ months1: [1, 2], months2: [1] }),
      () => countChangeByMonth({ months1: [1, 2], months2: [1, -1] }),
    ])
      expect(attempt).toThrow(AnalysisInputError)
  })
})

describe('the change of a survey share', () => {
  const before = { share: 0.41, n: 520, designEffect: 1.3 }
  const after = { share: 0.3, n: 480, designEffect: 1.3 }

  it('is certain when its interval leaves zero out', () => {
    expect(surveyChange(before, after)).toMatchObject({ verdict: 'fall', warnings: [] })
    expect(surveyChange(before, { ...after, designEffect: 6 })).toMatchObject({ verdict: 'no-certain-change' })
    expect(surveyChange(after, before)).toMatchObject({ verdict: 'rise' })
  })

  it('rests on fewer answers the larger the design effect, and on more when many of few were asked', () => {
    const size = (sample: Parameters<typeof effectiveSample>[0]) => effectiveSample(sample).size
    expect(size(before)).toBeCloseTo(400, 10)
    expect(size({ share: 0.4, n: 520 })).toBeCloseTo(400, 10)
    expect(size({ ...before, population: 520 * 20 })).toBeCloseTo(400, 10)
    expect(size({ ...before, population: 1039 })).toBeCloseTo(400 / (519 / 1038), 10)
    expect(effectiveSample({ share: 0.4, n: 520 }).source).toBe('assumed')
  })

  it('takes the design effect of unequal weights from Kish', () => {
    expect(kishDesignEffect([2, 2, 2])).toBeCloseTo(1, 12)
    expect(kishDesignEffect([1, 3])).toBeCloseTo((2 * 10) / 16, 12)
    expect(effectiveSample({ share: 0.5, n: 2, weights: [1, 3] })).toMatchObject({ size: 1.6, source: 'kish' })
    expect(() => kishDesignEffect([])).toThrow(AnalysisInputError)
    expect(() => kishDesignEffect([1, 0])).toThrow(AnalysisInputError)
    expect(() => effectiveSample({ share: 0.5, n: 3, weights: [1, 3] })).toThrow(AnalysisInputError)
  })

  it('is refused under fifty answers and shown interval first under a hundred', () => {
    expect(surveyChange({ ...before, n: 49 }, after)).toEqual({
      kind: 'refused',
      reason: 'too-few-answers',
      needed: 50,
      had: 49,
    })
    expect(surveyChange({ ...before, n: 99 }, after)).toMatchObject({
      warnings: ['interval-first'],
      needs: [{ code: 'answers', needed: 100, had: 99 }],
    })
  })

  it('shows how many of those asked have answered', () => {
    expect(surveyChange({ ...before, invited: 1040 }, after)).toMatchObject({ responseRates: [0.5, null] })
    expect(() => surveyChange({ ...before, invited: 500 }, after)).toThrow(AnalysisInputError)
  })

  it('has no test where nobody gave the answer', () => {
    const none = { share: 0, n: 200, designEffect: 1 }
    expect(surveyChange(none, none)).toMatchObject({ pooled: null, warnings: ['no-variation'], value: 0 })
  })

  it('is covered close to 95 times in 100 with clustered answers', () => {
    expect(surveyCoverage()).toBeGreaterThan(0.94)
  })

  it('is an error for a share over 1, a population no larger than the sample, and no design', () => {
    for (const wrong of [
      { ...before, share: 34 },
      { ...before, share: Number.NaN },
      { ...before, n: 100.5 },
      { ...before, population: 520 },
      { ...before, designEffect: 0 },
    ])
      expect(() => surveyChange(wrong, after)).toThrow(AnalysisInputError)
  })

  it('in a family counts as certain only when it survives the others', () => {
    const weak = answered(surveyChange(before, { ...after, share: 0.335 }))
    expect(weak.verdict).toBe('fall')
    expect(judgeSurveyFamily([weak]).verdicts).toEqual(['fall'])
    const calm = surveyChange(before, { ...after, share: 0.405 })
    const refused = surveyChange({ ...before, n: 10 }, after)
    const family = judgeSurveyFamily([weak, ...new Array(9).fill(calm), refused])
    expect(family).toMatchObject({ n: 10, warnings: ['untested-comparisons'] })
    expect(family.verdicts[0]).toBe('no-certain-change')
    expect(family.q[0]).toBeCloseTo(Math.min(1, 10 * (weak.pooled?.p ?? 1)), 12)
    expect(family.verdicts.at(-1)).toBeNull()
    expect(family.q.at(-1)).toBeNull()
    expect(judgeSurveyFamily([])).toMatchObject({ n: 0, q: [] })
  })
})

function changeCoverage(one: number, other: number): number {
  const stream = new RandomStream(31)
  let shown = 0
  let covered = 0
  for (let draw = 0; draw < 1500; draw++) {
    const change = countChange({ y1: stream.poisson(one), y2: stream.poisson(other), phi: 1 })
    if (change.kind === 'refused') continue
    shown += 1
    const { low, high } = change.interval
    if (low <= other / one && (high === null || other / one <= high)) covered += 1
  }
  return covered / shown
}

/** Shares of quiet pairs of years that are called changed, with and without regard to overdispersion. */
function falseChanges() {
  const stream = new RandomStream(41)
  const year = () => Array.from({ length: 12 }, () => stream.negativeBinomial(5, 5))
  let calm = 0
  let plain = 0
  const pairs = 1200
  for (let pair = 0; pair < pairs; pair++) {
    const change = answered(countChangeByMonth({ months1: year(), months2: year() }))
    if (change.verdict !== 'within-normal-variation') calm += 1
    if (answered(countChange({ y1: change.before, y2: change.after })).verdict !== 'within-normal-variation') plain += 1
  }
  return { calm: calm / pairs, plain: plain / pairs }
}

/** Clusters of five that answer alike more often than chance: within-cluster correlation 0.1, design effect 1.4. */
function surveyCoverage(): number {
  const stream = new RandomStream(51)
  const clusters = 60
  const round = (share: number) => {
    let yes = 0
    for (let cluster = 0; cluster < clusters; cluster++) {
      const first = stream.gamma(9 * share)
      const own = first / (first + stream.gamma(9 * (1 - share)))
      for (let answer = 0; answer < 5; answer++) if (stream.uniform() < own) yes += 1
    }
    return { share: yes / (5 * clusters), n: 5 * clusters, designEffect: 1.4 }
  }
  let covered = 0
  const draws = 2000
  for (let draw = 0; draw < draws; draw++) {
    const { low, high } = answered(surveyChange(round(0.25), round(0.35))).interval
    if (low <= 0.1 && 0.1 <= high) covered += 1
  }
  return covered / draws
}
