import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { fitCounts } from '../regression/count-regression.ts'
import {
  drawScan,
  joinScan,
  prepareSpaceTimeScan,
  type Scan,
  type SpaceTimeScanInput,
  type SpatialScanInput,
  spaceTimeScan,
  spatialScan,
} from './scan.ts'

const plan = { seed: 7, draws: 99 }
const square = [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].map((column) => [row * 10, column * 10]))

function overTime(input: Partial<SpaceTimeScanInput> & Pick<SpaceTimeScanInput, 'counts'>, draws = plan): Scan {
  const scan = spaceTimeScan({ xy: square, fewest: 0, ...input }, draws)
  if (scan.kind === 'refused') throw new Error(`refused: ${scan.reason}`)
  return scan
}

function overSpace(input: Partial<SpatialScanInput> & Pick<SpatialScanInput, 'cases'>): Scan {
  const [x, y] = [square.map(([east = 0]) => east), square.map(([, north = 0]) => north)]
  const scan = spatialScan({ x, y, pop: square.map(() => 100), fewest: 0, ...input }, plan)
  if (scan.kind === 'refused') throw new Error(`refused: ${scan.reason}`)
  return scan
}

function quietCounts(seed: number, periods = 12): number[][] {
  const stream = new RandomStream(seed)
  return square.map(() => Array.from({ length: periods }, () => stream.poisson(1)))
}

/** Ten more in two neighbouring areas during the last two periods. */
function withBurst(counts: readonly (readonly number[])[]): number[][] {
  return counts.map((row, area) =>
    row.map((count, period) => (area < 2 && period >= row.length - 2 ? count + 5 : count)),
  )
}

const same = (value: number, periods = 12) => square.map(() => Array.from({ length: periods }, () => value))

