import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { judgeFamily } from './false-discovery.ts'
import { type AreaSeries, type FamilyInput, judgeWeek } from './family.ts'
import { requireDisjoint, sumLeaves } from './nested-series.ts'
import { findSharedRise, type Tested } from './wide-event.ts'

const parts = (observed: readonly number[], mean = 2): readonly Tested[] =>
  observed.map((count) => ({ mean, size: null, observed: count }))

const wholeOf = (tested: readonly Tested[]): Tested => ({
  mean: tested.reduce((sum, { mean }) => sum + mean, 0),
  size: null,
  observed: tested.reduce((sum, { observed }) => sum + observed, 0),
})

function split(tested: readonly Tested[]) {
  const rise = findSharedRise(wholeOf(tested), tested)
  if (rise.kind === 'refused') throw new Error('the parts were refused')
  return rise
}

describe('a rise of the whole', () => {
  it('that all parts share is together, and no part stands out from it', () => {
    const rise = split(parts([5, 6, 4, 7, 5, 6, 5, 4]))
    expect(rise.kind).toBe('together')
    expect(rise.ratio).toBeCloseTo(42 / 16, 12)
    expect(rise.rest).toMatchObject({ observed: 35, expected: 14 })
    for (const part of rise.parts) expect(part?.evaluation.midP).toBeGreaterThan(0.1)
  })

  it('that is one part’s doing is apart, and the part is tested against the others', () => {
    const rise = split(parts([30, 2, 2, 1, 3, 2, 2, 2]))
    expect(rise.kind).toBe('apart')
    expect(rise.parts[0]).toMatchObject({ ratio: 1, mean: 2 })
    expect(rise.parts[0]?.evaluation.midP).toBeLessThan(1e-9)
    expect(rise.parts[1]?.ratio).toBe(1)
  })

  it('shared by all with one far above is together, and that one still stands out', () => {
    const rise = split(parts([30, 5, 6, 4, 7, 5, 6, 5]))
    expect(rise.kind).toBe('together')
    expect(rise.parts[0]?.ratio).toBeCloseTo(38 / 14, 12)
    expect(rise.parts[0]?.evaluation.midP).toBeLessThan(1e-4)
    // The one that stands out does not raise what is expected of the others.
    expect(rise.parts[1]?.ratio).toBeCloseTo(33 / 12, 12)
  })

  it('is not carried by a part that is most of the whole', () => {
    const uneven = [{ mean: 20, size: null, observed: 60 }, ...parts([2, 1, 3, 2])]
    expect(split(uneven).kind).toBe('apart')
  })

  it('never lowers what is expected of a part, and its parts have finite, wider laws', () => {
    const counts = fc.array(fc.nat(12), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0.1, max: 5, noNaN: true }), (observed, mean) => {
        for (const part of split(parts(observed, mean)).parts) {
          expect(part?.ratio).toBeGreaterThanOrEqual(1)
          expect(part?.mean).toBeGreaterThanOrEqual(mean)
          expect(Number.isFinite(part?.evaluation.midP)).toBe(true)
        }
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('does not depend on the order of the parts', () => {
    const counts = fc.array(fc.nat(12), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(counts, (observed) => {
        const straight = split(parts(observed))
        const turned = split(parts([...observed].reverse()))
        expect(turned.kind).toBe(straight.kind)
        expect(turned.parts.map((part) => part?.ratio.toFixed(9)).reverse()).toEqual(
          straight.parts.map((part) => part?.ratio.toFixed(9)),
        )
      }),
      { seed: 4, numRuns: 100 },
    )
  })

  it('is not judged on two parts', () => {
    expect(findSharedRise(wholeOf(parts([5, 5])), [...parts([5, 5]), null])).toEqual({
      kind: 'refused',
      reason: 'too-few-parts',
      needed: 3,
      had: 2,
    })
  })
})

const seriesOf = (category: string, tested: readonly (Tested | null)[]): readonly AreaSeries[] =>
  tested.map((one, area) => ({ category, window: 1, area: `area ${area}`, tested: one }))

function familyOf(counts: Readonly<Record<string, readonly number[]>>, withWholes = true): FamilyInput {
  const categories = Object.keys(counts)
  return {
    tree: Object.fromEntries(categories.map((category) => [category, null])),
    series: categories.flatMap((category) => seriesOf(category, parts(counts[category] ?? []))),
    wholes: withWholes
      ? categories.map((category) => ({ category, window: 1, tested: wholeOf(parts(counts[category] ?? [])) }))
      : [],
  }
}

const quiet = [2, 1, 3, 2, 2, 1, 4, 2]

describe('the family of a week', () => {
  it('shows a rise of all areas once, instead of every area', () => {
    const counts = { a: [9, 11, 8, 10, 12, 9, 10, 11], b: quiet }
    const alone = judgeWeek(familyOf(counts, false))
    expect(alone.signals).toBe(8)
    const first = judgeWeek(familyOf(counts))
    expect(first.wideEvents).toMatchObject([{ category: 'a', observed: 80, expected: 16 }])
    expect(first.signals).toBe(1)
    expect(first.expectedFalseSignals).toBeCloseTo(0.1, 12)
    expect(first.verdicts[0]?.raisedBy).toBeCloseTo(71 / 14, 12)
    expect(first.verdicts[8]?.raisedBy).toBe(1)
  })

  it('shows one area’s rise as that area’s', () => {
    const verdict = judgeWeek(familyOf({ a: [22, ...quiet.slice(1)], b: quiet }))
    expect(verdict.wideEvents).toEqual([])
    expect(verdict.verdicts.map((one) => one?.status).slice(0, 3)).toEqual(['signal', 'none', 'none'])
  })

  it('is the plain family when no totals are given', () => {
    const input = familyOf({ a: [9, ...quiet], b: quiet }, false)
    const tests = judgeWeek(input).verdicts.map((one, index) => ({
      midP: one?.midP ?? Number.NaN,
      observed: input.series[index]?.tested?.observed ?? Number.NaN,
      expected: 2,
    }))
    const plain = judgeFamily(tests).verdicts
    expect(judgeWeek(input).verdicts.map((one) => [one?.q, one?.status])).toEqual(
      plain.map((one) => [one?.q, one?.status]),
    )
  })

  it('names the threshold that one more series would have needed', () => {
    const quietWeek = judgeWeek(familyOf({ a: quiet, b: quiet }))
    expect(quietWeek).toMatchObject({ signals: 0, n: 16, signalThreshold: 0.1 / 17 })
    expect(judgeWeek(familyOf({ a: [22, ...quiet.slice(1)] })).signalThreshold).toBeCloseTo(0.2 / 9, 12)
  })

  it('keeps its promise in quiet weeks that are bad for all series at once', () => {
    let [plain, first, wide] = [0, 0, 0]
    for (let week = 0; week < 150; week++) {
      const stream = new RandomStream(21, week)
      const shock = Math.exp(0.4 * stream.normal() - 0.08)
      // The shock's variance 0.174 in the total is known from its history; the areas' own laws know it as well.
      const tested = Array.from({ length: 30 }, () => ({ mean: 2, size: 5.8, observed: stream.poisson(2 * shock) }))
      const total = tested.reduce((sum, { observed }) => sum + observed, 0)
      const series = seriesOf('a', tested)
      const wholes = [{ category: 'a', window: 1, tested: { mean: 60, size: 5.8, observed: total } }]
      const tree = { a: null }
      plain += judgeWeek({ tree, series, wholes: [] }).signals > 0 ? 1 : 0
      const verdict = judgeWeek({ tree, series, wholes })
      first += verdict.signals > verdict.wideEvents.length ? 1 : 0
      wide += verdict.wideEvents.length
    }
    expect(first).toBeLessThanOrEqual(plain)
    expect(first / 150).toBeLessThan(0.1)
    expect(wide / 150).toBeLessThan(0.15)
  })

  it('passes untested series over and says so', () => {
    const input = familyOf({ a: quiet })
    const verdict = judgeWeek({
      ...input,
      series: [...input.series, ...seriesOf('b', [null])],
      tree: { a: null, b: null },
    })
    expect(verdict.verdicts.at(-1)).toBeNull()
    expect(verdict.warnings).toEqual(['untested-series'])
    expect(judgeWeek({ tree: {}, series: [], wholes: [] })).toMatchObject({
      n: 0,
      warnings: ['empty-family'],
      signals: 0,
    })
    const pair = judgeWeek(familyOf({ a: [12, 14] }))
    expect(pair.warnings).toEqual(['too-few-areas'])
    expect(pair.signals).toBe(2)
  })

  it('rejects a category together with one above it, an unknown one and a series given twice', () => {
    const tree = { top: null, middle: 'top', leaf: 'middle', other: 'top' }
    expect(() => requireDisjoint(tree, ['leaf', 'other'])).not.toThrow()
    const nested = { tree, series: [...seriesOf('leaf', parts([1])), ...seriesOf('top', parts([2]))], wholes: [] }
    expect(() => judgeWeek(nested)).toThrow(/nested-series/)
    expect(() => requireDisjoint(tree, ['none'])).toThrow(/unknown-series/)
    expect(() => requireDisjoint({ a: 'b', b: 'a' }, ['a'])).toThrow(/circular-series/)
    const twice = [...seriesOf('leaf', parts([1])), ...seriesOf('leaf', parts([2]))]
    expect(() => judgeWeek({ tree, series: twice, wholes: [] })).toThrow(/duplicate-series/)
  })
})

describe('a category with others under it', () => {
  const tree = { top: null, middle: 'top', a: 'middle', b: 'middle', c: 'top' }

  it('is the sum of its leaves, and missing where any of them is', () => {
    const sums = sumLeaves(tree, {
      a: Float64Array.of(1, 2, Number.NaN),
      b: Float64Array.of(3, 0, 1),
      c: Float64Array.of(5, Number.NaN, 1),
    })
    expect(sums).toEqual({
      middle: Float64Array.of(4, 2, Number.NaN),
      top: Float64Array.of(9, Number.NaN, Number.NaN),
    })
  })

  it('is not summed from half of its leaves, its own counts or unequal lengths', () => {
    const one = Float64Array.of(1)
    expect(() => sumLeaves(tree, { a: one, b: one })).toThrow(/unknown-series/)
    expect(() => sumLeaves(tree, { a: one, b: one, c: one, middle: one })).toThrow(AnalysisInputError)
    expect(() => sumLeaves(tree, { a: one, b: one, c: Float64Array.of(1, 2) })).toThrow(/wrong-length/)
  })
})
