import {
  canManageAccounts,
  findParticipation,
  getParty,
  listParticipations,
  listParties,
  type Party,
} from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import { id, strict } from '#kernel/model/fields.ts'
import { canSeeHoldings } from '../handover/handover.policy.ts'
import { JoiningList, JoiningParty, stepsOf } from './joining.ts'
import { readRound } from './round.actions.ts'
import { canChangeRound, canSeeRoundRules } from './round.policy.ts'
import { listFirstArrivals } from './round.store.ts'

/** How far each party has come on its way in (W-14). */
export const listJoining = action('round.joining', {
  http: 'GET /round/parties',
  input: strict({}),
  allow: canSeeRoundRules,
  run: readJoining,
  audit: 'none',
  output: JoiningList,
})

async function readJoining({ db, clock }: Context): Promise<JoiningList> {
  const participations = await listParticipations(db)
  const first = await listFirstArrivals(db)
  const accounts = (await listAccounts(db)).filter(({ disabledAt }) => disabledAt === null)
  const describe = (party: Party) => {
    const facts = {
      agreement: participations.get(party.id)?.agreement ?? ('none' as const),
      reporters: accounts.filter(({ roles }) => roles.some(({ partyId }) => partyId === party.id)),
      firstWeek: first.get(party.id) ?? null,
    }
    return {
      id: party.id,
      name: party.name,
      ended: party.validTo !== null && party.validTo < clock.today(),
      agreement: facts.agreement,
      firstWeek: facts.firstWeek,
      steps: [...stepsOf(facts)],
    }
  }
  return (await listParties(db))
    .map((party) => ({ ...describe(party), concerns: party.reportsWeekly || participations.has(party.id) }))
    .filter(({ concerns, firstWeek }) => concerns || firstWeek !== null)
}

export const getJoining = action('round.joining-party', {
  http: 'GET /round/parties/:id',
  input: strict({ id: id() }),
  target: ({ db }, input) => getParty(db, input.id),
  allow: canSeeRoundRules,
  run: async (context, _input, party) => {
    const { db } = context
    const known = (await readJoining(context)).find((one) => one.id === party.id)
    const accounts = (await listAccounts(db)).filter(({ disabledAt }) => disabledAt === null)
    return {
      ...(known ?? {
        id: party.id,
        name: party.name,
        ended: false,
        agreement: 'none',
        firstWeek: null,
        steps: stepsOf({ agreement: 'none', reporters: [], firstWeek: null }),
      }),
      participation: await findParticipation(db, party.id),
      accounts: accounts.filter(({ partyId }) => partyId === party.id),
      round: (await readRound(context, null)).parties.find((one) => one.id === party.id) ?? null,
    }
  },
  audit: 'none',
  output: JoiningParty,
  can: (actor) => ({
    change: canChangeRound(actor),
    invite: canManageAccounts(actor),
    leave: canSeeHoldings(actor),
  }),
})
