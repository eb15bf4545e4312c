import { z } from 'zod'
import { need } from '../answer.schemas.ts'
import { method } from '../method.ts'
import { harm } from './harm.ts'
import { poissonInterval, rate } from './poisson-interval.ts'
import { clopperPearson, wilson } from './proportion.ts'
import { dobson } from './standardised-rate.ts'

/** Shapes that the methods of rates share. The library itself judges the numbers, so an input schema only fixes its shape. */

export const numbers = z.array(z.number())
export const level = z.number().optional()

export const limits = z.strictObject({ low: z.number(), high: z.number() })
export const interval = limits.extend({ level: z.number() })
export const openInterval = interval.extend({ high: z.number().nullable() })

export const refusal = <const Reason extends string>(reason: Reason) =>
  z.strictObject({ kind: z.literal('refused'), reason: z.literal(reason), needed: z.number(), had: z.number() })

export const grounds = <const Warning extends string>(...warnings: readonly Warning[]) => ({
  n: z.number(),
  warnings: z.array(z.enum(warnings)).readonly(),
  needs: z.array(need).readonly(),
})

/** Without the keys that were not given. */
export const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }

const number = z.number()
const counts = z.record(z.string(), z.number())

const proportionOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('proportion'),
    method: z.enum(['wilson', 'clopper-pearson']),
    value: z.number(),
    interval,
    ...grounds('few-trials'),
  }),
  refusal('no-trials'),
])

const poissonOutput = z.strictObject({
  kind: z.literal('count'),
  method: z.enum(['poisson-exact', 'poisson-byar', 'poisson-mid-p']),
  value: z.number(),
  interval,
  ...grounds('byar-below-zero'),
})

const rateOutput = z.strictObject({
  kind: z.literal('rate'),
  method: z.enum(['rate-exact', 'rate-byar']),
  value: z.number(),
  interval,
  per: z.number(),
  ...grounds('too-few-events-to-print'),
})

const standardisedOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('standardised-rate'),
    method: z.literal('direct-dobson'),
    value: z.number(),
    interval: interval.nullable(),
    gammaInterval: interval,
    effectiveNumber: z.number(),
    per: z.number(),
    ...grounds('few-effective-events', 'lower-limit-at-zero'),
  }),
  refusal('too-few-events'),
])

const harmOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weighted-index'),
    method: z.literal('weighted-dobson'),
    value: z.number(),
    interval,
    standardError: z.number(),
    effectiveNumber: z.number(),
    shares: z.record(z.string(), z.number()),
    withoutHeaviest: z.strictObject({ id: z.string(), value: z.number(), n: z.number() }),
    excluded: z.array(z.string()).readonly(),
    ...grounds('lower-limit-at-zero', 'one-category-dominates'),
  }),
  refusal('too-few-effective-events'),
])

const harmByName = z.strictObject({ counts, weights: counts, exclude: z.array(z.string()).optional(), level })
/** Without names the categories are known by their place. */
const harmByPlace = z.strictObject({ O: numbers, w: numbers, level })
const named = (list: readonly number[]) => Object.fromEntries(list.map((value, place) => [String(place), value]))

export const intervalMethods = [
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
    name: 'dobson',
    input: z.strictObject({ O: numbers, N: numbers, w: numbers, per: number.optional(), level }),
    output: standardisedOutput,
    run: ({ O, N, w, per, level }) => dobson({ O, N, w }, given({ per, level })),
    example: { O: [6, 9, 4], N: [1200, 2500, 1800], w: [0.3, 0.5, 0.2] },
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
