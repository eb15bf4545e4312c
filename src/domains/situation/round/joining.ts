import { z } from 'zod'
import { type Agreement, ParticipationView } from '#domains/parties/index.ts'
import { RoundParty } from './round.view.ts'

/** What a new party goes through, in order: agreed, somebody invited, she has come, and something has been heard. */
export const joiningSteps = ['agreement', 'invited', 'signed-in', 'reported'] as const
export type JoiningStep = (typeof joiningSteps)[number]

type Facts = {
  readonly agreement: Agreement
  readonly reporters: readonly { readonly active: boolean }[]
  readonly firstWeek: string | null
}

/** Which steps a party has taken; a party may report before its agreement is signed, and it shows. */
export const stepsOf = ({
  agreement,
  reporters,
  firstWeek,
}: Facts): readonly { step: JoiningStep; done: boolean }[] => [
  { step: 'agreement', done: agreement === 'signed' || agreement === 'ended' },
  { step: 'invited', done: reporters.length > 0 },
  { step: 'signed-in', done: reporters.some(({ active }) => active) },
  { step: 'reported', done: firstWeek !== null },
]

const Joining = z.object({
  id: z.number(),
  name: z.string(),
  /** its last day has passed */
  ended: z.boolean(),
  agreement: ParticipationView.shape.agreement,
  firstWeek: z.string().nullable(),
  steps: z.array(z.object({ step: z.enum(joiningSteps), done: z.boolean() })),
})
export const JoiningList = z.array(Joining)
export type JoiningList = z.infer<typeof JoiningList>

export const JoiningParty = Joining.extend({
  participation: ParticipationView,
  accounts: z.array(z.object({ id: z.number(), name: z.string() })),
  /** its twelve weeks; null for one that is not expected to report */
  round: RoundParty.nullable(),
})
export type JoiningParty = z.infer<typeof JoiningParty>
