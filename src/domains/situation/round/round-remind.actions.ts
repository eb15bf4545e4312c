import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { post } from '#kernel/messages/outbox.ts'
import { id, isoWeek, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { readPeople, readReminded } from './round.jobs.ts'
import { canRemind } from './round.policy.ts'
import { listDueRules } from './round.store.ts'
import { lettersAsked } from './round-letters.ts'

/** A coordinator reminds a party now, at most once a day. */
export const remindParty = action('round.remind', {
  http: 'POST /round/remind',
  input: strict({ party: id(), week: isoWeek() }),
  allow: canRemind,
  run: async ({ db, actor, clock, changed }, { party, week }) => {
    const now = clock.now()
    const people = await readPeople(db, now)
    const all = await readReminded(db, { week, rules: await listDueRules(db), now, people })
    const letters = all.filter(({ partyId }) => partyId === party).flatMap((one) => lettersAsked(one, clock.today()))
    if (letters.length === 0) throw new Problem('rejected', 'round.rejected.nobody-to-remind')
    const posted = await post(db, actor.municipality, letters)
    changed(refer('parties.party', party), null, { remindedOfWeek: week })
    return { posted, week }
  },
  audit: 'write',
  output: z.object({ posted: z.number(), week: z.string() }),
})
