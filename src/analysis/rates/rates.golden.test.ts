import { describe, expect, it } from 'vitest'
import { type Comparison, checkTopic } from '../testing/golden.ts'
import { fisherTwoSided } from './exact-tests.ts'
import { funnel } from './funnel.ts'
import { harm } from './harm.ts'
import { deviateOf } from './interval.ts'
import { newcombe } from './newcombe.ts'
import { byarLimits, exactLimits, midPLimits, poissonInterval, rate } from './poisson-interval.ts'
import { clopperPearson, wilson } from './proportion.ts'
import { rateRatio } from './rate-ratio.ts'
import { smooth } from './smoothing.ts'
import { dobson } from './standardised-rate.ts'
import { surveyChange } from './survey-change.ts'
import { dobsonLimits, effectiveNumber, fayFeuerLimits, weightedSum } from './weighted-sum.ts'

describe('the reference numbers', () => {
  it('hold for intervals, rates, comparisons and changes', () => {
    const counts = checkTopic<IntervalGolden>('09_intervals', intervalsByHand, (c, golden) => {
      compareProportions(c, golden)
      compareCounts(c, golden)
      compareDifferences(c, golden)
      compareSurveys(c, golden)
      compareWeightedSums(c, golden)
      compareFunnel(c, golden)
      compareSmoothing(c, golden)
    })
    expect(counts.reference ?? 400).toBeGreaterThan(300)
  })

  it('hold for the weighted index', () => {
    const counts = checkTopic<HarmGolden>('12_spacetime', harmByHand, compareHarm)
    expect(counts.reference ?? 10).toBeGreaterThanOrEqual(10)
  })
})

type Row<Key extends string> = { readonly [K in Key]: number }
type Column<Key extends string> = { readonly [K in Key]: readonly number[] }

interface IntervalGolden {
  readonly proportion: readonly (Row<'x' | 'n'> & {
    readonly [K in 'wilson_lo' | 'wilson_hi' | 'cp_lo' | 'cp_hi' | 'w998_lo' | 'w998_hi']: number | null
  })[]
  readonly count: readonly Row<
    | 'O'
    | 'exact_lo'
    | 'exact_hi'
    | 'byar_lo'
    | 'byar_hi'
    | 'midp_lo'
    | 'midp_hi'
    | 'exact998_lo'
    | 'exact998_hi'
    | 'byar998_lo'
    | 'byar998_hi'
  >[]
  readonly ratePer1000: readonly Row<'O' | 'pop' | 'per1000' | 'lo' | 'hi'>[]
  readonly newcombe: readonly Row<'x1' | 'n1' | 'x2' | 'n2' | 'diff' | 'lo' | 'hi' | 'chisq_p' | 'fisher_p'>[]
  readonly surveyChange: readonly Row<
    'p1' | 'n1' | 'deff1' | 'p2' | 'n2' | 'deff2' | 'N' | 'neff1' | 'neff2' | 'diff' | 'lo' | 'hi' | 'z' | 'p'
  >[]
  readonly dobsonDSR: Column<'O' | 'N' | 'w'> & Row<'dsr1000' | 'lo' | 'hi'>
  readonly harmWeighted: Column<'O' | 'w'> & Row<'H' | 'lo' | 'hi' | 'effectiveN' | 'fayFeuer_lo' | 'fayFeuer_hi'>
  readonly funnel: Column<'E' | 'O' | 'z' | 'lo95' | 'hi95' | 'lo998' | 'hi998' | 'p_upper' | 'midp_upper'> &
    Row<'phi' | 'tau2'>
  readonly rateRatio: readonly Row<'O1' | 'n1' | 'O2' | 'n2' | 'rr' | 'lo' | 'hi' | 'p'>[]
  readonly empiricalBayes: Column<'y' | 'n' | 'smoothed'> & Row<'m' | 's2' | 'a'>
}

interface HarmGolden {
  readonly chi: {
    readonly weights: Readonly<Record<string, number>>
    readonly counts: Readonly<Record<string, number>>
    readonly share: Readonly<Record<string, number>>
  } & Row<'H' | 'var' | 'se' | 'effectiveN'>
}

/** Limits that are 0 come out of the reference with its rounding, e.g. 2e-17. */
function limit(c: Comparison, label: string, got: number | null, expected: number) {
  c.near(label, got, Math.abs(expected) < 1e-15 ? 0 : expected)
}

