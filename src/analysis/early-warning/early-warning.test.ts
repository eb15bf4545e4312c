import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { toWeeklySeries, type WeeklySeries } from './baseline.ts'
import { type EbDetection, type EbInput, type EbPrediction, ebDetect, ebPredict, evaluate } from './early-warning.ts'

const runs = { seed: 20261120, numRuns: 60 }

type Rows = readonly (readonly (number | null)[])[]

const rowsOf = (cell: fc.Arbitrary<number | null>) =>
  fc
    .tuple(fc.integer({ min: 24, max: 140 }), fc.integer({ min: 1, max: 6 }))
    .chain(([weeks, areas]) =>
      fc.array(fc.array(cell, { minLength: areas, maxLength: areas }), { minLength: weeks, maxLength: weeks }),
    )
const complete = rowsOf(fc.nat(12))
const withGaps = rowsOf(fc.option(fc.oneof(fc.nat(6), fc.constant(0), fc.constant(1_000_000)), { freq: 4 }))
const window = fc.constantFrom(1, 4, 12)

function predict(input: EbInput): EbPrediction {
  const prediction = ebPredict(input)
  if (prediction.kind === 'refused') throw new Error('the series was refused')
  return prediction
}

function detect(input: EbInput): EbDetection {
  const detection = ebDetect(input)
  if (detection.kind === 'refused') throw new Error('the series was refused')
  return detection
}

const latestOf = (series: WeeklySeries) => ({ ...series, latest: series.weeks - 1 })
const detectRows = (rows: Rows, weeks: 1 | 4 | 12) => detect({ ...latestOf(toWeeklySeries(rows)), window: weeks })

/** Compares everything but the discrete quantiles, which may tip on the last digit. */
function expectSameAreas(got: EbDetection, expected: EbDetection, order: readonly number[]): void {
  for (const [position, original] of order.entries()) {
    const a = got.areas[position]
    const b = expected.areas[original]
    if (a?.kind !== 'tested' || b?.kind !== 'tested') throw new Error('an area was not tested')
    expect(a.evaluation.observed).toBe(b.evaluation.observed)
    expect(a.predictive.mean / b.predictive.mean).toBeCloseTo(1, 9)
    expect((a.predictive.size ?? 0) / (b.predictive.size ?? 0)).toBeCloseTo(1, 7)
    expect(a.evaluation.p).toBeCloseTo(b.evaluation.p, 9)
  }
}

/** Three years in five areas with a wave of log amplitude 0.5 that peaks a quarter into the year. */
function seasonalRows(missing: (week: number, area: number) => boolean): Rows {
  return Array.from({ length: 159 }, (_, week) =>
    [4, 8, 12, 16, 20].map((level, area) => {
      if (missing(week, area)) return null
      return Math.round(level * Math.exp(0.5 * Math.sin((2 * Math.PI * (week + 1)) / (365.25 / 7))))
    }),
  )
}

