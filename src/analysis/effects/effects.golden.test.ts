import { describe, expect, it } from 'vitest'
import { type CountFit, fitCounts } from '../regression/count-regression.ts'
import { fitNegativeBinomial } from '../regression/negative-binomial-regression.ts'
import { clusterCovariance, heteroscedasticCovariance, neweyWestCovariance } from '../regression/robust-covariance.ts'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import { displacementQuotient, type EightCounts, weightedDisplacementDifference } from './counterfactual-difference.ts'
import { detectableBySimulation, detectableReduction } from './detectable.ts'
import { differenceInDifferences, type LongPanel, toModel } from './difference-in-differences.ts'
import { eTest, exactChange, type TwoCounts } from './exact-change.ts'
import { exactRatio } from './exact-ratio.ts'
import { logRatioOf, type RatioOptions, ratioOfRatios } from './four-counts.ts'
import { type InterruptedInput, interruptedSeries, toSeries } from './interrupted-series.ts'
import { filterLevel, localLevel } from './local-level.ts'
import type { PanelInput } from './panel.ts'
import { randomisationTest } from './randomisation.ts'
import { robustRatio } from './robust-ratio.ts'
import { fitSynthetic, placeboRanks, syntheticControl } from './synthetic-control.ts'

/** The value itself, when it is no refusal. */
function answered<T extends object>(name: string, result: T): Exclude<T, { readonly kind: 'refused' }> {
  if ('kind' in result && result.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(result)}`)
  return result as Exclude<T, { readonly kind: 'refused' }>
}

function nearAll(c: Comparison, label: string, got: ArrayLike<number | null>, expected: readonly number[], how = {}) {
  c.same(`${label} length`, got.length, expected.length)
  for (const [index, value] of expected.entries()) c.near(`${label} ${index}`, got[index], value, how)
}

const diagonalRoots = (covariance: Float64Array, factor = 1): readonly number[] => {
  const order = Math.sqrt(covariance.length)
  return Array.from({ length: order }, (_, i) => Math.sqrt(factor * (covariance[i * (order + 1)] ?? Number.NaN)))
}

describe('the reference numbers', () => {
  it('hold for tables of before and after', () => {
    const counts = checkTopic<TablesGolden>('08_effect', tablesByHand, (c, golden) => {
      for (const [index, table] of golden.cases.entries()) compareTable(c, `table ${index + 1}`, table)
      const { k0, t0, k1, t1, ratio, lo, hi, p, etest } = golden.unequalTime
      const change = answered('unequal times', exactChange({ k0, t0, k1, t1 }))
      c.near('unequal ratio', change.value, ratio)
      c.near('unequal low', change.interval.low, lo)
      c.near('unequal high', change.interval.high, hi)
      c.near('unequal p', change.p, p)
      c.near('unequal E-test', eTest({ k0, t0, k1, t1 }).p, etest)
      for (const { n, phi, RIRR_detectable } of golden.minimumDetectable) {
        const { value } = detectableReduction({ n, phi })
        // The reference looks only at multiples of 0.005, from 0.995 downwards.
        const onGrid = value === null ? null : Math.floor(value / 0.005 + 1e-9) * 0.005
        if (RIRR_detectable === null) c.same(`detectable ${n} ${phi}`, onGrid, null)
        else c.near(`detectable ${n} ${phi}`, onGrid, RIRR_detectable)
      }
      for (const { n, RIRR_detectable_exact } of golden.minimumDetectableExact) {
        // 400 draws there: the ratio is known to one step of 0.05 either way; null is one step under 0.
        const { value } = detectableBySimulation({ n, draws: 4000 })
        const near = { tolerance: 0.0501, scale: 1 }
        c.near(`exact detectable ${n}`, value ?? -0.05, RIRR_detectable_exact ?? -0.05, near)
      }
    })
    expect(counts.reference ?? 300).toBeGreaterThan(250)
  })

  it('hold for interrupted series and differences in differences', () => {
    const counts = checkTopic<SeriesGolden>('10_its_glm', seriesByHand, (c, golden) => {
      for (const [name, series] of Object.entries(golden.its)) compareSeries(c, name, series)
      compareDifferences(c, golden.did)
    })
    expect(counts.reference ?? 900).toBeGreaterThan(500)
  })

  it('hold for the synthetic control and the local level', () => {
    const counts = checkTopic<StructuralGolden>('16_synth_structural', structuralByHand, (c, golden) => {
      const { Y, T0 } = golden
      const fit = fitSynthetic({ Y, T0 }, 0)
      nearAll(c, 'weights', fit.weights, golden.weights, { tolerance: 1e-8, scale: 1 })
      nearAll(c, 'gap', fit.gap, golden.gap, { tolerance: 1e-8, scale: 1 })
      c.near('RMSPE before', fit.preRMSPE, golden.preRMSPE)
      c.near('RMSPE after', fit.postRMSPE, golden.postRMSPE)
      const after = fit.gap.slice(T0)
      c.near('mean effect', after.reduce((sum, gap) => sum + gap, 0) / after.length, golden.avgEffectPost)
      const ranks = placeboRanks({ Y, T0 })
      nearAll(c, 'ratios', ranks?.ratios ?? [], golden.ratioAll, { tolerance: 1e-8 })
      c.near('rank', ranks?.p, golden.p)
      for (const [index, weights] of golden.placeboWeights.entries()) {
        nearAll(c, `placebo ${index}`, fitSynthetic({ Y, T0 }, index + 1).weights, weights, {
          tolerance: 1e-8,
          scale: 1,
        })
      }
      compareOffer(c, golden)
      compareLevel(c, golden.localLevel)
    })
    expect(counts.reference ?? 400).toBeGreaterThan(300)
  })

  it('hold for the robust ratio', () => {
    const counts = checkTopic<RobustGolden>('19_rirr_robust', robustByHand, (c, golden) => {
      for (const [name, panel] of Object.entries(golden.cases)) compareRobust(c, name, panel)
    })
    expect(counts.reference ?? 100).toBeGreaterThan(80)
  })
})

function compareTable(c: Comparison, name: string, expected: TableCase): void {
  const { counts } = expected
  const asRatio = (label: string, options: RatioOptions, wanted: ExpectedRatio) => {
    const ratio = ratioOfRatios(counts, options)
    if (ratio.kind === 'refused') {
      // Without any event in a group the reference goes on with ½ in each cell; we refuse, but the formula is the same.
      const formula = logRatioOf(counts)
      c.same(`${name} refused`, Math.min(counts.T0 + counts.T1, counts.C0 + counts.C1), 0)
      c.near(`${name} ln ratio`, formula.logRatio, expected.logRIRR, { scale: 1 })
      c.near(`${name} variance`, formula.variance, expected.varLog)
      return
    }
    c.same(`${name} added`, ratio.added, expected.haldane)
    c.near(`${name} RES`, ratio.relativeEffect, expected.RES_OR)
    c.near(`${name} ln ratio`, ratio.logRatio, expected.logRIRR, { scale: 1 })
    c.near(`${name} variance`, ratio.variance, expected.varLog)
    c.near(`${name} ${label}`, ratio.value, wanted.est)
    c.near(`${name} ${label} low`, ratio.interval.low, wanted.lo)
    c.near(`${name} ${label} high`, ratio.interval.high, wanted.hi)
    c.near(`${name} ${label} z`, ratio.z, wanted.z, { scale: 1 })
    c.near(`${name} ${label} p`, ratio.p, wanted.p)
  }
  asRatio('Poisson', {}, expected.RIRR_poisson)
  asRatio('phi 2', { phi: 2 }, expected.RIRR_phi2)
  asRatio('phi 1.5', { phi: 1.5 }, expected.RIRR_phi1_5)
  compareFisher(c, name, expected)
  compareDisplacement(c, name, expected)
  comparePrePost(c, name, expected)
}

function compareFisher(c: Comparison, name: string, { counts, fisher }: TableCase): void {
  const exact = exactRatio(counts)
  if (exact.kind === 'refused') {
    // One table only: the reference says 0 to infinity with p = 1.
    c.same(`${name} Fisher refused`, fisher.p === 1 && fisher.lo === 0 && fisher.hi === null, true)
    return
  }
  c.near(`${name} Fisher p`, exact.p, fisher.p)
  c.near(`${name} Fisher mid-p`, exact.midP, fisher.midp)
  // R searches between 0 and 1, for the ratio or its inverse, and stops within 1.2e-4.
  const searched = (label: string, got: number | null, wanted: number | null) => {
    if (wanted === null || got === null) return c.same(label, got, wanted)
    const turn = (value: number) => (wanted > 1 ? 1 / value : value)
    c.near(label, turn(got), turn(wanted), { tolerance: 1.3e-4, scale: 1 })
  }
  searched(`${name} Fisher ratio`, exact.value, fisher.condMLE)
  searched(`${name} Fisher low`, exact.interval.low, fisher.lo)
  searched(`${name} Fisher high`, exact.interval.high, fisher.hi)
}

function compareDisplacement(c: Comparison, name: string, { counts, WDD, WDQ }: TableCase): void {
  const wdd = answered(name, weightedDisplacementDifference(counts))
  c.near(`${name} WDD local`, wdd.local.value, WDD.local)
  c.near(`${name} WDD local error`, wdd.local.standardError, WDD.seLocal)
  c.near(`${name} WDD around`, wdd.displacement.value, WDD.displacement)
  c.near(`${name} WDD around error`, wdd.displacement.standardError, WDD.seDisplacement)
  c.near(`${name} WDD`, wdd.value, WDD.total)
  c.near(`${name} WDD error`, wdd.standardError, WDD.seTotal)
  c.near(`${name} WDD z`, wdd.z, WDD.z)
  c.near(`${name} WDD low`, wdd.interval.low, WDD.lo95)
  c.near(`${name} WDD high`, wdd.interval.high, WDD.hi95)
  const quotient = displacementQuotient(counts)
  if (WDQ === null) {
    c.same(`${name} no WDQ`, quotient.kind, 'refused')
    return
  }
  if (quotient.kind === 'refused') {
    // Shown only where the treated areas improved.
    c.same(`${name} WDQ refused`, WDQ.denominator >= 0, true)
    c.near(`${name} WDQ change`, quotient.had, WDQ.denominator)
    return
  }
  c.near(`${name} WDQ`, quotient.value, WDQ.WDQ ?? Number.NaN)
  c.near(`${name} WDQ above`, quotient.numerator, WDQ.numerator, { scale: 1 })
  c.near(`${name} WDQ below`, quotient.denominator, WDQ.denominator)
  c.near(`${name} gross effect`, quotient.grossEffect, WDQ.GE)
  c.near(`${name} net effect`, quotient.netEffect, WDQ.NE)
  c.near(`${name} total net effect`, quotient.totalNetEffect, WDQ.TNE)
}

function comparePrePost(c: Comparison, name: string, { counts, prePost }: TableCase): void {
  const pair = { k0: counts.T0, t0: 1, k1: counts.T1, t1: 1 }
  // The reference leaves out tails of 1e-14, so a small p is known to that only.
  c.near(`${name} E-test`, eTest(pair).p, prePost.etest, { scale: 1e-4 })
  const change = exactChange(pair)
  if (change.kind === 'refused') {
    c.same(`${name} nothing to compare`, prePost.p_binom, null)
    return
  }
  c.near(`${name} binomial p`, change.p, prePost.p_binom ?? Number.NaN)
  c.near(`${name} binomial mid-p`, change.midP, prePost.midp ?? Number.NaN)
  c.near(`${name} before-after low`, change.interval.low, prePost.clopperPearson[0] ?? Number.NaN)
  const high = prePost.clopperPearson[1] ?? null
  if (high === null) c.same(`${name} before-after high`, change.interval.high, null)
  else c.near(`${name} before-after high`, change.interval.high, high)
  if (prePost.ratio === null) c.same(`${name} before-after ratio`, change.value, null)
  else c.near(`${name} before-after ratio`, change.value, prePost.ratio)
}

/** R stops its iterations at a change of 1e-8 and takes errors from the weights before the last step. */
const asErrors = { tolerance: 1e-4 }

function compareSeries(c: Comparison, name: string, expected: SeriesCase): void {
  const { y, t0, season, exposure, poisson } = expected
  const input: InterruptedInput = { y, t0, season, exposure }
  const { data } = toSeries(input)
  const fit: CountFit = answered(name, fitCounts(data))
  nearAll(c, `${name} coefficient`, fit.coefficients, poisson.coef, { tolerance: 1e-7, scale: 1 })
  nearAll(c, `${name} error`, diagonalRoots(fit.unscaled), poisson.se, asErrors)
  nearAll(c, `${name} quasi error`, diagonalRoots(fit.unscaled, fit.dispersion), poisson.se_quasi, asErrors)
  nearAll(c, `${name} HC1`, diagonalRoots(heteroscedasticCovariance(data, fit)), poisson.se_HC1, asErrors)
  nearAll(c, `${name} Newey-West`, diagonalRoots(neweyWestCovariance(data, fit, 3)), poisson.se_NW3, asErrors)
  c.near(`${name} deviance`, fit.deviance, poisson.deviance)
  c.near(`${name} ln likelihood`, poissonLogLikelihood(y, fit.fitted), poisson.logLik)
  c.near(`${name} phi`, fit.dispersion, poisson.phi, { tolerance: 1e-6 })
  nearAll(c, `${name} fitted`, fit.fitted, poisson.fitted, { tolerance: 1e-7 })
  compareNegativeBinomial(c, name, expected)
  const its = answered(name, interruptedSeries(input))
  c.near(`${name} change`, its.logChange, poisson.coef[2] ?? Number.NaN, { tolerance: 1e-7, scale: 1 })
  c.near(`${name} autocorrelation`, its.autocorrelation, poisson.pearson_acf1, { tolerance: 1e-6, scale: 1 })
  nearAll(c, `${name} counterfactual`, its.counterfactual, expected.counterfactual_post, { tolerance: 1e-7 })
  c.near(`${name} prevented`, its.prevented, expected.avertedSum, { tolerance: 1e-6, scale: 1 })
  c.same(`${name} Newey-West shown`, its.neweyWestError !== null, y.length >= 60)
}

function poissonLogLikelihood(y: readonly number[], fitted: Float64Array): number {
  return y.reduce((sum, count, row) => {
    const mean = fitted[row] ?? Number.NaN
    let logFactorial = 0
    for (let k = 2; k <= count; k++) logFactorial += Math.log(k)
    return sum + count * Math.log(mean) - mean - logFactorial
  }, 0)
}

function compareNegativeBinomial(c: Comparison, name: string, { nb, ...series }: SeriesCase): void {
  const { data } = toSeries(series)
  const fit = fitNegativeBinomial(data)
  if ('note' in nb) {
    c.same(`${name} no overdispersion`, fit.kind === 'refused' && fit.reason, 'no-overdispersion')
    return
  }
  const { theta, thetaError, coefficients, unscaled, logLikelihood, deviance } = answered(name, fit)
  nearAll(c, `${name} NB coefficient`, coefficients, nb.coef, { tolerance: 1e-6, scale: 1 })
  nearAll(c, `${name} NB error`, diagonalRoots(unscaled), nb.se, { tolerance: 1e-5 })
  c.near(`${name} theta`, theta, nb.theta, { tolerance: 1e-5 })
  // R takes it from the step before the last, and its last step may be as long as 1e-4.
  c.near(`${name} theta error`, thetaError, nb.se_theta, { tolerance: 1e-4 })
  c.near(`${name} NB ln likelihood`, 2 * logLikelihood, nb.twologlik)
  c.near(`${name} NB deviance`, deviance, nb.deviance, { tolerance: 1e-5 })
  c.near(`${name} NB AIC`, 2 * (data.columns + 1) - 2 * logLikelihood, nb.AIC)
}

function compareDifferences(c: Comparison, expected: DifferenceCase): void {
  const { y, area, t, postFrom } = expected
  const panel = { y, area, t, treated: list(expected.treated), postFrom }
  const did = answered('did', differenceInDifferences(panel))
  c.near('did', did.logRatio, expected.did, { tolerance: 1e-7, scale: 1 })
  c.near('did phi', did.phi, expected.phi, { tolerance: 1e-6 })
  c.near('did quasi error', did.standardError, Math.sqrt(Math.max(1, expected.phi)) * expected.se_model, asErrors)
  const model = answered('did model', toModel(panel))
  const fit = answered('did fit', fitCounts(model.data))
  c.near('did model error', diagonalRoots(fit.unscaled).at(-1), expected.se_model, asErrors)
  c.near('did raw quasi error', diagonalRoots(fit.unscaled, fit.dispersion).at(-1), expected.se_quasi, asErrors)
  const clustered = diagonalRoots(clusterCovariance(model.data, fit, model.clusters)).at(-1)
  c.near('did cluster error', clustered, expected.se_cluster_HC1, asErrors)
  c.same('cluster error shown', did.clusterError !== null, new Set(area).size >= 20)
  const test = answered('randomisation', randomisationTest(toWide(panel)))
  c.near('aggregated', test.logRatio, expected.logRIRR_aggregated, { scale: 1 })
  nearAll(c, 'placebo', test.placebo, expected.placebo_all28, { tolerance: 1e-7, scale: 1 })
  c.near('randomisation p', test.value, expected.randomisation_p_two)
}

function toWide({ y, area, t, treated, postFrom }: LongPanel): PanelInput {
  const areas = [...new Set(area)].sort((a, b) => a - b)
  const last = Math.max(...t)
  const Y = areas.map((code) =>
    Array.from(
      { length: last },
      (_, period) => y[t.findIndex((time, row) => time === period + 1 && area[row] === code)] ?? null,
    ),
  )
  return { Y, treated: treated.map((code) => areas.indexOf(code) + 1), pre: [1, postFrom - 1], post: [postFrom, last] }
}

function compareOffer(c: Comparison, { Y, T0, preRMSPE, p, avgEffectPost }: StructuralGolden): void {
  const offered = syntheticControl({ Y, T0 })
  const mean = (Y[0] ?? []).slice(0, T0).reduce((sum, count) => sum + count, 0) / T0
  const isOffered = Y.length > 8 && T0 >= 24 && mean >= 5 && preRMSPE <= 0.25 * mean
  c.same('offered', offered.kind, isOffered ? 'synthetic-control' : 'refused')
  if (offered.kind === 'refused') return
  c.near('offered effect', offered.value, avgEffectPost)
  c.near('offered rank', offered.p, p)
}

function compareLevel(c: Comparison, expected: LevelCase): void {
  const filter = filterLevel(expected.y, expected)
  nearAll(c, 'one step ahead', filter.oneStep, expected.oneStep)
  nearAll(c, 'variance ahead', filter.F, expected.F)
  c.near('ln likelihood', filter.logLikelihood, expected.loglikGivenVar)
  const level = answered('local level', localLevel(expected.y))
  // Optimisers and starts differ: R and statsmodels are 0.7 % apart.
  c.near('variance of the level', level.varLevel, expected.varLevel, { tolerance: 0.01 })
  c.near('variance of the noise', level.varEpsilon, expected.varEpsilon, { tolerance: 0.01 })
}

function compareRobust(c: Comparison, name: string, expected: RobustCase): void {
  const { Y, pre, post } = expected
  const result = robustRatio({ Y, treated: list(expected.treated), pre, post })
  if (result.kind === 'refused') {
    // The reference adds ½ and goes on where a whole group has no event.
    c.same(`${name} refused`, Math.min(expected.a0 + expected.a1, expected.c0 + expected.c1), 0)
    return
  }
  for (const [got, wanted] of [
    ['T0', 'a0'],
    ['T1', 'a1'],
    ['C0', 'c0'],
    ['C1', 'c1'],
  ] as const) {
    c.same(`${name} ${wanted}`, result.counts[got], expected[wanted])
  }
  c.same(`${name} added`, result.added, expected.haldane)
  c.near(`${name} ln ratio`, result.logRatio, expected.logRIRR, { scale: 1 })
  c.near(`${name} ratio`, result.value, expected.RIRR)
  c.near(`${name} variance`, result.variance, expected.varPoisson)
  c.near(`${name} residual phi`, result.phiResidual, expected.phiResid, { tolerance: 1e-6 })
  c.near(`${name} placebo phi`, result.phiPlacebo, expected.phiPlacebo)
  nearAll(c, `${name} placebo`, result.placeboZ, expected.placeboZ, { scale: 1 })
  const byPhi = { tolerance: 1e-6 }
  c.near(`${name} phi`, result.phi, expected.phi, byPhi)
  c.same(`${name} degrees`, result.degrees, expected.df)
  c.near(`${name} error`, result.standardError, expected.se, byPhi)
  c.near(`${name} low`, result.interval.low, expected.lo, byPhi)
  c.near(`${name} high`, result.interval.high, expected.hi, byPhi)
  c.near(`${name} p`, result.p, expected.p, byPhi)
  c.near(`${name} prevented`, result.prevented, expected.avertedApprox, { scale: 1 })
}

function tablesByHand(c: Comparison): void {
  const halved = answered('halved', ratioOfRatios({ T0: 20, T1: 10, C0: 40, C1: 40 }))
  c.near('ratio', halved.value, 0.5)
  c.near('variance', halved.variance, 1 / 20 + 1 / 10 + 1 / 40 + 1 / 40)
  // Three of three events before: 1/8 each way; the mid-p is half the mass of the two ends.
  const stopped = answered('stopped', exactChange({ k0: 3, t0: 1, k1: 0, t1: 1 }))
  c.near('p', stopped.p, 1 / 4)
  c.near('mid-p', stopped.midP, 1 / 8)
  // The tea taster's table with three of four right: 1/70 + 16/70 above, the same below.
  const tea = answered('tea', exactRatio({ T0: 1, T1: 3, C0: 3, C1: 1 }))
  c.near('Fisher p', tea.p, 34 / 70)
}

function seriesByHand(c: Comparison): void {
  // 10 a month, then 5 a month: no trend, no season.
  const y = [
    ...Array.from({ length: 24 }, (_, t) => 10 + (t % 2)),
    ...Array.from({ length: 12 }, (_, t) => 5 + (t % 2)),
  ]
  const its = answered('level', interruptedSeries({ y, t0: 25, season: null }))
  c.same('points', its.n, 36)
  c.near('prevented', its.prevented, 60, { tolerance: 0.1 })
}

function structuralByHand(c: Comparison): void {
  // The area is the mean of the first two donors; the third is of no use.
  const Y = [
    [2, 4, 6, 9],
    [1, 5, 5, 9],
    [3, 3, 7, 9],
    [40, 0, 0, 40],
  ]
  const fit = fitSynthetic({ Y, T0: 3 }, 0)
  c.near('first weight', fit.weights[0], 0.5, { tolerance: 1e-6 })
  c.near('last weight', fit.weights[2], 0, { tolerance: 1e-6, scale: 1 })
  const filter = filterLevel([5, 7], { varLevel: 0, varEpsilon: 1 })
  c.near('mean of two', filter.next, 6, { tolerance: 1e-6 })
}

function robustByHand(c: Comparison): void {
  const flat = (count: number) => Array.from({ length: 12 }, () => count)
  const falling = [...Array.from({ length: 6 }, () => 8), ...Array.from({ length: 6 }, () => 4)]
  const result = answered(
    'flat',
    robustRatio({ Y: [falling, ...[2, 3, 4, 5, 6].map(flat)], treated: [1], pre: [1, 6], post: [7, 12] }),
  )
  c.near('ratio', result.value, 0.5)
  c.near('no residuals', result.phiResidual, 0, { scale: 1 })
  c.same('never below chance', result.phi, 1)
  c.near('prevented', result.prevented, 24)
}

interface ExpectedRatio {
  readonly est: number
  readonly lo: number
  readonly hi: number
  readonly z: number
  readonly p: number
}

interface TableCase {
  readonly counts: EightCounts
  readonly haldane: number
  readonly RES_OR: number
  readonly logRIRR: number
  readonly varLog: number
  readonly RIRR_poisson: ExpectedRatio
  readonly RIRR_phi2: ExpectedRatio
  readonly RIRR_phi1_5: ExpectedRatio
  readonly fisher: {
    readonly condMLE: number | null
    readonly lo: number
    readonly hi: number | null
    readonly p: number
    readonly midp: number
  }
  readonly WDD: Readonly<
    Record<
      'local' | 'seLocal' | 'displacement' | 'seDisplacement' | 'total' | 'seTotal' | 'z' | 'lo95' | 'hi95',
      number
    >
  >
  readonly WDQ:
    | ({ readonly WDQ: number | null } & Readonly<Record<'numerator' | 'denominator' | 'GE' | 'NE' | 'TNE', number>>)
    | null
  readonly prePost: {
    readonly ratio: number | null
    readonly clopperPearson: readonly (number | null)[]
    readonly p_binom: number | null
    readonly midp: number | null
    readonly etest: number
  }
}

interface TablesGolden {
  readonly cases: readonly TableCase[]
  readonly unequalTime: TwoCounts & Readonly<Record<'ratio' | 'lo' | 'hi' | 'p' | 'etest', number>>
  readonly minimumDetectable: readonly { n: number; phi: number; RIRR_detectable: number | null }[]
  readonly minimumDetectableExact: readonly { n: number; RIRR_detectable_exact: number | null }[]
}

interface SeriesCase {
  readonly y: readonly number[]
  readonly t0: number
  readonly season: number
  readonly exposure: readonly number[] | null
  readonly poisson: Readonly<
    Record<'coef' | 'se' | 'se_quasi' | 'se_HC1' | 'se_NW3' | 'fitted', readonly number[]> &
      Record<'deviance' | 'logLik' | 'phi' | 'pearson_acf1', number>
  >
  readonly nb:
    | { readonly note: string }
    | Readonly<
        Record<'coef' | 'se', readonly number[]> &
          Record<'theta' | 'se_theta' | 'twologlik' | 'deviance' | 'AIC', number>
      >
  readonly counterfactual_post: readonly number[]
  readonly avertedSum: number
}

interface DifferenceCase
  extends Readonly<
    Record<
      'did' | 'se_model' | 'phi' | 'se_quasi' | 'se_cluster_HC1' | 'logRIRR_aggregated' | 'randomisation_p_two',
      number
    >
  > {
  readonly y: readonly number[]
  readonly area: readonly number[]
  readonly t: readonly number[]
  readonly treated: number | readonly number[]
  readonly postFrom: number
  readonly placebo_all28: readonly number[]
}

interface SeriesGolden {
  readonly its: Readonly<Record<string, SeriesCase>>
  readonly did: DifferenceCase
}

interface LevelCase extends Readonly<Record<'varLevel' | 'varEpsilon' | 'loglikGivenVar', number>> {
  readonly y: readonly number[]
  readonly oneStep: readonly number[]
  readonly F: readonly number[]
}

interface StructuralGolden extends Readonly<Record<'T0' | 'preRMSPE' | 'postRMSPE' | 'p' | 'avgEffectPost', number>> {
  readonly Y: readonly (readonly number[])[]
  readonly weights: readonly number[]
  readonly gap: readonly number[]
  readonly ratioAll: readonly number[]
  readonly placeboWeights: readonly (readonly number[])[]
  readonly localLevel: LevelCase
}

interface RobustCase
  extends Readonly<
    Record<
      'a0' | 'a1' | 'c0' | 'c1' | 'haldane' | 'logRIRR' | 'RIRR' | 'varPoisson' | 'phiResid' | 'phiPlacebo',
      number
    > &
      Record<'phi' | 'df' | 'se' | 'lo' | 'hi' | 'p' | 'avertedApprox', number>
  > {
  readonly Y: readonly (readonly number[])[]
  readonly treated: number | readonly number[]
  readonly pre: readonly [number, number]
  readonly post: readonly [number, number]
  readonly placeboZ: readonly number[]
}

interface RobustGolden {
  readonly cases: Readonly<Record<string, RobustCase>>
}
