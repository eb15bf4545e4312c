import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { describe, expect, test } from 'vitest'
import { scanText } from '#kernel/privacy/guard.ts'
import { addWeeks, weekdayOf, weekNumber, weekOf } from '#kernel/time/week.ts'
import { activitiesUpTo } from './activities.ts'
import { areaCollection } from './areas-geojson.ts'
import { burst } from './burst.ts'
import { type DemoObservation, observationsOf } from './observations.ts'
import { historyWeeks, periodEnding } from './period.ts'

const period = periodEnding('2026-11-20')
const all = observationsOf(period, 7)
const asLine = ({ area, place, ...one }: DemoObservation) =>
  JSON.stringify({ ...one, area: area.code, place: place.code })
const weekOfOne = ({ from }: DemoObservation) => weekOf(from.date)
const countBy = (observations: readonly DemoObservation[], key: (observation: DemoObservation) => string | number) =>
  new Map([...Map.groupBy(observations, key)].map(([value, members]) => [value, members.length]))
const inWeeks = (category: string, isWanted: (week: number) => boolean) => {
  const weeks = Array.from({ length: historyWeeks }, (_, index) => addWeeks(period.firstWeek, index)).filter((week) =>
    isWanted(weekNumber(week)),
  )
  const count = all.filter((one) => one.category === category && weeks.includes(weekOfOne(one))).length
  return count / weeks.length
}

