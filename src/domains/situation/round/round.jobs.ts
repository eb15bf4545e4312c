import { listParticipations, listParties, type Participation } from '#domains/parties/index.ts'
import { type Account, listAccounts } from '#kernel/auth/account.store.ts'
import type { Role } from '#kernel/auth/actor.ts'
import type { Db, Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { type Letter, post } from '#kernel/messages/outbox.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { isCurrent } from '#kernel/time/validity.ts'
import { addWeeks, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { listArrivals, listDueRules } from './round.store.ts'
import { commonRule, type DueRules, dueAt, roundWeek, silentRun } from './round.ts'
import { isQuiet, lettersDue, type Reminded } from './round-letters.ts'

const weeksBack = 26

type Asked = { readonly municipality: string; readonly now: string }

/** Reminds those whose report is due or late, tells of parties that have fallen silent. Returns how many letters were new. */
export async function remindParties(pool: Pool, { municipality, now }: Asked): Promise<number> {
  return inMunicipality(pool, municipality, async (db) => {
    const rules = await listDueRules(db)
    const thisWeek = weekOf(dayOf(now))
    const rule = commonRule(rules, thisWeek)
    if (rule === null || isQuiet(rule, now)) return 0
    const people = await readPeople(db, now)
    let posted = 0
    for (const week of [addWeeks(thisWeek, -1), thisWeek]) {
      const parties = await readReminded(db, { week, rules, now, people })
      const coordinators = coordinatorsOf(people, now)
      posted += await post(db, municipality, lettersDue({ now, rule, parties, coordinators }))
    }
    return posted
  })
}

export type People = {
  readonly accounts: readonly Account[]
  readonly participations: ReadonlyMap<number, Participation>
}
export const readPeople = async (db: Db, now: string): Promise<People> => ({
  accounts: (await listAccounts(db)).filter(
    ({ disabledAt, roles }) => disabledAt === null && roles.some((role) => isCurrent(role, dayOf(now))),
  ),
  participations: await listParticipations(db),
})

const holds = ({ roles }: Account, now: string, role: Role): boolean =>
  roles.some((held) => held.role === role && isCurrent(held, dayOf(now)))

/** Accounts of those who hold the role of coordinator now. */
export const coordinatorsOf = ({ accounts }: People, now: string): readonly number[] =>
  accounts.filter((account) => holds(account, now, 'coordinator')).map(({ id }) => id)

type Reading = {
  readonly week: IsoWeek
  readonly rules: DueRules
  readonly now: string
  readonly people: People
}

/** The parties that are expected to report for a week and how they stand, with whom to remind. */
export async function readReminded(db: Db, { week, rules, now, people }: Reading): Promise<readonly Reminded[]> {
  const weeks = Array.from({ length: weeksBack }, (_, back) => addWeeks(week, -back))
  const arrivals = await listArrivals(db, { from: weeks.at(-1) ?? week, to: week }, null)
  const byParty = Map.groupBy(arrivals, ({ partyId }) => partyId)
  return (await listParties(db)).flatMap((party): Reminded[] => {
    const states = weeks.map((one) =>
      roundWeek(party, one, { came: byParty.get(party.id)?.find((came) => came.week === one), rules, now }),
    )
    const due = dueAt(rules, week, party.id)
    const [state] = states
    if (!state || due === null || state.state === 'not-expected') return []
    return [
      {
        ...state,
        partyId: party.id,
        name: party.name,
        dueAt: due,
        silentWeeks: silentRun(states),
        reporters: reportersOf(people, party.id, now),
        second: secondOf(people.participations.get(party.id)),
      },
    ]
  })
}

const reportersOf = ({ accounts }: People, partyId: number, now: string): readonly number[] =>
  accounts
    .filter(({ roles }) =>
      roles.some(
        (held) =>
          (held.role === 'reporter' || held.role === 'contributor') &&
          held.partyId === partyId &&
          held.areaId === null &&
          isCurrent(held, dayOf(now)),
      ),
    )
    .map(({ id }) => id)

function secondOf(participation: Participation | undefined): Letter['to'] | null {
  if (!participation) return null
  const { partyId, secondAccountId, secondEmail } = participation
  if (secondAccountId !== null) return { accountId: secondAccountId }
  return secondEmail === null ? null : { partyId, email: secondEmail }
}
