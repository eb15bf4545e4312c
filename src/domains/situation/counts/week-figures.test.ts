import { describe, expect, test } from 'vitest'
import { addDays, addWeeks, firstDayOf } from '#kernel/time/week.ts'
import { type EpisodeWeek, joinEpisodes } from './episode.ts'
import { type Expectation, expectationsFor, type Predicted, windows } from './expectation.ts'
import { judge, type SeriesFigure, type WindowCount } from './week-figures.ts'
import { allCategories, type History, type PartyCount, seriesOf } from './week-series.ts'

const week = '2026-W39'
const areaIds = [1, 2, 3, 4, 5]
const [vandalism, narcotics] = [10, 11]
const [police, school] = [100, 101]
const mondayBack = (back: number) => addDays(firstDayOf(week), -7 * back)

/** A steady made-up history: the police report vandalism everywhere, the school a little of it, both some narcotics. */
function history({
  weeks = 160,
  silent = 0,
  without = (_: PartyCount): boolean => false,
  complete = true,
} = {}): History {
  const all: PartyCount[] = []
  for (let back = 0; back <= weeks; back++)
    for (const areaId of areaIds)
      for (const [categoryId, partyId, usual] of [
        [vandalism, police, 4],
        [vandalism, school, 1],
        [narcotics, police, 2],
      ] as const) {
        const n = Math.max(0, usual + ((back * 7 + areaId * 5 + categoryId) % 3) - 1)
        if (n > 0) all.push({ monday: mondayBack(back), areaId, categoryId, partyId, n })
      }
  // A party that said something every week, but for those in which it is silent.
  const deliveries = Array.from({ length: weeks + 1 }, (_, back) => back).flatMap((back) =>
    [police, school].flatMap((partyId) =>
      partyId === police && back < silent ? [] : [{ monday: mondayBack(back), partyId }],
    ),
  )
  return {
    week,
    complete,
    counts: all.filter((count) => !without(count) && !(count.partyId === police && count.monday > mondayBack(silent))),
    deliveries,
    areaIds,
    categories: [
      { id: vandalism, baselineStart: null },
      { id: narcotics, baselineStart: null },
    ],
  }
}

const find = (expectations: readonly Expectation[], categoryId: number, window = 1) =>
  expectations.find((one) => one.categoryId === categoryId && one.window === window) as Expectation
const predicted = (expectation: Expectation, area = 1): Predicted => {
  const prediction = expectation.areas[String(area)]
  if (prediction?.kind !== 'predicted') throw new Error(`not predicted: ${JSON.stringify(prediction)}`)
  return prediction
}

/** The counts of the windows as they would be read from the same history, with more in some areas. */
function countsOf({ counts }: History, more: (areaId: number, categoryId: number) => number = () => 0): WindowCount[] {
  return areaIds.flatMap((areaId) =>
    [vandalism, narcotics].map((categoryId) => {
      const within = (weeks: number) =>
        counts
          .filter((one) => one.areaId === areaId && one.categoryId === categoryId && one.monday > mondayBack(weeks))
          .reduce((sum, { n }) => sum + n, 0) + more(areaId, categoryId)
      return { areaId, categoryId, before: 0, windows: { 1: within(1), 4: within(4), 12: within(12) } }
    }),
  )
}
const judged = (of: History, more?: (areaId: number, categoryId: number) => number, complete = true) =>
  judge({
    counts: countsOf(of, more),
    expectations: expectationsFor(of),
    areaIds,
    categoryIds: [vandalism, narcotics],
    complete,
  })
const signalsIn = (figures: readonly SeriesFigure[]) =>
  figures.filter(({ windows: own }) => windows.some((window) => own[window].status === 'signal'))

