import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type EbDetection, type EbInput, ebDetect, ebPredict } from './early-warning.ts'

const weeksPerYear = 365.25 / 7

function detect(input: EbInput): EbDetection {
  const detection = ebDetect(input)
  if (detection.kind === 'refused') throw new Error('the series was refused')
  return detection
}

function meansOf(detection: EbDetection): readonly number[] {
  return detection.areas.map((area) => {
    if (area.kind !== 'tested') throw new Error('an area was not tested')
    return area.predictive.mean
  })
}

const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof AnalysisInputError) return error.code
    throw error
  }
  return 'accepted'
}

interface World {
  readonly weeks?: number
  readonly areas?: number
  readonly mean?: number
  readonly wave?: (area: number) => number
  readonly lift?: (week: number) => number
}

function draw(stream: RandomStream, { weeks = 280, areas = 20, mean = 3, wave = () => 0, lift = () => 1 }: World) {
  const counts = new Float64Array(weeks * areas)
  for (let cell = 0; cell < counts.length; cell++) {
    const week = Math.floor(cell / areas)
    const height = wave(cell % areas) * Math.sin((2 * Math.PI * (week + 1)) / weeksPerYear)
    counts[cell] = stream.poisson(mean * Math.exp(height) * lift(week))
  }
  return { weeks, areas, counts, latest: weeks - 1 }
}

/** Share of tested areas with a mid-p under 1 %, in quiet weeks. */
function falseAlarms(choices: Partial<EbInput>, world: World, only: (area: number) => boolean): number {
  let [alarms, tests] = [0, 0]
  for (let repetition = 0; repetition < 5; repetition++) {
    const drawn = draw(new RandomStream(11, repetition), world)
    for (let back = 0; back < 52; back += 6) {
      for (const [area, tested] of detect({
        ...drawn,
        latest: drawn.latest - back,
        window: 4,
        ...choices,
      }).areas.entries()) {
        if (tested.kind !== 'tested' || !only(area)) continue
        tests += 1
        if (tested.evaluation.midP < 0.01) alarms += 1
      }
    }
  }
  return alarms / tests
}

