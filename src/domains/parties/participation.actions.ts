import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { accept } from '#kernel/errors/problem.ts'
import { strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { findParticipation, saveParticipation } from './participation.store.ts'
import { checkParticipation, participationFields } from './participation.ts'
import { getParty } from './party.register.ts'

/** How a party takes part: its agreement with day and case number, and the second contact (W-14). */
export const saveParticipationAction = action('parties.set-participation', {
  http: 'POST /parties/:party/participation',
  input: strict(participationFields),
  allow: anyOf('owner', 'coordinator'),
  run: async ({ db, actor, changed }, { party, secondAccount, ...said }) => {
    await getParty(db, party)
    const before = await findParticipation(db, party)
    const next = accept(checkParticipation({ ...said, partyId: party, secondAccountId: secondAccount }))
    await saveParticipation(db, actor.municipality, next)
    changed(refer('parties.party', party), fieldsOf(before), fieldsOf(next))
    return { party }
  },
  audit: 'write',
  output: z.object({ party: z.number() }),
})

type Fields = Pick<
  Parameters<typeof saveParticipation>[2],
  'agreement' | 'signedOn' | 'caseNumber' | 'endedOn' | 'secondAccountId' | 'secondEmail'
>
const fieldsOf = ({ agreement, signedOn, caseNumber, endedOn, secondAccountId, secondEmail }: Fields) => ({
  agreement,
  signedOn,
  caseNumber,
  endedOn,
  secondAccountId,
  secondEmail,
})