describe('early warning', () => {
  it('does not depend on the order of the areas', () => {
    fc.assert(
      fc.property(complete, window, fc.nat(5), (rows, weeks, turn) => {
        const areas = rows[0]?.length ?? 0
        const order = Array.from({ length: areas }, (_, area) => (area + turn) % areas)
        const turned = rows.map((row) => order.map((area) => row[area] ?? null))
        expectSameAreas(detectRows(turned, weeks), detectRows(rows, weeks), order)
      }),
      runs,
    )
  })

  it('gives every area and its copy what it gave the area alone', () => {
    // Below 104 weeks, so that twice the events do not bring in a season.
    const short = complete.map((rows) => rows.slice(0, 100))
    fc.assert(
      fc.property(short, (rows) => {
        const areas = rows[0]?.length ?? 0
        if (areas < 2) return
        const doubled = rows.map((row) => [...row, ...row])
        const order = Array.from({ length: 2 * areas }, (_, area) => area % areas)
        expectSameAreas(detectRows(doubled, 1), detectRows(rows, 1), order)
      }),
      runs,
    )
  })

  it('never finds an added area unusual that has the same count every week', () => {
    fc.assert(
      fc.property(complete, fc.integer({ min: 1, max: 12 }), (rows, constant) => {
        const detection = detectRows(
          rows.slice(0, 100).map((row) => [...row, constant]),
          1,
        )
        const added = detection.areas.at(-1)
        if (added?.kind !== 'tested') throw new Error('the added area was not tested')
        const pooled = detection.prior.shape / detection.prior.rate
        expect(added.predictive.mean).toBeGreaterThanOrEqual(Math.min(constant, pooled) * (1 - 1e-9))
        expect(added.predictive.mean).toBeLessThanOrEqual(Math.max(constant, pooled) * (1 + 1e-9))
        expect(added.evaluation.midP).toBeGreaterThan(0.05)
      }),
      runs,
    )
  })

  it('predicts exactly the count of a single area that never varies, whatever weeks are missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 90 }),
        (constant, gaps) => {
          const rows = [...gaps.map((gap) => [gap ? null : constant]), ...Array.from({ length: 11 }, () => [constant])]
          const prediction = predict({ ...latestOf(toWeeklySeries(rows)), window: 1 })
          const [area] = prediction.areas
          if (area?.kind !== 'predicted') throw new Error('the area was not predicted')
          expect(area.mean / constant).toBeCloseTo(1, 9)
          expect(area.n).toBe(gaps.filter((gap) => !gap).length + 8)
        },
      ),
      runs,
    )
  })

  it('reads nothing after the baseline when it predicts', () => {
    fc.assert(
      fc.property(complete, window, (rows, weeks) => {
        const cut = rows.length - weeks - 2
        const input = { latest: rows.length - 1, window: weeks }
        const all = ebPredict({ ...toWeeklySeries(rows), ...input })
        const cutOff = ebPredict({ ...toWeeklySeries(rows.slice(0, cut)), ...input })
        expect(cutOff).toEqual(all)
      }),
      runs,
    )
  })

  it('answers with finite numbers only, however odd the counts', () => {
    fc.assert(
      fc.property(withGaps, window, (rows, weeks) => {
        const detection = ebDetect({ ...latestOf(toWeeklySeries(rows)), window: weeks })
        const numbers: number[] = []
        JSON.stringify(detection, (_, value: unknown) => {
          if (typeof value === 'number') numbers.push(value)
          return value
        })
        expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([])
        if (detection.kind === 'refused') return
        expect(detection.phi).toBeGreaterThanOrEqual(1)
        for (const area of detection.areas) {
          if (area.kind === 'refused') expect(area.had).toBeLessThan(area.needed)
          else expect(area.predictive.mean).toBeGreaterThan(0)
        }
      }),
      runs,
    )
  })

  it('finds a count the more unusual the higher it is', () => {
    const predictive = fc.record({
      mean: fc.double({ min: 0.01, max: 300, noNaN: true }),
      size: fc.option(fc.double({ min: 0.1, max: 1e5, noNaN: true })),
    })
    fc.assert(
      fc.property(predictive, fc.nat(60), (law, observed) => {
        const lower = evaluate(law, observed)
        const higher = evaluate(law, observed + 1)
        expect(higher.p).toBeLessThanOrEqual(lower.p)
        expect(higher.midP).toBeLessThanOrEqual(lower.midP)
        expect(lower.midP).toBeLessThanOrEqual(lower.p)
        expect(lower.midP).toBeGreaterThanOrEqual(higher.p * (1 - 1e-9))
        expect(lower.low).toBeLessThanOrEqual(lower.high)
        expect(lower.high).toBeLessThanOrEqual(lower.rare)
      }),
      runs,
    )
  })

  it('learns the season of the category and expects more at its peak', () => {
    const prediction = predict({ ...toWeeklySeries(seasonalRows(() => false)), latest: 156 + 13, window: 1, guard: 11 })
    expect(prediction.warnings).toEqual([])
    expect(prediction.season.sin).toBeCloseTo(0.5, 1)
    expect(prediction.season.cos).toBeCloseTo(0, 1)
    const [area] = prediction.areas
    expect(area?.kind === 'predicted' && area.seasonFactor).toBeCloseTo(Math.exp(0.5), 1)
  })

  it('does not take an area that stops reporting in winter for a season', () => {
    const full = predict({ ...latestOf(toWeeklySeries(seasonalRows(() => false))), window: 1 })
    const holed = seasonalRows((week, area) => area === 4 && week % 52 > 30)
    const partial = predict({ ...latestOf(toWeeklySeries(holed)), window: 1 })
    expect(partial.warnings).toEqual(['missing-weeks'])
    expect(partial.season.sin).toBeCloseTo(full.season.sin, 1)
    expect(partial.season.cos).toBeCloseTo(full.season.cos, 1)
  })

  it('does without a season when a few outbursts make the fit run away', () => {
    const outbursts = new Map([
      [2, 100],
      [4, 20],
    ])
    const rows = Array.from({ length: 120 }, (_, week) => [outbursts.get(week) ?? 0])
    const prediction = predict({ ...latestOf(toWeeklySeries(rows)), window: 1 })
    expect(prediction.warnings).toEqual(['single-area', 'season-not-converged'])
    expect(prediction.season.shrinkage).toBe(0)
  })

  it('shrinks to nothing a wave that is no stronger than chance', () => {
    const rows = Array.from({ length: 160 }, (_, week) => [1 + (((week * 7) % 11) % 5)])
    const { season, warnings } = predict({ ...latestOf(toWeeklySeries(rows)), window: 1 })
    expect(warnings).toEqual(['single-area'])
    expect(Math.hypot(season.sin, season.cos)).toBeGreaterThan(0)
    expect(season.shrinkage).toBe(0)
  })

  it('ignores what was before a break, as if it had never been counted', () => {
    const short = complete.map((rows) => rows.slice(0, 90))
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 60 }), (rows, before) => {
        const prefix = Array.from({ length: before }, () => rows[0]?.map(() => 9) ?? [])
        const broken = toWeeklySeries([...prefix, ...rows])
        const plain = predict({ ...latestOf(toWeeklySeries(rows)), window: 1 })
        expect(predict({ ...latestOf(broken), window: 1, baselineStart: before })).toEqual(plain)
      }),
      runs,
    )
  })

  it('trusts old spikes less than ordinary weeks', () => {
    const rows = Array.from({ length: 80 }, (_, week) => [week % 3, week === 40 ? 40 : week % 2])
    const spiked = { ...latestOf(toWeeklySeries(rows)), window: 1 } as const
    const meanOf = (prediction: EbPrediction) =>
      prediction.areas[1]?.kind === 'predicted' ? prediction.areas[1].mean : Number.NaN
    expect(meanOf(predict(spiked))).toBeLessThan(meanOf(predict({ ...spiked, reweight: false })))
  })

  it('refuses a series, or an area in it, with fewer than 8 base weeks', () => {
    const ten = toWeeklySeries(Array.from({ length: 10 }, () => [1, 2]))
    expect(ebDetect({ ...latestOf(ten), window: 1 })).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 8,
      had: 7,
    })
    expect(ebDetect({ ...latestOf(ten), window: 12 })).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 8,
      had: 0,
    })
    const late = toWeeklySeries(Array.from({ length: 20 }, (_, week) => [1, week < 12 ? null : 1]))
    expect(detect({ ...latestOf(late), window: 1 }).areas[1]).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 8,
      had: 5,
    })
    const silent = toWeeklySeries(Array.from({ length: 20 }, () => [null]))
    expect(ebDetect({ ...latestOf(silent), window: 1 })).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 8,
      had: 0,
    })
    const afterBreak = toWeeklySeries(Array.from({ length: 30 }, () => [1]))
    expect(ebDetect({ ...latestOf(afterBreak), window: 1, baselineStart: 22 })).toMatchObject({
      kind: 'refused',
      reason: 'too-short',
      had: 5,
    })
  })

  it('does not test a window with a missing week, and never reads it as 0', () => {
    const rows = Array.from({ length: 40 }, (_, week) => [2, week === 38 ? null : 2])
    const detection = detect({ ...latestOf(toWeeklySeries(rows)), window: 4 })
    expect(detection.areas.map((area) => area.kind)).toEqual(['tested', 'window-missing'])
  })

  it('says on what it stands', () => {
    const quiet = Array.from({ length: 20 }, () => [0])
    const detection = detectRows(quiet, 1)
    expect(detection.method).toBe('eb-negative-binomial')
    expect(detection.n).toBe(17)
    expect(detection.warnings).toEqual(['short-history', 'single-area', 'no-events', 'season-not-estimated'])
  })

  it('rejects input that no data can be', () => {
    const series = toWeeklySeries(Array.from({ length: 30 }, () => [1, 2]))
    const input: EbInput = { ...latestOf(series), window: 1 }
    const spoilt = (value: number) => Float64Array.from(series.counts, (count, cell) => (cell === 5 ? value : count))
    const codes = [
      { ...input, counts: series.counts.slice(1) },
      { ...input, counts: spoilt(-1) },
      { ...input, counts: spoilt(1.5) },
      { ...input, counts: spoilt(Number.POSITIVE_INFINITY) },
      { ...input, counts: spoilt(1_000_001) },
      { ...input, latest: 30 },
      { ...input, latest: -1 },
      { ...input, areas: 0, counts: new Float64Array() },
      { ...input, halfLife: 0 },
      { ...input, guard: -1 },
      { ...input, maxHistory: 10_000 },
    ].map((wrong) => codeOf(() => ebDetect(wrong)))
    const expected = ['wrong-length', 'not-a-count', 'not-a-count', 'not-a-count', 'out-of-range', 'out-of-range']
    expect(codes).toEqual([...expected, 'not-a-count', 'out-of-range', 'out-of-range', 'not-a-count', 'out-of-range'])
    expect(codeOf(() => ebPredict({ ...input, latest: 33 }))).toBe('out-of-range')
    expect(codeOf(() => evaluate({ mean: 1, size: null }, 0.5))).toBe('not-a-count')
    expect(codeOf(() => toWeeklySeries([[1], [1, 2]]))).toBe('wrong-length')
  })
})

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof AnalysisInputError) return error.code
    throw error
  }
  return 'accepted'
}
