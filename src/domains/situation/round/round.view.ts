import { z } from 'zod'
import { deliveryStates } from '../delivery/delivery.ts'
import { roundStates } from './round.ts'

const Week = z.object({ week: z.string(), state: z.enum(roundStates), late: z.boolean(), hindsight: z.boolean() })
export const Tally = z.object({ of: z.number(), done: z.number(), nothing: z.number(), overdue: z.number() })

export const RoundParty = z.object({
  id: z.number(),
  name: z.string(),
  dueAt: z.string().nullable(),
  /** the party has a time of its own */
  ownTime: z.boolean(),
  /** when it first delivered for the week; null when it has not */
  firstAt: z.string().nullable(),
  ...Week.shape,
  silentWeeks: z.number(),
  /** of the weeks shown that had a time and are settled: in how many it answered in time */
  times: z.object({ inTime: z.number(), of: z.number(), hindsight: z.number() }),
  /** the weeks up to this one, the earliest first */
  weeks: z.array(Week),
  /** the reader may report for it */
  mayReport: z.boolean(),
})
export type RoundParty = z.infer<typeof RoundParty>

const DueRuleView = z.object({
  fromWeek: z.string(),
  weekday: z.number(),
  weeksAfter: z.number(),
  time: z.string(),
  remindHours: z.number().nullable(),
  lateHours: z.number().nullable(),
  silentWeeks: z.number().nullable(),
  quietFrom: z.string(),
  quietTo: z.string(),
})
export type DueRuleView = z.infer<typeof DueRuleView>

/** The week's round as one may see it: all parties, or those one reports for. */
export const Round = z.object({
  week: z.string(),
  thisWeek: z.string(),
  dueAt: z.string().nullable(),
  rule: DueRuleView.nullable(),
  tally: Tally,
  weeks: z.array(z.object({ week: z.string(), tally: Tally })),
  parties: z.array(RoundParty),
})
export type Round = z.infer<typeof Round>

export const RoundRules = z.object({
  thisWeek: z.string(),
  common: z.array(DueRuleView),
  own: z.array(
    z.object({
      partyId: z.number(),
      party: z.string(),
      fromWeek: z.string(),
      due: z.object({ weekday: z.number(), weeksAfter: z.number(), time: z.string() }).nullable(),
    }),
  ),
  parties: z.array(z.object({ id: z.number(), name: z.string() })),
})
export type RoundRules = z.infer<typeof RoundRules>

export const RefusedLink = z.object({ refused: z.enum(['errand.refused.closed', 'problem.too-many-attempts']) })
export type RefusedLink = z.infer<typeof RefusedLink>

/** What the link in a reminder shows: a party's week, and how it stands. */
export const NothingLink = z.object({
  party: z.string(),
  municipality: z.string(),
  week: z.string(),
  state: z.enum(deliveryStates),
})
export type NothingLink = z.infer<typeof NothingLink>
