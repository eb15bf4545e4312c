import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type CompletenessInput, estimateCompleteness } from './completeness.ts'
import { combineParties } from './coverage.ts'
import { ebDetect } from './early-warning.ts'

/** `perWeek` events in each of the weeks 0 to `latestClosed`; the delay of each is drawn by `delayOf`. */
function register(latestClosed: number, perWeek: number, delayOf: (event: number) => number): CompletenessInput {
  const eventWeek: number[] = []
  const registeredWeek: number[] = []
  for (let event = 0; event < perWeek * (latestClosed + 1); event++) {
    const week = Math.floor(event / perWeek)
    const registered = week + delayOf(event)
    if (registered > latestClosed) continue
    eventWeek.push(week)
    registeredWeek.push(registered)
  }
  return { eventWeek, registeredWeek, latestClosed }
}

function complete(input: CompletenessInput) {
  const completeness = estimateCompleteness(input)
  if (completeness.kind === 'refused') throw new Error(`refused: ${completeness.reason}`)
  return completeness
}

describe('completeness', () => {
  it('is the share within each delay: 6 of 10 at once, 3 after a week, 1 after three', () => {
    const delays = [0, 0, 0, 0, 0, 0, 1, 1, 1, 3]
    const { shares, wait, newestWeek, basis, n } = complete(register(99, 10, (event) => delays[event % 10] ?? 0))
    expect(shares.slice(0, 4).map((share) => Math.round(share * 1e9) / 1e9)).toEqual([0.6, 0.9, 0.9, 1])
    expect([wait, newestWeek, basis]).toEqual([3, 96, 'event-week'])
    // 52 weeks of 10, less what the newest three weeks have not yet registered.
    expect(n).toBe(520 - 4 - 1 - 1)
  })

  it('is not flattered by recent weeks whose late registrations are still to come', () => {
    const stream = new RandomStream(1)
    const input = register(70, 40, () => Math.min(20, Math.floor(-6 * Math.log(1 - stream.uniform()))))
    const { eventWeek, registeredWeek } = input
    const { shares } = complete(input)
    for (const delay of [0, 3, 8]) expect(shares[delay]).toBeCloseTo(1 - Math.exp(-(delay + 1) / 6), 1)
    const within = (delay: number) => {
      const recent = [...Array(eventWeek.length).keys()].filter((event) => (eventWeek[event] ?? 0) > 44)
      const prompt = recent.filter((event) => (registeredWeek[event] ?? 0) - (eventWeek[event] ?? 0) <= delay)
      return prompt.length / recent.length
    }
    expect(within(3)).toBeGreaterThan((shares[3] ?? 1) + 0.02)
  })

  it('asks for the registration week when waiting would take too long, and says so', () => {
    const slow = complete(register(80, 5, (event) => (event % 5 === 0 ? 6 : 0)))
    expect(slow).toMatchObject({ basis: 'registration-week', newestWeek: 80, wait: 0 })
    expect(slow.warnings).toEqual(['tested-by-registration-week'])
    const patient = complete({ ...register(80, 5, (event) => (event % 5 === 0 ? 6 : 0)), longestWait: 8 })
    expect(patient).toMatchObject({ basis: 'event-week', newestWeek: 74, wait: 6, warnings: [] })
  })

  it('reads no more than the last 52 closed weeks, and says when there are fewer', () => {
    const changed = register(150, 4, (event) => (event < 90 * 4 ? 5 : 0))
    expect(complete(changed)).toMatchObject({ wait: 0, n: 208, warnings: [], needs: [] })
    const short = complete(register(29, 4, () => 0))
    expect(short.warnings).toEqual(['short-history'])
    expect(short.needs).toEqual([{ code: 'closed-weeks', needed: 52, had: 30 }])
  })

  it('does not depend on the order of the events, rises with the wait and ends in 1', () => {
    const delays = fc.array(fc.nat(9), { minLength: 300, maxLength: 300 })
    fc.assert(
      fc.property(delays, (values) => {
        const input = register(59, 5, (event) => values[event] ?? 0)
        const turned = {
          ...input,
          eventWeek: Array.from(input.eventWeek).reverse(),
          registeredWeek: Array.from(input.registeredWeek).reverse(),
        }
        const { shares } = complete(input)
        expect(complete(turned).shares).toEqual(shares)
        expect(shares.at(-1)).toBe(1)
        for (const [delay, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(shares[delay - 1] ?? 0)
      }),
      { seed: 2, numRuns: 40 },
    )
  })

  it('refuses too few weeks and too few events, and rejects a registration before the event', () => {
    expect(estimateCompleteness(register(14, 9, () => 0))).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 16,
      had: 15,
    })
    expect(estimateCompleteness({ eventWeek: [20], registeredWeek: [20], latestClosed: 60 })).toMatchObject({
      reason: 'too-few-events',
      had: 1,
    })
    const codes = [
      { eventWeek: [5], registeredWeek: [4], latestClosed: 60 },
      { eventWeek: [5], registeredWeek: [], latestClosed: 60 },
      { eventWeek: [-1], registeredWeek: [4], latestClosed: 60 },
      { eventWeek: [], registeredWeek: [], latestClosed: 60, enough: 1 },
    ].map((input) => codeOf(() => estimateCompleteness(input)))
    expect(codes).toEqual(['out-of-range', 'wrong-length', 'not-a-count', 'out-of-range'])
  })
})

