import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type Accuracy, type AccuracyInput, predictiveAccuracy } from './predictive-accuracy.ts'
import { type Rolling, rollingAccuracy } from './rolling-accuracy.ts'

function answered(input: Partial<AccuracyInput> & Pick<AccuracyInput, 'obs' | 'pred'>): Accuracy {
  const result = predictiveAccuracy({ area: input.obs.map(() => 1), fraction: 0.25, ...input })
  if (result.kind === 'refused') throw new Error('the events were refused')
  return result
}

const cell = fc.record({ obs: fc.nat(6), pred: fc.nat(8), area: fc.integer({ min: 1, max: 4 }) })
const maps = fc.array(cell, { minLength: 2, maxLength: 40 }).filter((cells) => cells.some(({ obs }) => obs > 0))
const runs = { seed: 20261121, numRuns: 100 }

const columns = (cells: readonly { obs: number; pred: number; area: number }[]) => ({
  obs: cells.map(({ obs }) => obs),
  pred: cells.map(({ pred }) => pred),
  area: cells.map(({ area }) => area),
})

describe('the accuracy of a map', () => {
  it('is the share of events over the share of area', () => {
    const map = answered({ obs: [6, 3, 1, 0], pred: [5, 2, 1, 1] })
    expect(map).toMatchObject({ n: 10, hits: 6, cells: 1, areaShare: 0.25, hitRate: 0.6, pei: 1, rri: 5 / 6 })
    expect(map.pai).toBeCloseTo(2.4, 12)
    expect(map.needs).toEqual([{ code: 'events', needed: 30, had: 10 }])
    expect(map.warnings).toEqual(['few-events', 'no-simple-count'])
  })

  it('takes the cell with fewer events first when two were predicted alike', () => {
    expect(answered({ obs: [9, 0, 4, 2], pred: [3, 3, 3, 3] }).hits).toBe(0)
  })

  it('is never above the best that could be had, and one that takes everything is exactly 1', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: 0.05, max: 1, noNaN: true }), (cells, fraction) => {
        const map = answered({ ...columns(cells), fraction })
        expect(map.pei).toBeLessThanOrEqual(1 + 1e-12)
        expect(map.interval.low).toBeLessThanOrEqual(map.pai + 1e-12)
        expect(map.interval.high).toBeGreaterThanOrEqual(map.pai - 1e-12)
        const everything = answered({ ...columns(cells), fraction: 1 })
        expect(everything.pai).toBeCloseTo(1, 12)
        expect(everything.chance95).toBe(1)
      }),
      runs,
    )
  })

  it('does not change with the order of the cells, the unit of area or the scale of the prediction', () => {
    fc.assert(
      fc.property(maps, (cells) => {
        const plain = answered({ ...columns(cells) })
        const changed = cells.toReversed().map(({ obs, pred, area }) => ({ obs, pred: 8 * pred, area: 1024 * area }))
        const turned = answered({ ...columns(changed) })
        expect([turned.hits, turned.cells, turned.paiMax]).toEqual([plain.hits, plain.cells, plain.paiMax])
        expect(turned.pai).toBeCloseTo(plain.pai, 12)
      }),
      runs,
    )
  })

  it('has an interval that holds the true index about as often as it says', () => {
    const stream = new RandomStream(5)
    const rounds = 1000
    let covered = 0
    for (let round = 0; round < rounds; round++) {
      const obs = [0, 0, 0, 0]
      for (let event = 0; event < 40; event++) {
        const drawn = stream.uniform() < 0.4 ? 0 : 1 + stream.below(3)
        obs[drawn] = (obs[drawn] ?? 0) + 1
      }
      const { interval } = answered({ obs, pred: [9, 1, 1, 1] })
      if (interval.low <= 0.4 / 0.25 && 0.4 / 0.25 <= interval.high) covered += 1
    }
    expect(covered / rounds).toBeGreaterThan(0.93)
    expect(covered / rounds).toBeLessThan(0.98)
  })

  it('has a limit of chance that a map drawn by lot exceeds at most once in twenty', () => {
    const stream = new RandomStream(6)
    const limit = answered({ obs: [40, 0, 0, 0], pred: [1, 0, 0, 0] }).chance95
    let above = 0
    for (let round = 0; round < 2000; round++) {
      let hits = 0
      for (let event = 0; event < 40; event++) if (stream.uniform() < 0.25) hits += 1
      if (hits / 40 / 0.25 > limit) above += 1
    }
    expect(above / 2000).toBeLessThan(0.05 + 0.015)
  })

  it('stands beside the simple count and the best among the cells that can be covered', () => {
    const feasible = [false, true, true, true]
    const map = answered({ obs: [20, 6, 10, 0], pred: [9, 8, 1, 0], simple: [1, 2, 9, 0], feasible })
    expect(map).toMatchObject({ hits: 6, simpleCount: { hits: 10 }, warnings: [] })
    expect(map.pei).toBeCloseTo(6 / 20, 12)
    expect(map.peiStar).toBeCloseTo(6 / 10, 12)
  })

  it('says when a single cell is larger than the budget', () => {
    expect(answered({ obs: [9, 1], pred: [9, 1], fraction: 0.02 }).warnings).toContain('over-budget')
  })

  it('refuses a month without events and throws for maps that cannot be', () => {
    expect(predictiveAccuracy({ obs: [0, 0], pred: [1, 0], area: [1, 1], fraction: 0.5 })).toEqual({
      kind: 'refused',
      reason: 'no-events',
      needed: 1,
      had: 0,
    })
    const map = { obs: [1, 2], pred: [1, 2] }
    for (const wrong of [
      { obs: [1, -1] },
      { obs: [1, 0.5] },
      { pred: [1] },
      { pred: [1, Number.NaN] },
      { pred: [1, -2] },
      { area: [1, 0] },
      { area: [1, 1e-300] },
      { area: [1, 1e300] },
      { pred: [1, 1e300] },
      { obs: [1, 1e12] },
      { fraction: 0 },
      { fraction: 1.5 },
      { feasible: [false, false] },
      { simple: [1] },
      { trainedTo: '2026-05-31', testedFrom: '2026-05-31' },
      { trainedTo: '2026-05-31', testedFrom: '2026-06-31' },
    ]) {
      expect(() => answered({ ...map, ...wrong })).toThrow(AnalysisInputError)
    }
    expect(answered({ ...map, trainedTo: '2026-05-31', testedFrom: '2026-06-01' }).n).toBe(3)
  })
})

