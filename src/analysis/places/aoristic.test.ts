import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { type Aoristic, type AoristicInput, aoristic, drawAoristic, joinAoristic, prepareAoristic } from './aoristic.ts'
import { elapsedAt, localMinute, wallClock } from './wall-clock.ts'

const plan = { seed: 7, draws: 99 }
const spring = { at: '2025-03-30T02:00', minutes: 60 }
const autumn = { at: '2025-10-26T03:00', minutes: -60 }

function answered(
  events: readonly (readonly string[])[],
  options: Partial<AoristicInput> = {},
  draws = plan,
): Aoristic {
  const result = aoristic({ events, ...options }, draws)
  if (result.kind === 'refused') throw new Error('the events were refused')
  return result
}

/** Weights above zero, by hour of the week. */
const held = (result: Aoristic) => Object.fromEntries([...result.weights.entries()].filter(([, weight]) => weight > 0))

/** Minute 0 is Monday 2025-03-03 00:00. */
function clockText(minute: number): string {
  return new Date(Date.UTC(2025, 2, 3) + minute * 60_000).toISOString().slice(0, 16)
}

const spans = fc.array(fc.tuple(fc.nat(20_000), fc.nat(10_080)), { minLength: 1, maxLength: 25 })
const toEvents = (pairs: readonly (readonly [number, number])[], shift = 0) =>
  pairs.map(([from, length]) => [clockText(from + shift), clockText(from + length + shift)])

describe('events of which only a span is known', () => {
  it('spread one each, however long the span', () => {
    fc.assert(
      fc.property(spans, (pairs) => {
        const result = answered(toEvents(pairs), {}, { seed: 1, draws: 1 })
        expect(result.total).toBeCloseTo(pairs.length, 9)
        for (const bins of [result.hourOfDay, result.weekday]) {
          expect(bins.reduce((sum, own) => sum + own, 0)).toBeCloseTo(pairs.length, 9)
        }
      }),
      { seed: 20261121, numRuns: 60 },
    )
  })

  it('move by one bin when everything is an hour later, and are the same a week later', () => {
    fc.assert(
      fc.property(spans, (pairs) => {
        const once = { seed: 1, draws: 1 }
        const plain = answered(toEvents(pairs), {}, once).weights
        const later = answered(toEvents(pairs, 60), {}, once).weights
        const nextWeek = answered(toEvents(pairs, 7 * 1440), {}, once).weights
        for (const [hour, weight] of plain.entries()) {
          expect(later[(hour + 1) % 168]).toBeCloseTo(weight, 9)
          expect(nextWeek[hour]).toBeCloseTo(weight, 9)
        }
      }),
      { seed: 20261121, numRuns: 40 },
    )
  })

  it('put a known moment in its hour, the last minute of Sunday too', () => {
    expect(held(answered([['2025-03-09T23:59', '2025-03-09T23:59']]))).toEqual({ 167: 1 })
    expect(held(answered([['2025-03-03T00:00', '2025-03-03T00:00']]))).toEqual({ 0: 1 })
  })

  it('have five hours, not six, from 23 to 05 in the night that the clock goes forward', () => {
    const night = [['2025-03-29T23:00', '2025-03-30T05:00']]
    const saturday = 5 * 24
    const fifth = {
      [saturday + 23]: 0.2,
      [saturday + 24]: 0.2,
      [saturday + 25]: 0.2,
      [saturday + 27]: 0.2,
      [saturday + 28]: 0.2,
    }
    expect(held(answered(night, { clockChanges: [spring] }))).toEqual(fifth)
    expect(Object.keys(held(answered(night)))).toHaveLength(6)
  })

  it('have the hour from 2 to 3 twice in the night that the clock goes back', () => {
    const weights = held(answered([['2025-10-26T00:00', '2025-10-26T04:00']], { clockChanges: [spring, autumn] }))
    const sunday = 6 * 24
    expect(weights).toEqual({ [sunday]: 0.2, [sunday + 1]: 0.2, [sunday + 2]: 0.4, [sunday + 3]: 0.2 })
    const within = answered([['2025-10-26T02:30', '2025-10-26T02:30']], { clockChanges: [spring, autumn] })
    expect(held(within)[sunday + 2]).toBeCloseTo(1, 12)
    expect(within.total).toBeCloseTo(1, 12)
  })

  it('leave out what ends before it begins, hours that the clock skipped and spans of centuries, and count them', () => {
    const events = [
      ['2025-03-30T12:00', '2025-03-30T11:00'],
      ['2025-03-30T02:30', '2025-03-30T05:00'],
      ['1899-12-30T00:00', '2025-03-30T13:00'],
      ['2025-03-30T12:00', '2025-03-30T13:00'],
    ]
    const result = answered(events, { clockChanges: [spring] })
    expect(result).toMatchObject({ used: 1, reversed: 1, impossible: 2 })
    expect(result.warnings).toEqual(['few-draws', 'few-events', 'impossible-times', 'reversed-times'])
  })

  it('keep spans of more than a week out of the chart, and only those', () => {
    const result = answered([
      ['2025-03-03T08:00', '2025-03-10T08:00'],
      ['2025-03-03T08:00', '2025-03-10T08:01'],
    ])
    expect(result).toMatchObject({ used: 2, longSpans: 1, chart: { used: 1 } })
  })

  it('span the years and the week 53 without a break', () => {
    const result = answered([['2026-12-31T12:00', '2027-01-04T12:00']])
    const shares = [0.125, 0, 0, 0.125, 0.25, 0.25, 0.25]
    for (const [day, share] of shares.entries()) expect(result.weekday[day]).toBeCloseTo(share, 12)
  })
})