describe('exposure', () => {
  const counts = fc.array(fc.nat(9), { minLength: 120 * 3, maxLength: 120 * 3 })

  it('of 1 everywhere changes nothing at all', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(1, 4, 12), (values, window) => {
        const input = { weeks: 120, areas: 3, counts: Float64Array.from(values), latest: 119, window } as const
        expect(ebDetect({ ...input, exposure: new Float64Array(360).fill(1) })).toEqual(ebDetect(input))
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  it('of 0 is the same as a missing week, in the history and in the window', () => {
    const values = Float64Array.from({ length: 90 }, (_, cell) => cell % 4)
    const exposure = values.map((_, cell) => (cell === 30 ? 0 : 1))
    const missing = values.map((count, cell) => (cell === 30 ? Number.NaN : count))
    const input = { weeks: 45, areas: 2, latest: 44, window: 4 } as const
    expect(detect({ ...input, counts: values, exposure }).areas).toEqual(detect({ ...input, counts: missing }).areas)
    const silentNow = values.map((_, cell) => (cell === 86 ? 0 : 1))
    expect(detect({ ...input, counts: values, exposure: silentNow }).areas[0]).toEqual({
      kind: 'refused',
      reason: 'not-covered',
      needed: 4,
      had: 3,
    })
  })

  it('of a half in the window halves what is expected, and says so', () => {
    const values = new Float64Array(60).fill(4)
    const exposure = values.map((_, week) => (week === 59 ? 0.5 : 1))
    const input = { weeks: 60, areas: 1, counts: values, latest: 59, window: 1 } as const
    const detection = detect({ ...input, exposure })
    expect(meansOf(detection)[0]).toBeCloseTo(2, 12)
    expect(detection.warnings).toContain('reduced-coverage')
    expect(detection.areas[0]).toMatchObject({ predictive: { coverage: 0.5, seasonFactor: 1 } })
  })

  it('in the history gives the rate of full weeks, not the lower one that was seen', () => {
    const exposure = Float64Array.from({ length: 60 }, (_, week) => (week % 3 === 0 && week < 57 ? 0.25 : 1))
    const input = { weeks: 60, areas: 1, counts: exposure.map((seen) => 8 * seen), latest: 59, window: 1 } as const
    expect(meansOf(detect({ ...input, exposure }))[0]).toBeCloseTo(8, 12)
    expect(meansOf(detect(input))[0]).toBeLessThan(7)
  })

  it('may reach beyond the counts, for weeks to come', () => {
    const input = { weeks: 40, areas: 1, counts: new Float64Array(40).fill(2), latest: 40, window: 1 } as const
    const prediction = ebPredict({ ...input, exposure: new Float64Array(41).fill(1).fill(0.5, 40) })
    expect(prediction.kind === 'prediction' && prediction.areas[0]).toMatchObject({ mean: 1, coverage: 0.5 })
  })

  it('is refused when it is no share', () => {
    const input = { weeks: 40, areas: 1, counts: new Float64Array(40), latest: 39, window: 1 } as const
    const one = (value: number) => new Float64Array(40).fill(1).fill(value, 3, 4)
    const wrong = [one(-0.1), one(Number.NaN), one(0.001), one(Number.POSITIVE_INFINITY), new Float64Array(39)]
    const codes = wrong.map((exposure) => codeOf(() => ebDetect({ ...input, exposure })))
    expect(codes).toEqual(['out-of-range', 'out-of-range', 'out-of-range', 'out-of-range', 'wrong-length'])
  })
})

describe('the calendar', () => {
  const marked = (week: number) => Math.floor(week % weeksPerYear) >= 24 && Math.floor(week % weeksPerYear) < 34
  const calendar = Float64Array.from({ length: 280 }, (_, week) => (marked(week) ? 1 : 0))
  const drawn = draw(new RandomStream(4), { lift: (week) => (marked(week) ? 1.6 : 1) })

  it('finds the factor of the marked weeks', () => {
    const { season, warnings } = detect({ ...drawn, window: 1, calendar })
    expect(Math.exp(season.calendar)).toBeGreaterThan(1.45)
    expect(Math.exp(season.calendar)).toBeLessThan(1.75)
    expect(warnings).toEqual([])
  })

  it('without effect is drawn towards none', () => {
    const quiet = draw(new RandomStream(5), { weeks: 280 })
    expect(Math.abs(detect({ ...quiet, window: 1, calendar }).season.calendar)).toBeLessThan(0.05)
  })

  it('with too few marked weeks is left out, and what is needed is said', () => {
    const few = calendar.map((share, week) => (week < 30 ? share : 0))
    const detection = detect({ ...drawn, window: 1, calendar: few })
    expect(detection.warnings).toContain('calendar-not-estimated')
    expect(detection.needs).toContainEqual({ code: 'calendar-weeks', needed: 16, had: 6 })
    expect({ ...detection, warnings: [], needs: [] }).toEqual({
      ...detect({ ...drawn, window: 1 }),
      warnings: [],
      needs: [],
    })
  })

  it('that is too short or holds no shares is refused', () => {
    expect(codeOf(() => ebDetect({ ...drawn, window: 1, calendar: calendar.slice(1) }))).toBe('wrong-length')
    expect(codeOf(() => ebDetect({ ...drawn, window: 1, calendar: calendar.map(() => 2) }))).toBe('out-of-range')
  })
})

describe('areas with a season of their own', () => {
  const wave = (area: number) => (area < 2 ? -0.5 : 0.5)
  const isOpposite = (area: number) => area < 2

  it('alarm too often when all must share one season, and keep the promise when each has its own', () => {
    expect(falseAlarms({}, { wave }, isOpposite)).toBeGreaterThan(0.05)
    expect(falseAlarms({ seasons: 'by-area' }, { wave }, isOpposite)).toBeLessThan(0.025)
    expect(falseAlarms({ seasons: 'by-area' }, { wave }, (area) => !isOpposite(area))).toBeLessThan(0.02)
  })

  it('are noticed in the default, which goes on with the shared season', () => {
    const detection = detect({ ...draw(new RandomStream(3), { wave }), window: 1 })
    expect(detection.warnings).toContain('season-differs-between-areas')
    expect(detection.spread?.p).toBeLessThan(1e-6)
  })

  it('are seldom suspected where all areas share the season', () => {
    const chances = Array.from({ length: 60 }, (_, index) => {
      const drawn = draw(new RandomStream(8, index), { weeks: 160, areas: 10, wave: () => 0.4 })
      return detect({ ...drawn, window: 1 }).spread?.p ?? 0
    })
    expect(chances.filter((p) => p < 0.05).length).toBeLessThan(9)
    expect(chances.filter((p) => p > 0.5).length).toBeGreaterThan(15)
  })

  it('find the height of the wave that made them', () => {
    const drawn = draw(new RandomStream(9), { mean: 12, wave })
    const meansIn = (latest: number) => {
      const prediction = ebPredict({ ...drawn, latest, window: 1, seasons: 'by-area' })
      if (prediction.kind === 'refused') throw new Error('the series was refused')
      return prediction.areas.map((area) => (area.kind === 'predicted' ? area.mean : Number.NaN))
    }
    // A quarter into the sixth year and three quarters into the fifth: peak and trough.
    const [peak, trough] = [meansIn(273), meansIn(247)]
    for (const area of [0, 1, 2, 10]) {
      const ratio = (peak[area] ?? 0) / (trough[area] ?? 1)
      expect(Math.abs(Math.log(ratio) - 2 * wave(area))).toBeLessThan(0.25)
    }
  })

  it('get no season when no events tell one', () => {
    const quiet = {
      weeks: 200,
      areas: 3,
      counts: new Float64Array(600),
      latest: 199,
      window: 1,
      seasons: 'by-area',
    } as const
    expect(detect(quiet).spread).toBeNull()
    const one = { ...quiet, counts: quiet.counts.map((_, cell) => (cell % 3 === 0 ? 2 : 0)) }
    expect(meansOf(detect(one)).every(Number.isFinite)).toBe(true)
  })
})

describe('the dispersion of sums', () => {
  /** Eight weeks high, eight weeks low. */
  const lift = (week: number) => (week % 16 < 8 ? 1.5 : 0.5)

  it('is larger than that of weeks when the weeks move together', () => {
    const lasting = draw(new RandomStream(2), { lift })
    const [weeks, sums] = (['weeks', 'window'] as const).map(
      (dispersion) => detect({ ...lasting, window: 4, dispersion }).phi,
    )
    expect(sums).toBeGreaterThan(1.4 * (weeks ?? Number.NaN))
  })

  it('never makes a prediction narrower, and is the same thing for a window of one week', () => {
    const drawn = draw(new RandomStream(6), {})
    for (const window of [1, 4, 12] as const) {
      const [weeks, sums] = (['weeks', 'window'] as const).map(
        (dispersion) => detect({ ...drawn, window, dispersion }).phi,
      )
      expect(sums).toBeGreaterThanOrEqual(weeks ?? Number.NaN)
      expect(sums).toBeLessThan(1.25)
      if (window === 1) expect(sums).toBe(weeks)
    }
  })
})

it('answers with finite numbers and a warning at most, however odd counts, gaps and exposure are', () => {
  const cell = fc.oneof(fc.constant(0), fc.nat(5), fc.constant(1_000_000), fc.constant(Number.NaN))
  const exposure = fc.constantFrom(1, 0.5, 0, 0.01, 100)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, exposure), { minLength: 130 * 3, maxLength: 130 * 3 }),
      fc.constantFrom(1, 4, 12),
      fc.array(fc.constantFrom(0, 0.4, 1), { minLength: 130, maxLength: 130 }),
      (cells, window, calendar) => {
        const detection = ebDetect({
          weeks: 130,
          areas: 3,
          counts: Float64Array.from(cells, ([count]) => count),
          exposure: Float64Array.from(cells, ([, share]) => share),
          calendar: Float64Array.from(calendar),
          latest: 129,
          window,
          seasons: 'by-area',
          dispersion: 'window',
        })
        JSON.stringify(detection, (_, value: unknown) => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          return value
        })
      },
    ),
    { seed: 14, numRuns: 60 },
  )
})
