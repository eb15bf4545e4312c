import { action } from '#kernel/action/action.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, list, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canReadParties, canWriteParties } from './party.policy.ts'
import { addParty, getParty, listParties, saveParty } from './party.store.ts'
import { changeParty, Party, PartyInput, partyFields } from './party.ts'

export const listPartiesAction = action('parties.list', {
  http: 'GET /parties',
  input: strict({}),
  allow: canReadParties,
  run: ({ db }) => listParties(db),
  audit: 'none',
  output: list(Party),
  can: (actor) => ({ create: canWriteParties(actor) }),
})

export const getPartyAction = action('parties.get', {
  http: 'GET /parties/:id',
  input: strict({ id: id() }),
  target: ({ db }, input) => getParty(db, input.id),
  allow: canReadParties,
  run: async (_context, _input, party) => party,
  audit: 'none',
  output: Party,
  can: (actor) => ({ change: canWriteParties(actor) }),
})

export const createParty = action('parties.create', {
  http: 'POST /parties',
  input: PartyInput,
  allow: canWriteParties,
  run: async ({ db, actor, changed }, input) => {
    const party = await addParty(db, actor.municipality, input)
    changed(refer('parties.party', party.id), null, party)
    return party
  },
  audit: 'write',
  output: Party,
})

export const changePartyAction = action('parties.change', {
  http: 'POST /parties/:id',
  input: strict({ id: id(), version: version(), ...partyFields }),
  target: ({ db }, input) => getParty(db, input.id),
  allow: canWriteParties,
  run: async ({ db, changed }, { id: _id, version: seen, ...input }, party) => {
    const saved = await saveParty(db, accept(changeParty({ ...party, version: seen }, input)))
    changed(refer('parties.party', party.id), party, saved)
    return saved
  },
  audit: 'write',
  output: Party,
})
