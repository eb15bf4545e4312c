import { z } from 'zod'
import { method } from '../method.ts'
import { pooled } from './comparison.methods.ts'
import { countChange, countChangeByMonth } from './count-change.ts'
import { given, grounds, interval, level, numbers, openInterval, refusal } from './interval.methods.ts'
import { judgeSurveyFamily, surveyChange } from './survey-change.ts'

const number = z.number()

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

const effective = z.strictObject({
  size: z.number(),
  designEffect: z.number(),
  source: z.enum(['given', 'kish', 'assumed']),
  isCorrected: z.boolean(),
})

const surveyOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('survey-change'),
    method: z.literal('newcombe-effective-n'),
    value: z.number(),
    interval,
    pooled,
    verdict: z.enum(['no-certain-change', 'rise', 'fall']),
    effective: z.tuple([effective, effective]).readonly(),
    responseRates: z.tuple([z.number().nullable(), z.number().nullable()]).readonly(),
    ...grounds('design-effect-assumed', 'interval-first', 'no-variation'),
  }),
  refusal('too-few-answers'),
])

const surveyFamilyOutput = z.strictObject({
  kind: z.literal('survey-family'),
  method: z.literal('bh-pooled'),
  q: z.array(z.number().nullable()).readonly(),
  verdicts: z.array(z.enum(['no-certain-change', 'rise', 'fall']).nullable()).readonly(),
  falseShare: z.number(),
  ...grounds('untested-comparisons'),
})

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

const countChangeOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('count-change'),
    method: z.enum(['conditional-binomial-mid-p', 'conditional-beta-binomial-mid-p']),
    before: z.number(),
    after: z.number(),
    value: z.number().nullable(),
    interval: openInterval,
    percent: z.number().nullable(),
    midP: z.number(),
    phi: z.number(),
    verdict: z.enum(['within-normal-variation', 'rise', 'fall']),
    ...grounds('base-too-small-for-percent', 'missing-periods', 'no-base', 'overdispersion-unknown'),
  }),
  refusal('no-events'),
])

export const changeMethods = [
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
]

function totalsOf({ y1, y2, ...options }: z.output<typeof countTotals>) {
  return { y1, y2, ...given(options) }
}

function seriesOf({ months1, months2, ...options }: z.output<typeof countSeries>) {
  return { months1, months2, ...given(options) }
}
