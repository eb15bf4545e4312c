import { describe, expect, it } from 'vitest'
import { toWeeklySeries } from '../early-warning/baseline.ts'
import { ebPredict } from '../early-warning/early-warning.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type AreaForecast, type Forecast, forecast } from './forecast.ts'
import { firstWeek, fitHorizonModel, lawOf } from './horizon-model.ts'
import { countPredictive } from './predictive-law.ts'
import { rollingScores } from './rolling-origins.ts'

const stream = new RandomStream(11)
const wave = (week: number, amplitude: number) => Math.exp(amplitude * Math.sin((2 * Math.PI * (week + 1)) / 52.1786))

/** Weeks of areas with the given mean counts and one season. */
function simulate(weeks: number, means: readonly number[], amplitude = 0.4): number[][] {
  return Array.from({ length: weeks }, (_, week) => means.map((mean) => stream.poisson(mean * wave(week, amplitude))))
}

function forecastOf(...input: Parameters<typeof forecast>): Forecast {
  const answer = forecast(...input)
  if (answer.kind === 'refused') throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}

function areaOf(answer: Forecast, area: number): AreaForecast {
  const found = answer.areas[area]
  if (found?.kind !== 'predicted') throw new Error(`area ${area}: ${JSON.stringify(found)}`)
  return found
}

const years = toWeeklySeries(simulate(260, [4, 1, 9, 0.2]))

describe('a forecast', () => {
  it('is the alarm without a guard in the first week, and follows its season in the others', () => {
    const model = fitHorizonModel(years)
    const alarm = ebPredict({ ...years, latest: years.weeks, window: 1, guard: 0 })
    if (model.kind === 'refused' || alarm.kind === 'refused') throw new Error('refused')
    for (const [area, expected] of alarm.areas.entries()) {
      if (expected.kind === 'refused') throw new Error('area refused')
      const first = lawOf(model, expected, 1)
      expect(first.mean).toBe(expected.mean)
      expect(first.size).toBeCloseTo(expected.size ?? Number.NaN, 9)
      expect(firstWeek(model, area)).toEqual(expected)
    }
    // The wave of the data rises towards its top in week 13 of the year, as 260 weeks end near the end of one.
    expect(model.factors[12]).toBeGreaterThan(1.2)
  })

  it('of a sum has the variance of the detector for the same window', () => {
    // Undiscounted, so that the detector does not age the history by the three weeks that its window reaches further.
    const undiscounted = { halfLife: Number.POSITIVE_INFINITY }
    const plain = fitHorizonModel({ ...years, ...undiscounted, horizon: 4 })
    const alarm = ebPredict({ ...years, ...undiscounted, latest: years.weeks + 3, window: 4, guard: 0 })
    if (plain.kind === 'refused' || alarm.kind === 'refused') throw new Error('refused')
    for (const [area, expected] of alarm.areas.entries()) {
      const first = firstWeek(plain, area)
      if (expected.kind === 'refused' || first.kind === 'refused') throw new Error('area refused')
      const sum = lawOf(
        plain,
        first,
        plain.factors.reduce((total, factor) => total + factor, 0),
      )
      expect(sum.mean).toBeCloseTo(expected.mean, 9)
      expect(sum.size).toBeCloseTo(expected.size ?? Number.NaN, 6)
    }
  })

  it('has 23 whole quantiles that never fall, around nested bands', () => {
    const answer = forecastOf({ ...years, horizon: 13 })
    expect(answer.levels).toHaveLength(23)
    for (const area of answer.areas) {
      if (area.kind !== 'predicted') throw new Error('refused')
      expect(area.weeks).toHaveLength(13)
      for (const { quantiles, interval, inner, value } of area.weeks) {
        expect(quantiles.every((quantile) => Number.isSafeInteger(quantile) && quantile >= 0)).toBe(true)
        expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b))
        expect([interval.low, inner.low, value, inner.high, interval.high]).toEqual(
          [interval.low, inner.low, value, inner.high, interval.high].sort((a, b) => a - b),
        )
      }
    }
  })

  it('does not change when the areas change places, or with weeks that come later', () => {
    const rows = simulate(150, [3, 0.5])
    const answer = forecastOf({ ...toWeeklySeries(rows), horizon: 2 })
    const swapped = forecastOf({ ...toWeeklySeries(rows.map((row) => [...row].reverse())), horizon: 2 })
    const withFuture = toWeeklySeries([...rows, [99, 99], [0, 77]])
    expect(areaOf(swapped, 1).weeks.map(({ quantiles }) => quantiles)).toEqual(
      areaOf(answer, 0).weeks.map(({ quantiles }) => quantiles),
    )
    expect(forecastOf({ ...withFuture, latest: 149, horizon: 2 })).toEqual(answer)
  })

  it('covers what comes about as often as its bands say, and somewhat more', () => {
    const inside = { half: 0, most: 0, all: 0 }
    for (let round = 0; round < 12; round++) {
      const series = toWeeklySeries(simulate(170, [0.5, 2, 5, 8, 12, 3]))
      const model = fitHorizonModel({ ...series, latest: 156 })
      if (model.kind === 'refused') throw new Error('refused')
      for (const [h, factor] of model.factors.entries()) {
        for (let area = 0; area < series.areas; area++) {
          const first = firstWeek(model, area)
          if (first.kind === 'refused') throw new Error('refused')
          const { mean, size } = lawOf(model, first, factor)
          const law = countPredictive(mean, size)
          const y = series.counts[(157 + h) * series.areas + area] ?? Number.NaN
          if (law.quantile(0.25) <= y && y <= law.quantile(0.75)) inside.half += 1
          if (law.quantile(0.1) <= y && y <= law.quantile(0.9)) inside.most += 1
          inside.all += 1
        }
      }
    }
    expect(inside.half / inside.all).toBeGreaterThan(0.52)
    expect(inside.half / inside.all).toBeLessThan(0.78)
    expect(inside.most / inside.all).toBeGreaterThan(0.8)
    expect(inside.most / inside.all).toBeLessThan(0.95)
  })
})