function answered<T extends { readonly kind: string }>(result: T): Exclude<T, { readonly kind: 'refused' }> {
  if (result.kind === 'refused') throw new Error('refused')
  return result as Exclude<T, { readonly kind: 'refused' }>
}

function compareProportions(c: Comparison, golden: IntervalGolden) {
  for (const row of golden.proportion) {
    const { x, n, wilson_lo, wilson_hi, cp_lo, cp_hi, w998_lo, w998_hi } = row
    for (const [label, result, lo, hi] of [
      ['wilson', wilson(x, n), wilson_lo, wilson_hi],
      ['clopper-pearson', clopperPearson(x, n), cp_lo, cp_hi],
      ['wilson 99.8', wilson(x, n, 0.998), w998_lo, w998_hi],
    ] as const) {
      if (lo === null || hi === null) {
        c.same(`${label} ${x}/${n}`, result.kind, 'refused')
        continue
      }
      const { interval } = answered(result)
      limit(c, `${label} ${x}/${n} low`, interval.low, lo)
      limit(c, `${label} ${x}/${n} high`, interval.high, hi)
    }
  }
}

function compareCounts(c: Comparison, golden: IntervalGolden) {
  for (const row of golden.count) {
    const { O } = row
    for (const [label, limits, lo, hi] of [
      ['exact', exactLimits(O, 0.95), row.exact_lo, row.exact_hi],
      ['byar', byarLimits(O, 0.95), row.byar_lo, row.byar_hi],
      ['mid-p', midPLimits(O, 0.95), row.midp_lo, row.midp_hi],
      ['exact 99.8', exactLimits(O, 0.998), row.exact998_lo, row.exact998_hi],
      ['byar 99.8', byarLimits(O, 0.998), row.byar998_lo, row.byar998_hi],
    ] as const) {
      c.near(`${label} ${O} low`, limits.low, lo)
      c.near(`${label} ${O} high`, limits.high, hi)
    }
    c.near(`shown ${O}`, poissonInterval(O).interval.low, O < 10 ? row.exact_lo : row.byar_lo)
  }
  for (const { O, pop, per1000, lo, hi } of golden.ratePer1000) {
    const { value, interval } = rate(O, pop)
    c.near(`rate ${O}/${pop}`, value, per1000)
    c.near(`rate ${O}/${pop} low`, interval.low, lo)
    c.near(`rate ${O}/${pop} high`, interval.high, hi)
  }
}

function compareDifferences(c: Comparison, golden: IntervalGolden) {
  for (const { diff, lo, hi, chisq_p, fisher_p, ...counts } of golden.newcombe) {
    const { value, interval, pooled, fisherP } = answered(newcombe(counts))
    c.near('difference', value, diff)
    c.near('difference low', interval.low, lo)
    c.near('difference high', interval.high, hi)
    c.near('difference pooled p', pooled?.p, chisq_p)
    c.near('difference Fisher p', fisherP, fisher_p)
  }
  for (const { rr, lo, hi, p, ...rates } of golden.rateRatio) {
    const ratio = answered(rateRatio(rates))
    c.near('rate ratio', ratio.value, rr)
    c.near('rate ratio low', ratio.interval.low, lo)
    c.near('rate ratio high', ratio.interval.high, hi)
    c.near('rate ratio p', ratio.p, p)
  }
}

function compareSurveys(c: Comparison, golden: IntervalGolden) {
  for (const row of golden.surveyChange) {
    const population = row.N > 0 ? { population: row.N } : {}
    const change = answered(
      surveyChange(
        { share: row.p1, n: row.n1, designEffect: row.deff1, ...population },
        { share: row.p2, n: row.n2, designEffect: row.deff2, ...population },
      ),
    )
    c.near('effective before', change.effective[0].size, row.neff1)
    c.near('effective after', change.effective[1].size, row.neff2)
    c.near('change', change.value, row.diff)
    c.near('change low', change.interval.low, row.lo)
    c.near('change high', change.interval.high, row.hi)
    c.near('change z', change.pooled?.z, row.z)
    c.near('change p', change.pooled?.p, row.p)
  }
}

