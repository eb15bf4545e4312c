import { z } from 'zod'
import { roles } from '#kernel/auth/actor.ts'
import { isoDate, list, oneOf, optional, strict, wholeNumber } from '#kernel/model/fields.ts'

/** The rules of who gets in: for how long an invitation holds, and which roles ask for a second step, from which day. */
export const AccessRulesInput = strict({
  version: wholeNumber(0),
  invitationDays: wholeNumber(1, 30),
  /** between two reviews of who has which role */
  reviewMonths: wholeNumber(1, 24),
  /** a role without a day asks for nothing */
  requirements: list(strict({ role: oneOf(roles), from: optional(isoDate()) })),
})

export const AccessRules = z.object({
  version: z.number(),
  invitationDays: z.number(),
  reviewMonths: z.number(),
  requirements: z.array(z.object({ role: z.enum(roles), from: z.string() })),
  today: z.string(),
  /** by role, how many hold it today and how many of them have a second step */
  holders: z.array(z.object({ role: z.enum(roles), held: z.number(), secured: z.number() })),
})
export type AccessRules = z.infer<typeof AccessRules>
