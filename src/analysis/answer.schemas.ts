import { z } from 'zod'

/** What the answers of all methods have in common, as JSON. */

export const numbers = z.array(z.number()).readonly()

export const need = z.strictObject({ code: z.string(), needed: z.number(), had: z.number() })

/** What every answer has. */
export const answer = <const Kind extends string, const Name extends readonly [string, ...string[]]>(
  kind: Kind,
  method: Name,
) =>
  z.object({
    kind: z.literal(kind),
    method: z.enum(method),
    n: z.number(),
    warnings: z.array(z.string()).readonly(),
    needs: z.array(need).readonly(),
  })

export const refusal = z.object({
  kind: z.literal('refused'),
  reason: z.string(),
  needed: z.number(),
  had: z.number(),
})