describe('a short history', () => {
  const short = toWeeklySeries(simulate(60, [4, 1]))

  it('is refused, unless the season is told', () => {
    expect(forecast(short)).toEqual({ kind: 'refused', reason: 'too-short', needed: 104, had: 60 })
    const season = Float64Array.from({ length: 73 }, (_, week) => wave(week, 0.4))
    const answer = forecastOf({ ...short, season })
    expect(answer.warnings).toContain('external-season')
    expect(answer.warnings).not.toContain('season-not-estimated')
    const { weeks, warnings, needs } = areaOf(answer, 0)
    expect(warnings).toEqual(['skill-unknown'])
    expect(needs).toEqual([expect.objectContaining({ code: 'scored-origins', needed: 26 })])
    const expected = wave(72, 0.4) / wave(60, 0.4)
    expect((weeks[12]?.mean ?? 0) / (weeks[0]?.mean ?? 1)).toBeCloseTo(expected, 9)
  })

  it('counts weeks in which nothing was observed as missing', () => {
    const rows = simulate(110, [4]).map((row, week) => (week % 10 === 0 ? [null] : row))
    expect(forecast(toWeeklySeries(rows))).toMatchObject({ kind: 'refused', needed: 104, had: 99 })
  })

  it('of two weeks is refused whatever is told', () => {
    const two = toWeeklySeries([[1], [0]])
    expect(forecast(two)).toMatchObject({ kind: 'refused', needed: 104 })
    expect(forecast({ ...two, season: new Float64Array(15).fill(1) })).toMatchObject({
      kind: 'refused',
      needed: 8,
      had: 2,
    })
  })

  it('does not care for the scale of a told season', () => {
    const season = Float64Array.from({ length: 73 }, (_, week) => wave(week, 0.4))
    const tenfold = forecastOf({ ...short, season: season.map((factor) => 10 * factor) })
    const plain = forecastOf({ ...short, season })
    for (const [h, week] of areaOf(plain, 1).weeks.entries()) {
      expect(areaOf(tenfold, 1).weeks[h]?.mean).toBeCloseTo(week.mean, 9)
    }
  })
})

