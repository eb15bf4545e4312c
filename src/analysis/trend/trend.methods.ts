import { z } from 'zod'
import { need } from '../answer.schemas.ts'
import { method } from '../method.ts'
import { seasonalMannKendall } from './seasonal-trend.ts'
import { mannKendall } from './trend.ts'

const points = z.array(z.number().nullable())

const answer = {
  n: z.int(),
  warnings: z.array(z.string()).readonly(),
  needs: z.array(need).readonly(),
  s: z.int(),
  variance: z.number(),
  z: z.number(),
  p: z.number(),
  slope: z.number(),
  interval: z.strictObject({ low: z.number(), high: z.number(), level: z.literal(0.95) }),
}

const refusal = z.strictObject({
  kind: z.literal('refused'),
  reason: z.literal('too-short'),
  needed: z.number(),
  had: z.number(),
})

/** The limits of the slope in the form that every method gives its interval. */
function withInterval<Found extends { readonly slopeLow: number; readonly slopeHigh: number }>(found: Found) {
  const { slopeLow: low, slopeHigh: high, ...rest } = found
  return { ...rest, interval: { low, high, level: 0.95 as const } }
}

export const trendMethods = [
  method({
    name: 'mann-kendall',
    input: z.union([
      z.strictObject({
        /** Evenly spaced points; null is a missing one. */
        x: points,
        /** Fewer points are refused. */
        fewest: z.int().default(8),
      }),
      z.strictObject({
        y: points,
        /** Points to a cycle: tested within each season. */
        period: z.int(),
      }),
    ]),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('trend'),
        method: z.literal('mann-kendall-sen'),
        ...answer,
        tau: z.number(),
        relativeSlope: z.number().nullable(),
        firstHalf: z.number(),
        secondHalf: z.number(),
      }),
      z.strictObject({
        kind: z.literal('seasonal-trend'),
        method: z.literal('seasonal-mann-kendall-sen'),
        ...answer,
      }),
      refusal,
    ]),
    run: (input) => {
      if ('x' in input) {
        const trend = mannKendall(input.x, input.fewest)
        return trend.kind === 'refused' ? trend : withInterval(trend)
      }
      const trend = seasonalMannKendall(input.y, input.period)
      return trend.kind === 'refused' ? trend : withInterval(trend)
    },
    example: { x: [2, 3, 1, 4, 3, 5, null, 4, 6, 5, 7, 6, 8] },
  }),
]