describe('what is expected', () => {
  test('is told for one, four and twelve weeks, of every category, of all together and of the whole municipality', () => {
    const expectations = expectationsFor(history())
    expect(expectations).toHaveLength(3 * 3)
    const one = predicted(find(expectations, vandalism))
    expect(one.mean).toBeGreaterThan(4)
    expect(one.mean).toBeLessThan(6)
    expect(predicted(find(expectations, vandalism, 4)).mean / one.mean).toBeCloseTo(4, 0)
    expect(predicted(find(expectations, allCategories)).mean).toBeGreaterThan(one.mean)
    expect(find(expectations, vandalism).whole).toMatchObject({ kind: 'predicted', coverage: 1 })
  })

  test('a silent party lowers it by the usual share of that party, and a category it alone reports is not tested', () => {
    const [all, quiet] = [history(), history({ silent: 1 })].map(expectationsFor)
    const [before, now] = [all, quiet].map((one) => predicted(find(one ?? [], vandalism)))
    expect(now?.coverage).toBeGreaterThan(0.15)
    expect(now?.coverage).toBeLessThan(0.3)
    expect((now?.mean ?? 0) / (before?.mean ?? 1)).toBeCloseTo(now?.coverage ?? 0, 1)
    // The threshold follows what is seen: the school's usual two are not held against the five of both.
    expect(now?.high).toBeLessThan(before?.high ?? 0)
    expect(find(quiet ?? [], narcotics).areas['1']).toMatchObject({ kind: 'refused', reason: 'not-covered' })
    const { figures } = judged(history({ silent: 1 }), (areaId, categoryId) =>
      areaId === 1 && categoryId === vandalism ? 7 : 0,
    )
    const school = figures.find(({ areaId, categoryId }) => areaId === 1 && categoryId === vandalism)
    expect(school?.windows[1].status, 'as much as the police and the school usually have, from the school alone').toBe(
      'signal',
    )
    expect(
      figures.filter(({ categoryId }) => categoryId === narcotics).map(({ windows: own }) => own[1].status),
    ).toEqual(areaIds.map(() => 'untested'))
  })

  test('in a week that is not over nobody is silent yet', () => {
    expect(predicted(find(expectationsFor(history({ silent: 1, complete: false })), vandalism)).coverage).toBe(1)
  })

  test('a week for which nobody reported is missing and not zero', () => {
    const gone = new Set([5, 6, 7, 8].map(mondayBack))
    const whole = history()
    const gaps: History = {
      ...whole,
      counts: whole.counts.filter(({ monday }) => !gone.has(monday)),
      deliveries: whole.deliveries.filter(({ monday }) => !gone.has(monday)),
    }
    const [series] = seriesOf(gaps)
    expect([...(series?.byArea.counts ?? [])].filter(Number.isNaN)).toHaveLength(gone.size * areaIds.length)
    const [before, after] = [whole, gaps].map((one) => predicted(find(expectationsFor(one), vandalism)))
    expect(after?.weeks).toBe((before?.weeks ?? 0) - gone.size)
    expect(Math.abs((after?.mean ?? 0) - (before?.mean ?? 0))).toBeLessThan(0.1)
  })

  test('parties that report now and then are counted, and never silent', () => {
    const seldom = history()
    const extra = [3, 40, 90].map((back) => ({
      monday: mondayBack(back),
      areaId: 1,
      categoryId: vandalism,
      partyId: 7,
      n: 2,
    }))
    const [series] = seriesOf({ ...seldom, counts: [...seldom.counts, ...extra] })
    expect(Math.min(...(series?.byArea.exposure ?? []))).toBe(1)
    const sum = (counts: Iterable<number>) => [...counts].reduce((total, n) => total + n, 0)
    expect(sum(series?.byArea.counts ?? [])).toBe(seldom.counts.reduce((total, { n }) => total + n, 0) + 6)
  })

  test('a break leaves out what lies before it, in the category and in the sum of all, but not in the others', () => {
    const broken = history()
    const expectations = expectationsFor({
      ...broken,
      categories: [
        { id: vandalism, baselineStart: mondayBack(30) },
        { id: narcotics, baselineStart: null },
      ],
    })
    expect(predicted(find(expectations, vandalism)).weeks).toBe(28)
    expect(predicted(find(expectations, allCategories)).weeks).toBe(28)
    expect(predicted(find(expectations, narcotics)).weeks).toBe(158)
    expect(find(expectations, vandalism).remarks.season).toBe(false)
  })

  test('too short a history is refused with what it takes, and longer windows warn longer', () => {
    const expectations = expectationsFor(history({ weeks: 9 }))
    expect(find(expectations, vandalism).areas['1']).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 8,
      had: 7,
    })
    const some = expectationsFor(history({ weeks: 40 }))
    expect(find(some, vandalism, 1).remarks.needs.map(({ code }) => code)).not.toContain('base-weeks')
    expect(find(some, vandalism, 12).remarks.needs).toContainEqual({ code: 'base-weeks', needed: 104, had: 27 })
  })

  test('nothing at all has no expectation and no error', () => {
    const empty = { week, complete: true, counts: [], deliveries: [], categories: [], areaIds }
    expect(expectationsFor(empty).every(({ areas }) => areas['1']?.kind === 'refused')).toBe(true)
    expect(expectationsFor({ ...empty, areaIds: [] })).toEqual([])
  })
})