describe('the band of the hours', () => {
  const events = Array.from({ length: 40 }, (_event, index) => [
    clockText(index * 300),
    clockText(index * 300 + (index % 4) * 240),
  ])

  it('holds the weight in nearly every bin, and is no wider than the unknown times make it', () => {
    const { chart } = answered(events, {}, { seed: 1, draws: 1000 })
    const band = chart.band?.hourOfDay
    const inside = chart.hourOfDay.filter(
      (weight, hour) => (band?.low[hour] ?? 9) <= weight + 1 && weight - 1 <= (band?.high[hour] ?? 0),
    )
    expect(inside).toHaveLength(24)
    const known = answered(
      events.map(([from = '']) => [from, from]),
      {},
      { seed: 1, draws: 100 },
    ).chart
    expect(known.band?.weights.low).toEqual(known.weights)
    expect(known.band?.weights.high).toEqual(known.weights)
  })

  it('covers the truth about as often as it says', () => {
    let [covered, bins] = [0, 0]
    const problem = prepareAoristic({ events })
    if ('kind' in problem) throw new Error('the events were refused')
    const { chart } = joinAoristic(problem, { seed: 1, draws: 500 }, [
      drawAoristic(problem, { seed: 1, draws: 500 }, { from: 0, to: 500 }),
    ])
    const truth = drawAoristic(problem, { seed: 2, draws: 500 }, { from: 0, to: 500 }).counts
    for (let draw = 0; draw < 500; draw++) {
      const hours = new Array<number>(24).fill(0)
      for (let hour = 0; hour < 168; hour++)
        hours[hour % 24] = (hours[hour % 24] ?? 0) + (truth[draw * 168 + hour] ?? 0)
      for (const [hour, count] of hours.entries()) {
        if (count >= (chart.band?.hourOfDay.low[hour] ?? 0) && count <= (chart.band?.hourOfDay.high[hour] ?? 0))
          covered += 1
        bins += 1
      }
    }
    // Counts are whole numbers, so the band of 80 % covers at least that.
    expect(covered / bins).toBeGreaterThan(0.8)
  })

  it('is the same however the draws are shared', () => {
    const problem = prepareAoristic({ events })
    if ('kind' in problem) throw new Error('the events were refused')
    const part = (from: number, to: number) => drawAoristic(problem, plan, { from, to })
    expect(joinAoristic(problem, plan, [part(20, 99), part(0, 20)])).toEqual(joinAoristic(problem, plan, [part(0, 99)]))
  })

  it('is left out under twenty events, and everything is refused without one', () => {
    const few = answered(events.slice(0, 19))
    expect(few.chart.band).toBeNull()
    expect(few.needs).toEqual([{ code: 'events', needed: 20, had: 19 }])
    expect(aoristic({ events: [] }, plan)).toEqual({ kind: 'refused', reason: 'no-events', needed: 1, had: 0 })
  })
})

describe('the clock on the wall', () => {
  it('takes only days and hours that exist, without a zone', () => {
    for (const text of [
      '2025-02-30T10:00',
      '2025-03-01T24:00',
      '2025-03-01T10:00Z',
      '2025-03-01',
      '0025-03-01T10:00',
      'yesterday',
      '',
    ]) {
      expect(() => localMinute('events', text)).toThrow(AnalysisInputError)
    }
    expect(localMinute('events', '1970-01-02T01:02:30')).toBe(1440 + 62.5)
    expect(localMinute('events', '2024-02-29T00:00')).toBe(19782 * 1440)
  })

  it('says that an hour came once, twice or never', () => {
    const clock = wallClock([spring, autumn])
    const at = (text: string) => elapsedAt(clock, localMinute('events', text))
    expect(at('2025-03-30T02:30')).toBeNull()
    expect(at('2025-03-30T03:00')?.first).toBe(localMinute('events', '2025-03-30T02:00'))
    const twice = at('2025-10-26T02:30')
    expect((twice?.last ?? 0) - (twice?.first ?? 0)).toBe(60)
    expect(at('2025-10-26T03:00')?.first).toBe(localMinute('events', '2025-10-26T03:00'))
  })

  it('wants its changes in the order of time and of a size that clocks have', () => {
    expect(() => wallClock([autumn, spring])).toThrow(AnalysisInputError)
    for (const minutes of [0, 600, Number.NaN])
      expect(() => wallClock([{ ...spring, minutes }])).toThrow(AnalysisInputError)
    expect(() => answered([['2025-03-30T01:00']])).toThrow(AnalysisInputError)
  })
})