describe('a method month after month', () => {
  const area = [1, 1, 1, 1]
  const month = { obs: [20, 10, 5, 0], pred: [4, 3, 2, 1], simple: [1, 9, 2, 1] }
  const compare = (months: readonly (typeof month)[]): Rolling => {
    const result = rollingAccuracy({ months, area, fraction: 0.25 })
    if (result.kind === 'refused') throw new Error('the months were refused')
    return result
  }

  it('beats the simple count when it is better six times of six', () => {
    const result = compare(Array.from({ length: 6 }, () => month))
    expect(result).toMatchObject({ n: 6, wins: 6, losses: 0, beatsSimpleCount: true, warnings: [] })
    expect(result.p).toBeCloseTo(1 / 64, 12)
  })

  it('does not when it is better four times of six, or only ties', () => {
    const worse = { ...month, pred: month.simple, simple: month.pred }
    expect(compare([month, month, worse, month, worse, month])).toMatchObject({ wins: 4, beatsSimpleCount: false })
    const tied = { ...month, simple: month.pred }
    expect(compare(Array.from({ length: 6 }, () => tied))).toMatchObject({ ties: 6, p: 1, beatsSimpleCount: false })
  })

  it('takes months together until there are thirty events, and leaves out the rest', () => {
    const thin = { ...month, obs: [6, 3, 1, 0] }
    const result = compare([...Array.from({ length: 18 }, () => thin), thin])
    expect(result).toMatchObject({ n: 6, wins: 6, warnings: ['pooled-months'] })
    expect(result.periods[0]).toMatchObject({ months: 3, n: 30 })
    expect(result.periods[0]?.pai).toBeCloseTo(18 / 30 / 0.25, 12)
  })

  it('is refused under six periods, quiet months counted for nothing', () => {
    const silent = { ...month, obs: [0, 0, 0, 0] }
    expect(rollingAccuracy({ months: [month, silent, month, month, month, month], area, fraction: 0.25 })).toEqual({
      kind: 'refused',
      reason: 'too-few-periods',
      needed: 6,
      had: 5,
    })
  })
})