describe('a judged week', () => {
  test('a quiet one has no signal; an unfinished one is not tested', () => {
    const quiet = judged(history())
    expect(quiet).toMatchObject({ tested: 5 * 2 * 3, signals: 0, expectedFalse: 0 })
    const open = judged(history({ complete: false }), () => 30, false)
    expect(open).toMatchObject({ tested: 0, signals: 0 })
    expect(open.figures.every(({ windows: own }) => windows.every((window) => own[window].status === 'untested'))).toBe(
      true,
    )
  })

  test('a burst in one area is a alert there and not in the municipality; the sums are judged by themselves', () => {
    const { figures, wholes, signals, expectedFalse } = judged(history(), (areaId, categoryId) =>
      areaId === 2 && categoryId === vandalism ? 25 : 0,
    )
    const found = signalsIn(figures).filter(({ categoryId }) => categoryId !== allCategories)
    expect(found.map(({ areaId, categoryId }) => [areaId, categoryId])).toEqual([[2, vandalism]])
    expect(signalsIn(wholes)).toEqual([])
    expect(expectedFalse).toBeCloseTo(0.1 * signals)
    const sums = figures.filter(({ categoryId }) => categoryId === allCategories)
    expect(sums.filter(({ windows: own }) => own[1].status === 'signal').map(({ areaId }) => areaId)).toEqual([2])
    expect(signals, 'the sums are not in the budget').toBe(
      found.flatMap(({ windows: own }) => windows.filter((window) => own[window].status === 'signal')).length,
    )
  })

  test('a rise in all areas is one event of the municipality and shown once', () => {
    const { figures, wholes } = judged(history(), (_, categoryId) => (categoryId === vandalism ? 9 : 0))
    expect(signalsIn(wholes).map(({ categoryId }) => categoryId)).toEqual([allCategories, vandalism])
    expect(signalsIn(figures)).toEqual([])
    const areas = figures.filter(({ categoryId }) => categoryId === vandalism)
    expect(areas.every(({ windows: own }) => own[1].shared)).toBe(true)
  })

  test('an area that rises far above the rest of a shared rise is told as well', () => {
    const { figures, wholes } = judged(history(), (areaId, categoryId) =>
      categoryId === vandalism ? (areaId === 4 ? 45 : 9) : 0,
    )
    expect(signalsIn(wholes).map(({ categoryId }) => categoryId)).toEqual([allCategories, vandalism])
    expect(signalsIn(figures).map(({ areaId, categoryId }) => [areaId, categoryId])).toEqual([
      [4, allCategories],
      [4, vandalism],
    ])
  })
})

describe('episodes', () => {
  const burst = (areaId: number, categoryId: number) => (areaId === 2 && categoryId === vandalism ? 25 : 0)
  const series = { areaId: 2, categoryId: vandalism, window: 1 } as const
  const earlier = (back: number, status: EpisodeWeek['status'], observed: number): EpisodeWeek => ({
    ...series,
    week: addWeeks(week, -back),
    status,
    observed,
    high: 8,
  })

  test('a signal that goes on is open since its first week', () => {
    const { figures } = judged(history(), burst)
    const now = joinEpisodes(week, figures, [earlier(3, 'signal', 20), earlier(2, 'none', 5), earlier(1, 'watch', 12)])
    expect(now.since(series)).toBe(addWeeks(week, -3))
    expect(now.since({ ...series, areaId: 1 })).toBeNull()
    expect(now.now).toContainEqual(expect.objectContaining({ ...series, week, status: 'signal' }))
  })

  test('three normal weeks in a row close it, and a new signal begins anew', () => {
    const quiet = [earlier(4, 'signal', 20), earlier(3, 'none', 5), earlier(2, 'none', 5)]
    const closing = joinEpisodes(week, judged(history()).figures, [...quiet.slice(0, 2), earlier(1, 'none', 4)])
    expect(closing.since(series)).toBeNull()
    expect(closing.now, 'the week that closes it is kept').toHaveLength(1)
    const again = joinEpisodes(week, judged(history(), burst).figures, [...quiet, earlier(1, 'none', 5)])
    expect(again.since(series)).toBe(week)
  })

  test('a week nobody looked at neither closes nor begins one', () => {
    const now = joinEpisodes(week, judged(history(), burst).figures, [earlier(9, 'signal', 20)])
    expect(now.since(series)).toBe(addWeeks(week, -9))
  })
})
