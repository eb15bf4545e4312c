import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { drawKnox, joinKnox, type Knox, type KnoxInput, knox, prepareKnox } from './knox.ts'
import { pairGraph, pairMoments } from './pair-moments.ts'
import type { PointEvent } from './point-events.ts'

const plan = { seed: 7, draws: 99 }

function answered(input: Partial<KnoxInput> & Pick<KnoxInput, 'events'>, draws = plan): Knox {
  const result = knox({ epsS: 200, epsT: 14, fewest: 0, ...input }, draws)
  if (result.kind === 'refused') throw new Error('the events were refused')
  return result
}

function scattered(n: number, seed: number): PointEvent[] {
  const stream = new RandomStream(seed)
  return Array.from({ length: n }, () => ({
    x: stream.uniform() * 2000,
    y: stream.uniform() * 2000,
    t: stream.below(365),
  }))
}

const event = fc.record({ x: fc.nat(600), y: fc.nat(600), t: fc.nat(60) })
const eventLists = fc.array(event, { minLength: 4, maxLength: 40 })
const runs = { seed: 20261121, numRuns: 60 }

/** Every pair looked at, in the words of the definition. */
function counted(events: readonly PointEvent[], isNear: (a: PointEvent, b: PointEvent) => boolean): number {
  return events.flatMap((a, index) => events.slice(index + 1).filter((b) => isNear(a, b))).length
}

function ordersOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  if (values.length < 2) return [values]
  return values.flatMap((value, index) => ordersOf(values.toSpliced(index, 1)).map((rest) => [value, ...rest]))
}

describe('pairs close in space and time', () => {
  it('are those that looking at every pair finds, in both metrics', () => {
    fc.assert(
      fc.property(eventLists, fc.nat(400), fc.nat(30), (events, epsS, epsT) => {
        const inTime = (a: PointEvent, b: PointEvent) => Math.abs(a.t - b.t) <= epsT
        const straight = (a: PointEvent, b: PointEvent) => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) <= epsS
        const blocks = (a: PointEvent, b: PointEvent) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) <= epsS
        const found = answered({ events, epsS, epsT }, { seed: 1, draws: 1 })
        expect(found.closeSpace).toBe(counted(events, straight))
        expect(found.closeTime).toBe(counted(events, inTime))
        expect(found.observed).toBe(counted(events, (a, b) => straight(a, b) && inTime(a, b)))
        const along = answered({ events, epsS, epsT, metric: 'manhattan' }, { seed: 1, draws: 1 })
        expect(along.closeSpace).toBe(counted(events, blocks))
      }),
      runs,
    )
  })

  it('have the mean and variance of all the orders of the times', () => {
    const events = [0, 10, 15, 300, 310, 800].map((x, index) => ({ x, y: 0, t: [1, 2, 9, 3, 30, 31][index] ?? 0 }))
    const found = answered({ events, epsS: 20, epsT: 3 })
    const times = events.map(({ t }) => t)
    const numbers = ordersOf(times).map((order) =>
      counted(
        events.map((own, index) => ({ ...own, t: order[index] ?? 0 })),
        (a, b) => Math.abs(a.x - b.x) <= 20 && Math.abs(a.t - b.t) <= 3,
      ),
    )
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length
    expect(found.expected).toBeCloseTo(mean, 12)
    expect(found.variance).toBeCloseTo(variance, 12)
    const exact = numbers.filter((value) => value >= found.observed).length / numbers.length
    expect(answered({ events, epsS: 20, epsT: 3 }, { seed: 2, draws: 4999 }).p).toBeCloseTo(exact, 1)
  })

  it('keep their exact variance where the terms are huge and cancel', () => {
    const all = pairGraph(new Float64Array(100_000).fill(99_999))
    expect(pairMoments(100_000, all, all)).toEqual({ mean: (100_000 * 99_999) / 2, variance: 0 })
  })

  it('do not change when the map is moved or turned, the days are shifted or space and time are stretched with their limits', () => {
    fc.assert(
      fc.property(eventLists, (events) => {
        const plain = answered({ events })
        const moved = answered({
          events: events.map(({ x, y, t }) => ({ x: 2 * y + 512, y: 4096 - 2 * x, t: 2 * t - 100 })),
          epsS: 400,
          epsT: 28,
        })
        for (const key of ['closeSpace', 'closeTime', 'observed', 'expected', 'variance'] as const) {
          expect(moved[key]).toBe(plain[key])
        }
      }),
      runs,
    )
  })

  it('do not change with the order of the events', () => {
    fc.assert(
      fc.property(eventLists, (events) => {
        const [plain, backward] = [answered({ events }), answered({ events: events.toReversed() })]
        expect([backward.observed, backward.variance]).toEqual([plain.observed, plain.variance])
      }),
      runs,
    )
  })

  it('only grow with the limits', () => {
    const events = scattered(120, 5)
    const observed = [0, 100, 300, 900].map((epsS) => answered({ events, epsS }).observed)
    expect(observed).toEqual(observed.toSorted((a, b) => a - b))
  })
})

