import { z } from 'zod'
import { answer, need, numbers, refusal } from '../answer.schemas.ts'

/** The parts that the methods of forecasting have in common, as JSON. */

export const series = z.array(z.number().nullable())

const band = z.object({ low: z.number(), high: z.number(), level: z.number() })
export const bands = z.array(z.object({ level: z.number(), low: numbers, high: numbers })).readonly()
export const coverage = z.object({ 50: z.number(), 80: z.number(), 95: z.number() })

const count = { value: z.number(), mean: z.number(), interval: band, inner: band, quantiles: numbers }
const meanScores = z.object({
  wis: z.number(),
  crps: z.number(),
  logScore: z.number().nullable(),
  coverage,
  meanAbsoluteError: z.number(),
  scaledError: z.number().nullable(),
  n: z.number(),
})
const naiveName = z.enum(['last-52-weeks', 'same-weeks-last-year', 'ets-ann'])

export const skill = z.discriminatedUnion('kind', [
  answer('skill', ['rolling-origin-wis']).extend({
    value: z.number().nullable(),
    model: meanScores,
    naive: z.array(meanScores.extend({ name: naiveName })).readonly(),
    best: naiveName,
    pit: numbers,
  }),
  refusal,
])

export const areaForecast = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('predicted'),
    shown: z.enum(['model', ...naiveName.options]),
    n: z.number(),
    warnings: z.array(z.string()).readonly(),
    needs: z.array(need).readonly(),
    weeks: z.array(z.object({ ahead: z.number(), ...count })).readonly(),
    total: z.object(count).nullable(),
    skill,
  }),
  refusal,
])

/** One row per week, one column per area; null is missing. */
export const weeksByArea = z.array(z.array(z.number().nullable()))

export const forecastOptions = {
  horizon: z.number().optional(),
  halfLife: z.number().optional(),
  maxHist: z.number().optional(),
  baselineStart: z.number().optional(),
  reweight: z.boolean().optional(),
  /** What each week usually has over the average one, up to the last week ahead. */
  season: z.array(z.number()).optional(),
  origins: z.number().optional(),
}

export const toValues = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values, (value) => value ?? Number.NaN)
