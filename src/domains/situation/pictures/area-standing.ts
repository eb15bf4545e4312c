import { chanceOf, type WindowWeeks, windows } from '../counts/expectation.ts'
import type { SeriesFigure, WindowFigure } from '../counts/week-figures.ts'
import type { Alert, CategoryCount, Expected, WindowSum } from './picture-content.ts'
import type { WeekMaterial } from './picture-material.ts'

/** How counts stand to what is expected of them, as facts for the picture. */
export const expectedOf = ({ prediction }: WindowFigure): Expected | null => {
  if (prediction.kind === 'refused') return null
  const { mean, low, high, rare, weeks, coverage } = prediction
  return { mean, low, high, rare, weeks, coverage }
}

export const shortOf = ({ prediction }: WindowFigure) =>
  prediction.kind === 'refused' && prediction.reason === 'too-short'
    ? { needed: prediction.needed, had: prediction.had }
    : null

/** Above the range, how seldom chance gives as much: once in so many, rounded to what can be remembered. */
export function oneInOf({ observed, prediction }: WindowFigure): number | null {
  if (prediction.kind === 'refused' || observed <= prediction.high) return null
  const times = 1 / Math.max(chanceOf(prediction, observed), 1 / mostTimes)
  const step = times < 20 ? 1 : times < 100 ? 5 : times < 1000 ? 50 : 500
  return Math.max(2, Math.round(times / step) * step)
}
const mostTimes = 10_000

type Known = Pick<WeekMaterial, 'complete' | 'coverage'>

/** GLOSSARY: `signal` and `watch` come from the week's tests, `low` only when everybody who should has reported. */
export function standingOf({ complete, coverage }: Known, figure: WindowFigure): CategoryCount['standing'] {
  const { observed, prediction, status, shared } = figure
  if (prediction.kind === 'refused') return prediction.reason
  if (!complete) return 'unfinished'
  if (status === 'signal' || status === 'watch') return status
  if (shared) return 'shared'
  if (observed > prediction.high) return 'above'
  if (observed >= prediction.low) return 'expected'
  return coverage.missing.length === 0 && prediction.coverage === 1 ? 'low' : 'below'
}

/** The strongest that any window says; where none says anything, how the week itself stands. */
export function categoryStanding(known: Known, figure: SeriesFigure): CategoryCount['standing'] {
  const all = windows.map((window) => standingOf(known, figure.windows[window]))
  return all.find((one) => one === 'signal') ?? all.find((one) => one === 'watch') ?? all[0] ?? 'too-short'
}

export type Since = (series: {
  readonly areaId: number
  readonly categoryId: number
  readonly window: WindowWeeks
}) => string | null

export function alertsOf({ areaId, categoryId, windows: own }: SeriesFigure, since: Since): Alert[] {
  return windows.flatMap((window): Alert[] => {
    const figure = own[window]
    const expected = expectedOf(figure)
    const { status, observed } = figure
    if (expected === null || (status !== 'signal' && status !== 'watch')) return []
    return [
      {
        categoryId,
        window,
        n: observed,
        expected,
        status,
        oneIn: oneInOf(figure),
        since: since({ areaId, categoryId, window }),
      },
    ]
  })
}

export const windowSums = (known: Known, { windows: own }: SeriesFigure): WindowSum[] =>
  windows.map((window) => {
    const figure = own[window]
    return {
      window,
      n: figure.observed,
      expected: expectedOf(figure),
      short: shortOf(figure),
      standing: standingOf(known, figure),
      oneIn: oneInOf(figure),
    }
  })