describe('the test of pairs close in space and time', () => {
  it('is the same however the draws are shared, and in whatever order the parts come back', () => {
    const problem = prepareKnox({ events: scattered(150, 1), epsS: 200, epsT: 14 })
    if ('kind' in problem) throw new Error('the events were refused')
    const part = (from: number, to: number) => drawKnox(problem, plan, { from, to })
    const whole = joinKnox(problem, plan, [part(0, 99)])
    expect(joinKnox(problem, plan, [part(50, 99), part(0, 7), part(7, 50)])).toEqual(whole)
    expect(() => joinKnox(problem, plan, [part(0, 7), part(8, 99)])).toThrow(AnalysisInputError)
  })

  it('finds hardly more than it promises when there is nothing, and always a strong repetition', () => {
    let [quiet, found] = [0, 0]
    const rounds = 200
    for (let seed = 0; seed < rounds; seed++) {
      const events = scattered(60, seed)
      if (answered({ events }).p <= 0.05) quiet += 1
      const repeated = events.map((own, index) =>
        index % 4 === 1 ? { ...(events[index - 1] ?? own), t: (events[index - 1]?.t ?? 0) + 2 } : own,
      )
      if (answered({ events: repeated }).p <= 0.05) found += 1
    }
    expect(quiet).toBeLessThan(rounds * 0.05 + 3 * Math.sqrt(rounds * 0.05 * 0.95))
    expect(found).toBeGreaterThan(rounds * 0.95)
  })

  it('counts draws of fractional times among many different ones as it counts whole days', () => {
    const events = scattered(80, 3)
    const shifted = events.map((own) => ({ ...own, t: own.t + 0.5 }))
    expect(answered({ events: shifted }).p).toBe(answered({ events }).p)
  })

  it('counts the same with more different times than fit in half a word', () => {
    const stream = new RandomStream(9)
    const many = Array.from({ length: 33_000 }, (_own, index) => ({
      x: stream.uniform() * 1e5,
      y: stream.uniform() * 1e5,
      t: index,
    }))
    const found = answered({ events: many, epsS: 100, epsT: 5000 }, { seed: 1, draws: 20 })
    const spread = 5 * Math.sqrt(found.variance / 20)
    expect(Math.abs(found.permutation.mean - found.expected)).toBeLessThan(spread)
    expect(found.expected).toBeGreaterThan(10 * spread)
  })

  it('says when one place holds much, the period is long, the halves disagree or there is nothing to vary', () => {
    const early = Array.from({ length: 30 }, (_own, index) => ({
      x: index % 10,
      y: 1000 * (index % 10),
      t: 10 * (index % 10),
    }))
    const late = Array.from({ length: 30 }, (_own, index) => ({ x: 0, y: 0, t: 700 + 40 * index }))
    const mixed = answered({ events: [...early, ...late], epsT: 5 })
    expect(mixed.warnings).toEqual(expect.arrayContaining(['few-draws', 'long-period', 'one-place-holds-many']))
    expect(mixed.halves[0]?.ratio).toBeGreaterThan(1)
    const together = answered({ events: Array.from({ length: 40 }, (_own, t) => ({ x: 5, y: 5, t })) })
    expect(together).toMatchObject({ p: 1, variance: 0, z: null, closeSpace: 780 })
    expect(together.warnings).toContain('no-variation')
    expect(together.samePlace).toMatchObject({ pairs: 780, observed: together.closeTime })
  })

  it('answers with one permutation, and says that it is too few', () => {
    const once = answered({ events: scattered(60, 2) }, { seed: 1, draws: 1 })
    expect([0.5, 1]).toContain(once.p)
    expect(once.permutation.variance).toBeNull()
    expect(once.needs).toEqual([{ code: 'draws', needed: 999, had: 1 }])
  })

  it('refuses under fifty events, and under four whatever is asked', () => {
    const few = (n: number, fewest?: number) =>
      knox({ events: scattered(n, 1), epsS: 1, epsT: 1, ...(fewest === undefined ? {} : { fewest }) }, plan)
    expect(few(49)).toEqual({ kind: 'refused', reason: 'too-few-events', needed: 50, had: 49 })
    expect(few(3, 0)).toEqual({ kind: 'refused', reason: 'too-few-events', needed: 4, had: 3 })
    expect(few(0, 0)).toMatchObject({ kind: 'refused', had: 0 })
  })

  it('throws for what no events can be', () => {
    const events = scattered(60, 1)
    const broken = { x: Number.NaN, y: 0, t: 0 }
    for (const input of [
      { epsS: -1 },
      { epsT: Number.POSITIVE_INFINITY },
      { events: [...events, { x: 1e300, y: 0, t: 0 }] },
      { events: [...events, broken] },
    ]) {
      expect(() => answered({ events, ...input })).toThrow(AnalysisInputError)
    }
    for (const draws of [0, 1.5, -1]) expect(() => answered({ events }, { seed: 1, draws })).toThrow(AnalysisInputError)
    expect(() => answered({ events }, { seed: -1, draws: 9 })).toThrow(AnalysisInputError)
  })
})