describe('several parties on the same areas', () => {
  const weeks = 40
  const steady = (count: number, silent: readonly number[] = []) =>
    Float64Array.from({ length: weeks }, (_, week) => (silent.includes(week) ? Number.NaN : count))

  it('have an exposure of exactly 1 where none is silent', () => {
    const { counts, exposure, warnings, n } = combineParties({ weeks, areas: 1, parties: [steady(3), steady(1)] })
    expect([...new Set(exposure)]).toEqual([1])
    expect([...new Set(counts)]).toEqual([4])
    expect([warnings, n]).toEqual([[], weeks])
  })

  it('have the share that the others usually carry where one is silent', () => {
    const combined = combineParties({ weeks, areas: 1, parties: [steady(3), steady(1, [7, 20])] })
    expect(combined.counts[7]).toBe(3)
    expect(combined.exposure[7]).toBeCloseTo(0.75, 12)
    expect(combined.exposure[8]).toBe(1)
    expect(combined.warnings).toEqual(['silent-party'])
  })

  it('make a week missing when nobody, or only a splinter, reported', () => {
    const parties = [steady(99, [5, 6]), steady(1, [6])]
    const { counts, exposure, n } = combineParties({ weeks, areas: 1, parties })
    expect([exposure[5], exposure[6]]).toEqual([0, 0])
    expect([counts[5], counts[6]]).toEqual([Number.NaN, Number.NaN])
    expect(n).toBe(weeks - 2)
  })

  it('let an area with few events lean on how all areas divide', () => {
    const areas = 2
    const first = new Float64Array(weeks * areas).fill(3)
    const second = new Float64Array(weeks * areas).fill(1)
    for (let week = 0; week < weeks; week++) {
      first[week * areas + 1] = 0
      second[week * areas + 1] = week === 3 ? 1 : 0
    }
    second[10 * areas + 1] = Number.NaN
    const { exposure } = combineParties({ weeks, areas, parties: [first, second] })
    // One event, all by the second party: (1 · 0 + 10 · share of all) / 11, where all areas give 120/80 and 41/79 a week.
    const whole = 120 / 80 / (120 / 80 + 41 / 79)
    expect(exposure[10 * areas + 1]).toBeCloseTo((10 * whole) / 11, 12)
  })

  it('leave out one that reports now and then, and name the week from which all have begun', () => {
    const seldom = steady(5).map((count, week) => (week % 4 === 0 ? count : Number.NaN))
    const late = steady(1).map((count, week) => (week >= 12 ? count : Number.NaN))
    const combined = combineParties({ weeks, areas: 1, parties: [steady(2), seldom, late] })
    expect(combined.counts[0]).toBe(2)
    expect(combined.completeFrom).toBe(12)
    expect(combined.exposure[0]).toBeCloseTo(2 / 3, 12)
    expect(combined.warnings).toEqual(['irregular-party', 'late-start', 'silent-party'])
    expect(combineParties({ weeks, areas: 1, parties: [seldom] }).warnings).toEqual([
      'irregular-party',
      'no-usual-party',
    ])
  })

  it('do not alarm when a party that was silent comes back', () => {
    const stream = new RandomStream(7)
    const counts = () => Float64Array.from({ length: 90 }, () => stream.poisson(4))
    const silent = counts().map((count, week) => (week > 60 && week < 80 ? Number.NaN : count))
    const { kind: _, ...series } = combineParties({ weeks: 90, areas: 1, parties: [counts(), silent] })
    const detection = ebDetect({ ...series, latest: 80, window: 1 })
    const naive = ebDetect({ weeks: 90, areas: 1, counts: series.counts, latest: 80, window: 1 })
    const meanOf = (one: typeof detection) =>
      one.kind === 'detection' && one.areas[0]?.kind === 'tested' ? one.areas[0].predictive.mean : Number.NaN
    expect(Math.abs(meanOf(detection) - 8)).toBeLessThan(0.8)
    expect(meanOf(naive)).toBeLessThan(7.5)
  })

  it('reject counts that cannot be', () => {
    expect(codeOf(() => combineParties({ weeks, areas: 1, parties: [] }))).toBe('out-of-range')
    expect(codeOf(() => combineParties({ weeks, areas: 2, parties: [steady(1)] }))).toBe('wrong-length')
    expect(codeOf(() => combineParties({ weeks, areas: 1, parties: [steady(0.5)] }))).toBe('not-a-count')
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
