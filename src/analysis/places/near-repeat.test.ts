import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { knox } from './knox.ts'
import {
  drawNearRepeat,
  joinNearRepeat,
  type NearRepeat,
  type NearRepeatInput,
  nearRepeat,
  prepareNearRepeat,
} from './near-repeat.ts'
import type { PointEvent } from './point-events.ts'
import { localMinute } from './wall-clock.ts'

const plan = { seed: 7, draws: 99 }

function answered(input: NearRepeatInput, draws = plan): NearRepeat {
  const result = nearRepeat({ fewest: 0, ...input }, draws)
  if (result.kind === 'refused') throw new Error('the events were refused')
  return result
}

/** A quarter of the events follow the one before at 30 metres within four days. */
function repeating(n: number, seed: number): PointEvent[] {
  const stream = new RandomStream(seed)
  const events: PointEvent[] = []
  for (let index = 0; index < n; index++) {
    const before = events[index - 1]
    events.push(
      before && index % 4 === 3
        ? { x: before.x + 30, y: before.y, t: before.t + stream.below(4) }
        : { x: stream.below(2000), y: stream.below(2000), t: stream.below(200) },
    )
  }
  return events
}

const event = fc.record({ x: fc.nat(600), y: fc.nat(600), t: fc.nat(60) })
const bands = { space: [0, 0.001, 100, 250], time: [0, 3, 10] }

describe('the table of near repeats', () => {
  it('holds each pair once, by half-open bands, and all pairs when what is beyond is asked for', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 4, maxLength: 30 }), (events) => {
        const table = answered({ events, bands, beyond: true }, { seed: 1, draws: 3 })
        const own = [0, 1, 2, 3].map(() => [0, 0, 0])
        for (const [index, a] of events.entries()) {
          for (const b of events.slice(index + 1)) {
            const distance = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
            const row = own[bands.space.filter((edge) => edge <= distance).length - 1]
            const column = bands.time.filter((edge) => edge <= Math.abs(a.t - b.t)).length - 1
            if (row) row[column] = (row[column] ?? 0) + 1
          }
        }
        expect(table.observed).toEqual(own)
        const sumOf = (rows: readonly (readonly number[])[]) => rows.flat().reduce((sum, value) => sum + value, 0)
        const pairs = (events.length * (events.length - 1)) / 2
        expect(sumOf(table.meanNull)).toBeCloseTo(pairs, 9)
        expect(sumOf(table.expected)).toBeCloseTo(pairs, 9)
        const near = answered({ events, bands }, { seed: 1, draws: 3 })
        expect(near.observed).toEqual(own.slice(0, 3).map((row) => row.slice(0, 2)))
        expect(near.meanNull).toEqual(table.meanNull.slice(0, 3).map((row) => row.slice(0, 2)))
      }),
      { seed: 20261121, numRuns: 60 },
    )
  })

  it('agrees with the test of one limit when its bands are summed', () => {
    const events = repeating(120, 1)
    const table = answered({ events, bands: { space: [0, 100.5], time: [0, 14.5] } })
    const single = knox({ events, epsS: 100, epsT: 14 }, plan)
    expect(single).toMatchObject({
      observed: table.observed[0]?.[0],
      expected: table.expected[0]?.[0],
      variance: table.variance[0]?.[0],
    })
  })

  it('has draws with the exact mean and variance', () => {
    const table = answered({ events: repeating(120, 2), bands }, { seed: 3, draws: 999 })
    for (const [row, times] of table.expected.entries()) {
      for (const [column, expected] of times.entries()) {
        const spread = Math.sqrt((table.variance[row]?.[column] ?? 0) / 999)
        expect(Math.abs((table.meanNull[row]?.[column] ?? 0) - expected)).toBeLessThanOrEqual(5 * spread)
      }
    }
  })

  it('finds the repetition in its band and in no other', () => {
    const table = answered({ events: repeating(200, 4) }, { seed: 1, draws: 199 })
    expect(table.knoxRatio[1]?.[0]).toBeGreaterThan(3)
    expect(table.p[1]?.[0]).toBe(1 / 200)
    expect(table.knoxRatio[4]?.[3]).toBeLessThan(2)
    expect(table.halves[0]?.[1]?.[0]).toBeGreaterThan(2)
    expect(table.warnings).toEqual(['few-draws'])
  })

  it('is the same however the draws are shared', () => {
    const problem = prepareNearRepeat({ events: repeating(80, 1), bands })
    if ('kind' in problem) throw new Error('the events were refused')
    const part = (from: number, to: number) => drawNearRepeat(problem, plan, { from, to })
    expect(joinNearRepeat(problem, plan, [part(40, 99), part(0, 40)])).toEqual(
      joinNearRepeat(problem, plan, [part(0, 99)]),
    )
  })

  it('has no ratio where no pair can fall, and refuses too few events and impossible bands', () => {
    const events = repeating(60, 1)
    const apart = answered({ events, bands: { space: [0, 1e-6, 10], time: [0, 1000] } })
    expect(apart.knoxRatio[0]).toEqual([null])
    expect(nearRepeat({ events: events.slice(0, 49) }, plan)).toMatchObject({ reason: 'too-few-events', needed: 50 })
    for (const space of [[0], [1, 2], [0, 5, 5], [0, Number.NaN]]) {
      expect(() => answered({ events, bands: { space, time: [0, 1] } })).toThrow(AnalysisInputError)
    }
  })
})