describe('skill', () => {
  it('is above 0 where there is a season, and the model is shown', () => {
    const rows = simulate(300, [8, 12], 0.9)
    const answer = forecastOf({ ...toWeeklySeries(rows), horizon: 4 })
    for (const area of [0, 1]) {
      const { skill, shown, warnings } = areaOf(answer, area)
      if (skill.kind === 'refused') throw new Error('refused')
      expect(skill.value).toBeGreaterThan(0)
      expect(skill.n).toBe(26)
      expect(skill.model.n).toBe(26 * 4)
      expect(skill.pit.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      expect({ shown, warnings }).toEqual({ shown: 'model', warnings: [] })
      expect(skill.naive).toHaveLength(3)
      expect(skill.naive.find(({ name }) => name === skill.best)?.wis).toBe(
        Math.min(...skill.naive.map(({ wis }) => wis)),
      )
    }
  })

  it('is below 0 after a lasting step, and the best naive forecast is shown with its code', () => {
    const rows = Array.from({ length: 260 }, (_, week) => [week < 200 ? stream.poisson(2) : stream.poisson(14)])
    const { skill, shown, warnings, total, weeks } = areaOf(forecastOf({ ...toWeeklySeries(rows), horizon: 4 }), 0)
    if (skill.kind === 'refused') throw new Error('refused')
    expect(skill.value).toBeLessThan(0)
    expect(skill.warnings).toEqual(['baseline-better'])
    expect({ shown, warnings, total }).toEqual({ shown: 'ets-ann', warnings: ['baseline-shown'], total: null })
    expect(weeks[0]?.value).toBeGreaterThan(10)
  })

  it('is 0 where nothing ever happens, with no scaled error', () => {
    const zeros = toWeeklySeries(Array.from({ length: 200 }, () => [0]))
    const { skill, shown, weeks } = areaOf(forecastOf({ ...zeros, horizon: 3 }), 0)
    if (skill.kind === 'refused') throw new Error('refused')
    expect(skill.value).toBe(0)
    expect(skill.model.scaledError).toBeNull()
    expect(shown).toBe('model')
    expect(weeks[0]?.interval).toEqual({ low: 0, high: 0, level: 0.8 })
  })

  it('needs 26 origins with two years before the first', () => {
    const rows = simulate(104 + 25 + 4, [3])
    expect(rollingScores({ ...toWeeklySeries(rows), horizon: 4 })).toMatchObject({ kind: 'rolling-scores' })
    expect(rollingScores({ ...toWeeklySeries(rows.slice(1)), horizon: 4 })).toEqual({
      kind: 'refused',
      reason: 'too-few-origins',
      needed: 26,
      had: 25,
    })
  })

  it('leaves out weeks that are missing', () => {
    const rows = simulate(200, [3]).map((row, week) => (week === 190 ? [null] : row))
    const scores = rollingScores({ ...toWeeklySeries(rows), horizon: 2 })
    if (scores.kind === 'refused' || scores.areas[0]?.kind !== 'skill') throw new Error('refused')
    expect(scores.areas[0].model.n).toBe(26 * 2 - 2)
  })
})

describe('impossible input', () => {
  const rows = simulate(120, [3])
  const series = toWeeklySeries(rows)

  it.each([
    ['a negative count', { ...toWeeklySeries([...rows.slice(1), [-1]]) }],
    ['a fraction', { ...toWeeklySeries([...rows.slice(1), [0.5]]) }],
    ['no horizon', { ...series, horizon: 0 }],
    ['a horizon of 14 weeks', { ...series, horizon: 14 }],
    ['a latest week beyond the series', { ...series, latest: 120 }],
    ['a season that ends too early', { ...series, season: new Float64Array(132).fill(1) }],
    ['a season of 0', { ...series, season: new Float64Array(133) }],
  ])('such as %s is an error', (_, input) => {
    expect(() => forecast(input)).toThrow(AnalysisInputError)
  })

  it('such as 25 origins is an error', () => {
    expect(() => rollingScores(series, { origins: 25 })).toThrow(AnalysisInputError)
  })

  it('does not include huge counts', () => {
    const huge = toWeeklySeries(Array.from({ length: 120 }, () => [200_000 + stream.below(1000)]))
    const { weeks } = areaOf(forecastOf({ ...huge, horizon: 1 }), 0)
    expect(weeks[0]?.interval.low).toBeGreaterThan(150_000)
  })
})