describe('the scan in space and time', () => {
  it.each([
    ['permutation', {}],
    ['expectation', { baseline: same(1) }],
    ['Poisson given the total', { pop: same(100) }],
  ])('finds a burst in two areas (%s) and its extent', (_name, exposure) => {
    const scan = overTime({ counts: withBurst(quietCounts(3)), ...exposure })
    expect(scan.cluster).toMatchObject({ members: [0, 1], k: 2, weeks: 2, radius: 10 })
    expect(scan.p).toBe(1 / 100)
    expect(scan.gumbelP).toBeLessThan(0.01)
    expect(scan.warnings).toEqual(['few-draws'])
  })

  it('works out the likelihood ratio of a case that can be done by hand', () => {
    // Two areas of ten events each in five periods; the first has six of its ten in the last, when the other has none.
    const counts = [
      [1, 1, 1, 1, 6],
      [3, 2, 3, 2, 0],
    ]
    const xy = [
      [0, 0],
      [9, 0],
    ]
    const scan = overTime({ counts, xy, maxWeeks: 1 })
    expect(scan.cluster).toMatchObject({ observed: 6, expected: 3, weeks: 1, members: [0] })
    expect(scan.llr).toBeCloseTo(6 * Math.log(2) + 14 * Math.log(14 / 17), 12)
    // All six of the last period fall among the ten of the first area, or among the ten of the second, by chance.
    const oneSide = [10, 9, 8, 7, 6, 5].reduce((product, left, drawn) => (product * left) / (20 - drawn), 1)
    const many = overTime({ counts, xy, maxWeeks: 1 }, { seed: 1, draws: 4999 })
    expect(Math.abs(many.p - 2 * oneSide)).toBeLessThan(0.006)
  })

  it.each([
    ['permutation', () => ({})],
    ['expectation', () => ({ baseline: same(1) })],
    ['Poisson given the total', () => ({ pop: same(100) })],
  ])('keeps its promise of 5 %% when nothing goes on (%s)', (_name, exposure) => {
    const rounds = 150
    let alarms = 0
    for (let seed = 0; seed < rounds; seed++) {
      const draws = { seed: seed + 1000, draws: 39 }
      if (overTime({ counts: quietCounts(seed), ...exposure() }, draws).p <= 0.05) alarms += 1
    }
    expect(alarms).toBeLessThan(rounds * 0.05 + 3 * Math.sqrt(rounds * 0.05 * 0.95))
    expect(alarms).toBeGreaterThan(0)
  })

  it('tells with a known expectation a rise everywhere that a permutation cannot see', () => {
    const counts = quietCounts(5).map((row) => row.map((count, period) => (period >= 10 ? count + 2 : count)))
    expect(overTime({ counts, baseline: same(1) }).p).toBe(1 / 100)
    expect(overTime({ counts }).p).toBeGreaterThan(0.05)
  })

  it('is the same when the map is moved, turned and stretched', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const counts = withBurst(quietCounts(seed))
        const turned = square.map(([x = 0, y = 0]) => [500 - 4 * y, 4 * x])
        const [plain, moved] = [overTime({ counts }), overTime({ counts, xy: turned })]
        expect([moved.llr, moved.p, moved.cluster?.members]).toEqual([plain.llr, plain.p, plain.cluster?.members])
      }),
      { seed: 20261121, numRuns: 15 },
    )
  })

  it('is the same however the draws are shared', () => {
    const problem = prepareSpaceTimeScan({ counts: withBurst(quietCounts(1)), xy: square })
    if ('kind' in problem) throw new Error('the scan was refused')
    const part = (from: number, to: number) => drawScan(problem, plan, { from, to })
    expect(joinScan(problem, plan, [part(60, 99), part(0, 60)])).toEqual(joinScan(problem, plan, [part(0, 99)]))
  })

  it('stays within the largest share, radius and number of areas', () => {
    const counts = withBurst(quietCounts(3))
    expect(overTime({ counts, maxRadius: 5 }).cluster?.k).toBe(1)
    expect(overTime({ counts, maxAreas: 1 }).cluster?.k).toBe(1)
    const total = counts.flat().reduce((sum, count) => sum + count, 0)
    const small = overTime({ counts, maxFraction: 0.15 }).cluster
    const held = small?.members.reduce((sum, area) => sum + (counts[area]?.reduce((a, b) => a + b, 0) ?? 0), 0)
    expect(held).toBeLessThanOrEqual(0.15 * total)
  })

  it('answers nothing unusual when all is zero or even, and refuses too few events and too short a time', () => {
    expect(overTime({ counts: same(0), baseline: same(1) })).toMatchObject({
      cluster: null,
      llr: 0,
      p: 1,
      gumbelP: null,
    })
    expect(overTime({ counts: same(2) })).toMatchObject({ cluster: null, p: 1, warnings: ['few-draws', 'no-excess'] })
    expect(spaceTimeScan({ counts: same(0), xy: square }, plan)).toEqual({
      kind: 'refused',
      reason: 'too-few-events',
      needed: 30,
      had: 0,
    })
    const short = spaceTimeScan({ counts: same(1, 2), xy: square }, plan)
    expect(short).toEqual({ kind: 'refused', reason: 'too-short', needed: 5, had: 2 })
  })

  it('throws for counts, maps and limits that cannot be', () => {
    const counts = quietCounts(1)
    const changed = (value: number) => counts.map((row, area) => (area === 3 ? row.with(0, value) : row))
    for (const value of [-1, 0.5, Number.NaN, 2e6]) {
      expect(() => overTime({ counts: changed(value) })).toThrow(AnalysisInputError)
    }
    for (const input of [
      { xy: square.slice(1) },
      { xy: square.with(0, [0, Number.NaN]) },
      { maxWeeks: 0 },
      { maxFraction: 0 },
      { maxAreas: 0 },
      { maxRadius: -1 },
      { runsPerYear: 0 },
      { runsPerYear: 1e-300 },
      { pop: same(1e300) },
      { xy: square.with(0, [0, 1e300]) },
      { baseline: same(0) },
      { baseline: same(1).slice(1) },
      { baseline: same(1), pop: same(1) },
    ]) {
      expect(() => overTime({ counts, ...input })).toThrow(AnalysisInputError)
    }
    expect(() => overTime({ counts: [], xy: [] })).toThrow(AnalysisInputError)
  })
})

