import { z } from 'zod'

/** The parts that the outputs of the methods have in common, as JSON. */

export const interval = z.object({ low: z.number(), high: z.number(), level: z.number() })
/** Without an upper limit `high` is null. */
export const openInterval = interval.extend({ high: z.number().nullable() })
export const level = z.number().default(0.95)

export const fourCounts = { T0: z.number(), T1: z.number(), C0: z.number(), C1: z.number() }
export const eightCounts = { ...fourCounts, DT0: z.number(), DT1: z.number(), DC0: z.number(), DC1: z.number() }

/** One code or several. */
export const codes = z.union([z.number().transform((code) => [code]), z.array(z.number())])

/** Areas by periods, both counted from 1; null is missing. */
export const panel = {
  Y: z.array(z.array(z.number().nullable())),
  treated: codes,
  pre: z.tuple([z.number(), z.number()]),
  post: z.tuple([z.number(), z.number()]),
}