const folder = resolve(
  process.env.DATA_DIR ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'international/near_repeat',
)
const published = resolve(folder, 'chicago_be_month1_NRverbose_2019-09-23_143005.csv')

describe.skipIf(!existsSync(published))('the published table of a month (Near Repeat Calculator 1.3)', () => {
  it('comes out pair by pair, and its means of 19 draws lie where the exact moments say', () => {
    const events = readFileSync(resolve(folder, 'chicago_be_month1.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const [x, y, day] = line.split(',')
        return { x: Number(x), y: Number(y), t: localMinute('day', `${day?.trim()}T00:00`) / 1440 }
      })
    // That program measures along the axes, and its weeks hold the differences 0-6, 7-13 and 14-20 days.
    const ours = answered(
      { events, bands: { space: [0, 0.001, 100, 200, 300], time: [0, 7, 14, 21] }, beyond: true, metric: 'manhattan' },
      { seed: 1, draws: 999 },
    )
    const theirs = readCalculator(readFileSync(published, 'utf8'))
    expect(ours.observed).toEqual(theirs.observed)
    expect(theirs.cells).toHaveLength(20)
    for (const { row, column, mean, ratio, p } of theirs.cells) {
      const [expected, variance] = [ours.expected[row]?.[column] ?? 0, ours.variance[row]?.[column] ?? 0]
      expect(Math.abs(mean - expected)).toBeLessThan(5 * Math.sqrt(variance / 19))
      expect(ratio).toBeCloseTo((ours.observed[row]?.[column] ?? 0) / mean, 9)
      expect(Math.abs((ours.p[row]?.[column] ?? 0) - p)).toBeLessThan(0.06 + 4 * Math.sqrt((p * (1.05 - p)) / 19))
    }
    console.info(`published near repeat: ${theirs.cells.length} cells, all pairs equal`)
  })
})

/** The observed table and, for each cell, what the program says of its draws. */
function readCalculator(text: string) {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => line.startsWith('Observed frequencies')) + 3
  const observed = lines.slice(start, start + 5).map((line) => line.split(',').slice(2, 6).map(Number))
  const cells = lines.flatMap((line, index) => {
    const place = /^Row (\d) Column (\d)/.exec(line)
    if (place === null) return []
    const after = lines.slice(index + 1, index + 10)
    const value = (name: string) => Number(after.find((own) => own.startsWith(name))?.split(',')[1])
    const [row, column] = [Number(place[1]) - 1, Number(place[2]) - 1]
    return [{ row, column, mean: value('Mean'), ratio: value('Obs over'), p: value('P value') }]
  })
  return { observed, cells }
}