describe('the scan in space', () => {
  it('measures along the earth when the coordinates are degrees', () => {
    // At 60 degrees north a degree of longitude is half a degree of latitude: 55.6 kilometres.
    const places = { x: [0, 1, 0], y: [60, 60, 60.6], pop: [100, 100, 100], cases: [20, 20, 5] }
    const scan = overSpace({ ...places, sphere: true, maxFraction: 0.7 })
    expect(scan.cluster?.members).toEqual([0, 1])
    expect(scan.cluster?.radius).toBeCloseTo(55.6, 1)
    expect(overSpace({ ...places, maxFraction: 0.7 }).cluster?.radius).toBeCloseTo(1, 12)
    expect(() => overSpace({ ...places, y: [60, 60, 91], sphere: true })).toThrow(AnalysisInputError)
  })

  it('finds the areas with too many for their population, wherever the areas lie', () => {
    const cases = square.map((_place, area) => (area === 0 || area === 1 ? 20 : 4))
    expect(overSpace({ cases }).cluster).toMatchObject({ members: [0, 1], observed: 40, weeks: 1 })
    const together = { x: square.map(() => 1), y: square.map(() => 1) }
    expect(overSpace({ cases, ...together }).n).toBe(96)
  })

  it('has no risk outside to compare with when everything happened inside', () => {
    const cases = square.map((_place, area) => (area === 0 ? 40 : 0))
    expect(overSpace({ cases }).cluster).toMatchObject({ members: [0], relativeRisk: null })
  })

  it('takes areas without population as long as nothing happens there', () => {
    const pop = square.map((_place, area) => (area === 9 ? 0 : 100))
    const cases = square.map((_place, area) => (area === 9 ? 0 : area))
    expect(overSpace({ cases, pop }).n).toBe(111)
    expect(() => overSpace({ cases: cases.with(9, 1), pop })).toThrow(AnalysisInputError)
    expect(() => overSpace({ cases: square.map(() => 0), pop: square.map(() => 0) })).toThrow(AnalysisInputError)
  })
})

const folder = resolve(
  process.env.DATA_DIR ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'international/scan_statistics',
)

describe.skipIf(!existsSync(resolve(folder, 'NM_popcas.csv')))('the published scan of New Mexico, 1986-1989', () => {
  it('finds Los Alamos and Santa Fe over all four years, as seldom by chance as published', () => {
    const rows = (name: string) =>
      readFileSync(resolve(folder, name), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    // Cibola was split from Valencia, where its cases are counted.
    const seats = rows('NM_geo.csv').filter(([county]) => county !== 'cibola')
    const history = rows('NM_popcas.csv').map(([year, county, pop, count]) => ({
      year: Number(year),
      county,
      pop: Number(pop),
      count: Number(count),
    }))
    const before = history.filter(({ year }) => year < 1986)
    const fit = fitCounts({
      design: Float64Array.from(before.flatMap(({ year }) => [1, year - 1985])),
      columns: 2,
      counts: Float64Array.from(before, ({ count }) => count),
      exposure: Float64Array.from(before, ({ pop }) => pop),
    })
    if (fit.kind !== 'fitted') throw new Error('the trend did not converge')
    const [level, trend] = [at(fit.coefficients, 0), at(fit.coefficients, 1)]
    const years = (value: (own: (typeof history)[number]) => number) =>
      seats.map(([county]) =>
        history.filter((own) => own.county === county && own.year >= 1986 && own.year < 1990).map(value),
      )
    const counts = years(({ count }) => count)
    const baseline = years(({ pop, year }) => pop * Math.exp(level + trend * (year - 1985)))
    const xy = seats.map(([, , , lon, lat]) => [Number(lon), Number(lat)])
    const scan = overTime({ counts, xy, baseline, maxAreas: 15, sphere: true }, { seed: 1, draws: 999 })
    expect(scan.cluster?.members.map((area) => seats[area]?.[0])).toEqual(['losalamos', 'santafe'])
    expect(scan.cluster?.weeks).toBe(4)
    expect(scan.p).toBeLessThanOrEqual(0.012)
    expect(scan.gumbelP).toBeLessThan(0.012)
    console.info(`published New Mexico: p ${scan.p} (0.005), Gumbel ${scan.gumbelP?.toFixed(4)} (0.004)`)
  })
})