describe('the made-up observations', () => {
  test('cover three years up to the latest complete week, and the days of the current week before today', () => {
    expect(period).toMatchObject({ firstWeek: '2023-W47', latestWeek: '2026-W46' })
    const weeks = countBy(all, weekOfOne)
    expect(weeks.size).toBe(historyWeeks + 1)
    expect(all.length).toBeGreaterThan(6000)
    expect(all.length).toBeLessThan(9000)
    expect(weeks.get('2026-W47')).toBeGreaterThan(5)
    expect(all.every(({ from, until }) => (until ?? from).date < '2026-11-20')).toBe(true)
  })

  test('end with Sunday when the demo is made on a Monday', () => {
    const monday = observationsOf(periodEnding('2026-11-16'), 7)
    expect(monday.at(-1)?.from.date).toBe('2026-11-15')
    expect(monday.every(({ until }) => until === null || until.date <= '2026-11-15')).toBe(true)
    expect(
      monday.filter((one) => one.category === burst.category && weekOfOne(one) === '2026-W46').length,
    ).toBeGreaterThanOrEqual(burst.count)
  })

  test('lie within the area and place they name', () => {
    const polygons = new Map(areaCollection().features.map((feature) => [feature.properties.code, feature]))
    for (const { area, place, lon, lat } of all)
      for (const { code } of [area, place]) {
        const polygon = polygons.get(code)
        expect(polygon !== undefined && booleanPointInPolygon([lon, lat], polygon), `${lon} ${lat} ${code}`).toBe(true)
      }
  })

  test('D1: hold nothing that the privacy guard would stop', () => {
    const texts = new Set([
      ...all.map(({ text }) => text),
      ...activitiesUpTo(period.latestWeek).map(({ text }) => text),
    ])
    expect(texts.size).toBeGreaterThan(7000)
    expect([...texts].filter((text) => scanText(text).length > 0)).toEqual([])
  })

  test('have external ids that occur once', () => {
    expect(new Set(all.map(({ externalId }) => externalId)).size).toBe(all.length)
  })

  test('N-11 to N-13: are most in Vårby, then Flemingsberg and Skogås, fewer in every other area', () => {
    const ranked = [...countBy(all, ({ area }) => area.code)].toSorted((one, other) => other[1] - one[1])
    const [first, second, third, ...rest] = ranked
    expect(first?.[0]).toBe('VAR')
    expect([second?.[0], third?.[0]].toSorted()).toEqual(['FLE', 'SKO'])
    expect(first?.[1]).toBeGreaterThan(1.4 * (second?.[1] ?? 0))
    for (const [code, count] of rest) expect(count, String(code)).toBeLessThan(0.9 * (third?.[1] ?? 0))
  })

  test('follow the seasons: burglary in winter, reckless riding in summer, fireworks at New Year', () => {
    const isWinter = (week: number) => week >= 45 || week <= 5
    const isSummer = (week: number) => week >= 20 && week <= 33
    expect(inWeeks('bostadsinbrott', isWinter)).toBeGreaterThan(1.2 * inWeeks('bostadsinbrott', isSummer))
    expect(inWeeks('buskorning', isSummer)).toBeGreaterThan(2 * inWeeks('buskorning', isWinter))
    expect(inWeeks('pyroteknik', (week) => week >= 52 || week === 1)).toBeGreaterThan(
      3 * inWeeks('pyroteknik', isSummer),
    )
  })

  test('follow the school year: calm schools and more gatherings in the breaks', () => {
    const isBreak = (week: number) => week === 9 || week === 44
    const isTerm = (week: number) => !isBreak(week) && week > 3 && week < 24
    expect(inWeeks('skolmiljo', isTerm)).toBeGreaterThan(1)
    expect(inWeeks('skolmiljo', isBreak)).toBeLessThan(0.5)
    expect(inWeeks('skolmiljo', (week) => week >= 25 && week <= 33)).toBeLessThan(0.2)
    expect(inWeeks('samling', isBreak)).toBeGreaterThan(1.1 * inWeeks('samling', isTerm))
  })

  test('follow the week: fights on Friday and Saturday, shoplifting by day', () => {
    const fights = countBy(
      all.filter(({ category }) => category === 'misshandel'),
      ({ from }) => weekdayOf(from.date),
    )
    const weekend = (fights.get(4) ?? 0) + (fights.get(5) ?? 0)
    expect(weekend).toBeGreaterThan(0.6 * [...fights.values()].reduce((sum, count) => sum + count, 0))
    const thefts = all.filter(({ category }) => category === 'butiksstold')
    expect(thefts.every(({ from }) => from.minutes >= 8 * 60 && from.minutes < 21 * 60)).toBe(true)
  })

  test('spread more from week to week than chance alone would', () => {
    const counts = [
      ...countBy(
        all.filter(({ area }) => area.code === 'VAR'),
        weekOfOne,
      ).values(),
    ]
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1)
    expect(variance).toBeGreaterThan(1.2 * mean)
  })

  test('burst in the latest week, at places that repeat, with one serious event', () => {
    const inBurst = all.filter(({ area, category }) => area.code === burst.area && category === burst.category)
    const before = countBy(inBurst, weekOfOne)
    const usual = [...before].filter(([week]) => String(week) < '2026-W44').map(([, count]) => count)
    expect(Math.max(...usual)).toBeLessThan(burst.count / 2)
    const latest = inBurst.filter((one) => weekOfOne(one) === period.latestWeek)
    expect(latest.length).toBeGreaterThanOrEqual(burst.count)
    for (const code of burst.repeatPlaces)
      expect(latest.filter(({ place }) => place.code === code).length).toBeGreaterThan(2)
    const serious = all.filter((one) => one.category === burst.seriousCategory && weekOfOne(one) === period.latestWeek)
    expect(serious.map(({ area }) => area.code)).toContain(burst.area)
  })

  test('stop from the guard company five weeks before the end, after steady reporting', () => {
    const weeks = countBy(
      all.filter(({ reporter }) => reporter === period.silent.reporter),
      weekOfOne,
    )
    expect([...weeks.keys()].toSorted().at(-1)).toBe('2026-W41')
    expect(period.silent.lastWeek).toBe('2026-W41')
    expect(weeks.size).toBeGreaterThan(0.9 * historyWeeks)
  })

  test('keep coming every week from all the others', () => {
    for (const [reporter, observations] of Map.groupBy(all, (one) => one.reporter))
      if (reporter !== period.silent.reporter)
        expect(countBy(observations, weekOfOne).get(period.latestWeek) ?? 0, reporter).toBeGreaterThan(0)
  })

  test('are the same for the same seed and others for another', () => {
    expect(observationsOf(period, 7).map(asLine)).toEqual(all.map(asLine))
    expect(observationsOf(period, 8).map(asLine)).not.toEqual(all.map(asLine))
  })

  test('stay what they were when the demo is made again a week later', () => {
    const later = new Set(observationsOf(periodEnding('2026-11-27'), 7).map(asLine))
    const kept = all.filter(
      (one) => weekOfOne(one) > period.firstWeek && weekOfOne(one) < '2026-W44' && one.reporter !== 'vakt',
    )
    expect(kept.length).toBeGreaterThan(5000)
    expect(kept.filter((one) => !later.has(asLine(one)))).toEqual([])
  })
})
