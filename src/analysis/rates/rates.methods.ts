import { z } from 'zod'
import { method } from '../method.ts'
import { countChange, countChangeByMonth } from './count-change.ts'
import { funnel } from './funnel.ts'
import { harm } from './harm.ts'
import { newcombe } from './newcombe.ts'
import { poissonInterval, rate } from './poisson-interval.ts'
import { clopperPearson, wilson } from './proportion.ts'
import { rateRatio } from './rate-ratio.ts'
import {
  countChangeOutput,
  counts,
  funnelOutput,
  harmOutput,
  level,
  newcombeOutput,
  numbers,
  poissonOutput,
  proportionOutput,
  rateOutput,
  rateRatioOutput,
  smoothOutput,
  standardisedOutput,
  surveyFamilyOutput,
  surveyOutput,
} from './rates.schemas.ts'
import { smooth } from './smoothing.ts'
import { dobson } from './standardised-rate.ts'
import { judgeSurveyFamily, surveyChange } from './survey-change.ts'

const number = z.number()
const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }

const surveyInput = z.strictObject({
  p1: number,
  n1: number,
  deff1: number.optional(),
  p2: number,
  n2: number,
  deff2: number.optional(),
  /** 0 or absent: not known. */
  N: number.optional(),
  weights1: numbers.optional(),
  weights2: numbers.optional(),
  invited1: number.optional(),
  invited2: number.optional(),
  level,
})

function changeOf(input: z.output<typeof surveyInput>) {
  const population = input.N === 0 ? undefined : input.N
  const { p1, n1, deff1, weights1, invited1, p2, n2, deff2, weights2, invited2 } = input
  return surveyChange(
    { share: p1, n: n1, ...given({ designEffect: deff1, weights: weights1, invited: invited1, population }) },
    { share: p2, n: n2, ...given({ designEffect: deff2, weights: weights2, invited: invited2, population }) },
    input.level,
  )
}

const countTotals = z.strictObject({
  y1: number,
  y2: number,
  t1: number.optional(),
  t2: number.optional(),
  phi: number.optional(),
  level,
})
const countSeries = z.strictObject({
  months1: z.array(number.nullable()),
  months2: z.array(number.nullable()),
  t1: number.optional(),
  t2: number.optional(),
  level,
})

const harmByName = z.strictObject({ counts, weights: counts, exclude: z.array(z.string()).optional(), level })
/** Without names the categories are known by their place. */
const harmByPlace = z.strictObject({ O: numbers, w: numbers, level })
const named = (list: readonly number[]) => Object.fromEntries(list.map((value, place) => [String(place), value]))

export const ratesMethods = [
  method({
    name: 'wilson',
    input: z.strictObject({ x: number, n: number, level, variant: z.enum(['wilson', 'clopper-pearson']).optional() }),
    output: proportionOutput,
    run: ({ x, n, level, variant }) => (variant === 'clopper-pearson' ? clopperPearson : wilson)(x, n, level),
    example: { x: 12, n: 80 },
  }),
  method({
    name: 'poisson-interval',
    input: z.strictObject({ O: number, variant: z.enum(['auto', 'exact', 'byar', 'mid-p']).optional(), level }),
    output: poissonOutput,
    run: ({ O, variant, level }) => poissonInterval(O, given({ variant, level })),
    example: { O: 6 },
  }),
  method({
    name: 'rate',
    input: z.strictObject({ O: number, pop: number, per: number.optional(), level }),
    output: rateOutput,
    run: ({ O, pop, per, level }) => rate(O, pop, given({ per, level })),
    example: { O: 14, pop: 3200 },
  }),
  method({
    name: 'newcombe',
    input: z.strictObject({ x1: number, n1: number, x2: number, n2: number, level }),
    output: newcombeOutput,
    run: ({ level, ...two }) => newcombe(two, level),
    example: { x1: 18, n1: 120, x2: 30, n2: 130 },
  }),
  method({
    name: 'dobson',
    input: z.strictObject({ O: numbers, N: numbers, w: numbers, per: number.optional(), level }),
    output: standardisedOutput,
    run: ({ O, N, w, per, level }) => dobson({ O, N, w }, given({ per, level })),
    example: { O: [6, 9, 4], N: [1200, 2500, 1800], w: [0.3, 0.5, 0.2] },
  }),
  method({
    name: 'rate-ratio',
    input: z.strictObject({ O1: number, n1: number, O2: number, n2: number, level }),
    output: rateRatioOutput,
    run: ({ level, ...two }) => rateRatio(two, level),
    example: { O1: 9, n1: 1500, O2: 60, n2: 20000 },
  }),
  method({
    name: 'smooth',
    input: z.strictObject({ y: numbers, n: numbers }),
    output: smoothOutput,
    run: ({ y, n }) => smooth(y, n),
    example: { y: [2, 30, 11, 0], n: [300, 2500, 1900, 450] },
  }),
  method({
    name: 'funnel',
    input: z.strictObject({ O: numbers, E: numbers }),
    output: funnelOutput,
    run: ({ O, E }) => funnel(O, E),
    example: { O: [4, 9, 21, 2, 7, 15, 3, 12, 6, 30], E: [5, 8, 14, 3, 6, 17, 4, 10, 7, 25] },
  }),
  method({
    name: 'survey-change',
    input: surveyInput,
    output: surveyOutput,
    run: changeOf,
    example: { p1: 0.41, n1: 520, deff1: 1.3, p2: 0.35, n2: 480, deff2: 1.3 },
  }),
  method({
    name: 'survey-family',
    input: z.strictObject({ changes: z.array(surveyInput), falseShare: number.optional() }),
    output: surveyFamilyOutput,
    run: ({ changes, falseShare }) => judgeSurveyFamily(changes.map(changeOf), falseShare),
    example: {
      changes: [
        { p1: 0.41, n1: 520, p2: 0.3, n2: 480 },
        { p1: 0.12, n1: 520, p2: 0.13, n2: 480 },
      ],
    },
  }),
  method({
    name: 'count-change',
    input: z.union([countTotals, countSeries]),
    output: countChangeOutput,
    run: (input) => ('months1' in input ? countChangeByMonth(seriesOf(input)) : countChange(totalsOf(input))),
    example: {
      months1: [4, 6, 3, 5, 8, 7, 6, 4, 5, 3, 2, 4],
      months2: [3, 4, 2, 4, 6, 9, 3, 2, 4, 1, 3, 2],
    },
  }),
  method({
    name: 'harm',
    input: z.union([harmByName, harmByPlace]),
    output: harmOutput,
    run: (input) => {
      if ('O' in input) return harm({ counts: named(input.O), weights: named(input.w) }, input.level)
      const { counts, weights, exclude } = input
      return harm({ counts, weights, ...given({ exclude }) }, input.level)
    },
    example: { counts: { light: 40, middle: 12, grave: 3 }, weights: { light: 1, middle: 5, grave: 20 } },
  }),
]

function totalsOf({ y1, y2, ...options }: z.output<typeof countTotals>) {
  return { y1, y2, ...given(options) }
}

function seriesOf({ months1, months2, ...options }: z.output<typeof countSeries>) {
  return { months1, months2, ...given(options) }
}