function compareWeightedSums(c: Comparison, { dobsonDSR, harmWeighted }: IntervalGolden) {
  const standardised = answered(dobson(dobsonDSR))
  c.near('standardised rate', standardised.value, dobsonDSR.dsr1000)
  c.near('standardised low', standardised.interval?.low, dobsonDSR.lo)
  c.near('standardised high', standardised.interval?.high, dobsonDSR.hi)
  const sum = weightedSum(harmWeighted.O, harmWeighted.w)
  c.near('weighted sum', sum.value, harmWeighted.H)
  c.near('effective number', effectiveNumber(sum), harmWeighted.effectiveN)
  const exact = dobsonLimits(sum, 0.95, 'exact')
  c.near('weighted low', exact.low, harmWeighted.lo)
  c.near('weighted high', exact.high, harmWeighted.hi)
  const gamma = fayFeuerLimits(sum, 0.95)
  c.near('gamma low', gamma.low, harmWeighted.fayFeuer_lo)
  c.near('gamma high', gamma.high, harmWeighted.fayFeuer_hi)
}

function compareFunnel(c: Comparison, { funnel: expected }: IntervalGolden) {
  const result = answered(funnel(expected.O, expected.E))
  c.near('phi', result.phi, expected.phi)
  c.near('tau2', result.tau2, expected.tau2)
  for (const [area, { deviate, chance }] of result.areas.entries()) {
    const at = (column: readonly number[]) => column[area] ?? Number.NaN
    c.near('deviate', deviate, at(expected.z), { scale: 1 })
    c.near('low 95', chance.limits95.low, at(expected.lo95))
    c.near('high 95', chance.limits95.high, at(expected.hi95))
    c.near('low 99.8', chance.limits998.low, at(expected.lo998))
    c.near('high 99.8', chance.limits998.high, at(expected.hi998))
    c.near('upper p', chance.p, at(expected.p_upper))
    c.near('upper mid-p', chance.midP, at(expected.midp_upper))
  }
}

function compareSmoothing(c: Comparison, { empiricalBayes: expected }: IntervalGolden) {
  const smoothed = answered(smooth(expected.y, expected.n))
  c.near('common rate', smoothed.mean, expected.m)
  c.near('variance', smoothed.variance, expected.s2)
  c.near('between', smoothed.between, expected.a)
  for (const [area, value] of smoothed.values.entries())
    c.near('smoothed', value, expected.smoothed[area] ?? Number.NaN)
}

function compareHarm(c: Comparison, { chi }: HarmGolden) {
  const ids = Object.keys(chi.counts)
  const sum = weightedSum(
    ids.map((id) => chi.counts[id] ?? Number.NaN),
    ids.map((id) => chi.weights[id] ?? Number.NaN),
  )
  c.near('effective number', effectiveNumber(sum), chi.effectiveN)
  c.near('index', sum.value, chi.H)
  c.near('variance', sum.variance, chi.var)
  const index = harm(chi)
  if (index.kind === 'refused') return c.same('refused', chi.effectiveN < 10, true)
  c.near('shown index', index.value, chi.H)
  c.near('standard error', index.standardError, chi.se)
  for (const [id, share] of Object.entries(chi.share)) c.near(`share of ${id}`, index.shares[id], share)
}

function intervalsByHand(c: Comparison) {
  const deviate = deviateOf(0.95)
  const square = deviate * deviate
  c.near('all of n', answered(wilson(4, 4)).interval.low, 4 / (4 + square))
  c.near('none of n', answered(clopperPearson(0, 3)).interval.high, 1 - 0.025 ** (1 / 3))
  c.near('no events', exactLimits(0, 0.95).high, -Math.log(0.025))
  c.near('no events, mid-p', midPLimits(0, 0.95).high, -Math.log(0.05))
  c.near('one event', exactLimits(1, 0.9).low, -Math.log(0.95))
  c.near('byar', byarLimits(9, 0.95).low, 9 * (80 / 81 - deviate / 9) ** 3)
  c.near('tea tasting', fisherTwoSided(3, 4, [1, 4]), 34 / 70)
  const sum = weightedSum([2, 3], [1, 2])
  c.near('sum', sum.value, 8)
  c.near('effective number', effectiveNumber(sum), 64 / 14)
  const alike = answered(rateRatio({ O1: 3, n1: 10, O2: 3, n2: 10 }))
  c.near('equal rates', alike.p, 1)
  const smoothed = answered(smooth([0, 40], [10, 10]))
  // m = 2, s² = 4, a = 4 − 2/10
  c.near('between', smoothed.between, 3.8)
  c.near('smoothed', smoothed.values[0], 2 - (2 * 3.8) / 4)
}

function harmByHand(c: Comparison) {
  const index = answered(harm({ counts: { a: 20, b: 10 }, weights: { a: 1, b: 2 } }))
  c.near('index', index.value, 40)
  c.near('effective number', index.effectiveNumber, 1600 / 60)
  c.near('share', index.shares.b, 0.5)
}
