import { z } from 'zod'
import {
  canSeeAccounts,
  findParticipation,
  getParty,
  isCurrent,
  listParticipations,
  listParties,
  saveParticipation,
} from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { type Account, getAccount, listAccounts } from '#kernel/auth/account.store.ts'
import { type Errand, errandReference, handOverErrand, isOpen, listErrands, revokeErrand } from '#kernel/auth/errand.ts'
import { hasEnded } from '#kernel/auth/sign-in.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { listActivities, saveActivity } from '../activities/activity.store.ts'
import type { KeptActivity } from '../activities/activity.ts'
import { getReading } from '../delivery/distribution.actions.ts'
import { addReceiver, listReceivers, removeReceiver } from '../delivery/distribution.store.ts'
import type { Receiver } from '../delivery/distribution.ts'
import { listDraftsBy } from '../pictures/picture.store.ts'
import { canSeeRoundRules } from '../round/round.policy.ts'
import { canHandOver, canSeeHoldings } from './handover.policy.ts'
import { HandoverInput, Holdings } from './handover.ts'

const nobody = { activities: [], reports: [], contactOf: [], receivers: [], drafts: [], links: [], people: [] }
const isOver = (account: Account, today: string): boolean =>
  account.disabledAt !== null || hasEnded([account.validTo, account.partyEnds], today)
const named = ({ id: one, name }: { readonly id: number; readonly name: string }) => ({ id: one, name })

/** As it is kept, for what is moved; the view is cut from it. */
type Held = {
  readonly activities: readonly KeptActivity[]
  readonly receivers: readonly Receiver[]
  readonly links: readonly Errand[]
}

async function heldByAccount({ db, clock }: Context, account: Account): Promise<Held> {
  const now = clock.now()
  return {
    activities: (await listActivities(db)).filter(
      ({ status, contact }) => status === 'open' && contact?.toLowerCase() === account.email.toLowerCase(),
    ),
    receivers: (await listReceivers(db, 'all')).filter(({ accountId }) => accountId === account.id),
    links: (await listErrands(db, account.id)).filter((errand) => errand.purpose === 'report' && isOpen(errand, now)),
  }
}

async function heldByParty({ db, clock }: Context, partyId: number): Promise<Held> {
  const now = clock.now()
  return {
    activities: (await listActivities(db)).filter((one) => one.status === 'open' && one.partyId === partyId),
    receivers: (await listReceivers(db, 'all')).filter((receiver) => receiver.partyId === partyId),
    links: (await listErrands(db, 'anybody')).filter(
      (errand) => errand.purpose === 'report' && errand.subject.party === partyId && isOpen(errand, now),
    ),
  }
}

/** What an account answers for: what must be somebody else's when its person leaves. */
export const getAccountHoldings = action('handover.account', {
  http: 'GET /accounts/:id/holdings',
  input: strict({ id: id() }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canSeeHoldings,
  run: async (context, _input, account): Promise<Holdings> => {
    const { db, clock } = context
    const today = clock.today()
    const accounts = await listAccounts(db)
    const parties = new Map((await listParties(db)).map((party) => [party.id, named(party)]))
    const others = accounts.filter((one) => one.id !== account.id && !isOver(one, today))
    const reporters = (partyId: number) =>
      others.filter(({ roles }) => roles.some((held) => held.partyId === partyId && isCurrent(held, today))).length
    const contacts = [...(await listParticipations(db)).values()].filter(
      ({ secondAccountId }) => secondAccountId === account.id,
    )
    const ownParties = new Set(
      account.roles.flatMap(({ role, partyId }) => (role === 'reporter' && partyId !== null ? [partyId] : [])),
    )
    return {
      ...nobody,
      ...viewOf(await heldByAccount(context, account)),
      kind: 'account',
      holder: { ...named(account), ended: isOver(account, today) },
      reports: [...ownParties].flatMap((partyId) => {
        const party = parties.get(partyId)
        return party ? [{ ...party, others: reporters(partyId) }] : []
      }),
      contactOf: contacts.flatMap(({ partyId }) => parties.get(partyId) ?? []),
      drafts: [...(await listDraftsBy(db, account.id))],
      successors: others.filter(({ active }) => active).map(named),
    }
  },
  audit: 'none',
  output: Holdings,
  can: (actor) => ({ handOver: canHandOver(actor), open: canSeeAccounts(actor) }),
})

/** What a party answers for, and who of it still gets in. */
export const getPartyHoldings = action('handover.party', {
  http: 'GET /parties/:id/holdings',
  input: strict({ id: id() }),
  target: ({ db }, input) => getParty(db, input.id),
  allow: canSeeHoldings,
  run: async (context, _input, party): Promise<Holdings> => {
    const { db, clock } = context
    const today = clock.today()
    const people = (await listAccounts(db)).filter((one) => one.partyId === party.id && !isOver(one, today))
    return {
      ...nobody,
      ...viewOf(await heldByParty(context, party.id)),
      kind: 'party',
      holder: { ...named(party), ended: !isCurrent(party, today) },
      people: people.map(named),
      successors: (await listParties(db)).filter((one) => one.id !== party.id && isCurrent(one, today)).map(named),
    }
  },
  audit: 'none',
  output: Holdings,
  can: (actor) => ({ handOver: canHandOver(actor), open: canSeeRoundRules(actor) }),
})

const viewOf = ({ activities, receivers, links }: Held) => ({
  activities: activities.map(({ id: one, text, dueWeek }) => ({ id: one, text, dueWeek })),
  receivers: receivers.map(({ id: one, label, pictureKind, kind }) => ({ id: one, label, pictureKind, kind })),
  links: links.map(({ id: one, label, expiresAt }) => ({ id: one, label, expiresAt })),
})

const Moved = z.object({ moved: z.number() })

/** Gives what an account answers for to another, or to nobody: then its places are taken away, its links closed. */
export const handOverAccount = action('handover.hand-over-account', {
  http: 'POST /accounts/:id/handover',
  input: HandoverInput,
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canHandOver,
  run: async (context, { to, links }, account) => {
    const { db, clock, changed } = context
    const held = await heldByAccount(context, account)
    if (to === account.id) accept(reject('handover.rejected.same'))
    const successor = to === null ? null : await getAccount(db, to)
    if (successor && isOver(successor, clock.today())) accept(reject('handover.rejected.ended'))
    if (successor && held.receivers.length > 0) await getReading(context, successor.id)
    for (const receiver of held.receivers) await moveReceiver(context, receiver, successor)
    for (const activity of held.activities) await moveActivity(context, activity, { contact: successor?.email ?? null })
    const contacts = [...(await listParticipations(db)).values()].filter(
      ({ secondAccountId }) => secondAccountId === account.id,
    )
    for (const { partyId } of contacts) await moveContact(context, partyId, successor?.id ?? null)
    await moveLinks(context, held.links, links === 'close' ? null : (successor?.id ?? null))
    const moved = held.receivers.length + held.activities.length + contacts.length + held.links.length
    changed(refer('auth.account', account.id), null, { handedOver: moved, to: successor?.name ?? null })
    return { moved }
  },
  audit: 'write',
  output: Moved,
})

/** Gives a party's open activities to another; its addresses leave the lists, and its links are closed unless they are kept. */
export const handOverParty = action('handover.hand-over-party', {
  http: 'POST /parties/:id/handover',
  input: HandoverInput,
  target: ({ db }, input) => getParty(db, input.id),
  allow: canHandOver,
  run: async (context, { to, links }, party) => {
    const { db, clock, changed } = context
    const held = await heldByParty(context, party.id)
    if (to === party.id) accept(reject('handover.rejected.same'))
    const successor = to === null ? null : await getParty(db, to)
    if (successor && !isCurrent(successor, clock.today())) accept(reject('handover.rejected.ended'))
    if (held.activities.length > 0 && !successor) accept(reject('handover.rejected.activities'))
    for (const receiver of held.receivers) await moveReceiver(context, receiver, null)
    for (const activity of held.activities)
      await moveActivity(context, activity, {
        partyId: successor?.id ?? activity.partyId,
        responsible: null,
        contact: null,
      })
    const closed = links === 'close' ? held.links : []
    await moveLinks(context, closed, null)
    const moved = held.receivers.length + held.activities.length + closed.length
    changed(refer('parties.party', party.id), null, { handedOver: moved, to: successor?.name ?? null })
    return { moved }
  },
  audit: 'write',
  output: Moved,
})

/** Whoever takes over stands where the other stood; once, also when she stood there already. */
async function moveReceiver({ db, actor, clock, changed }: Context, old: Receiver, to: Account | null): Promise<void> {
  await removeReceiver(db, old.id, clock.now())
  const label = to && old.kind === 'account' ? to.name : old.label
  const standsThere = (await listReceivers(db, old.pictureKind)).some(
    ({ kind, accountId }) => kind === 'account' && accountId === to?.id,
  )
  const isForum = old.kind === 'forum'
  if (isForum || (to && !standsThere))
    await addReceiver(db, actor.municipality, { ...old, label, accountId: to?.id ?? null, now: clock.now() })
  changed(refer('situation.picture-receiver', old.id), { label: old.label }, to ? { label } : null)
}

async function moveActivity(
  { db, changed }: Context,
  activity: KeptActivity,
  next: Partial<Pick<KeptActivity, 'partyId' | 'contact' | 'responsible'>>,
): Promise<void> {
  const saved = await saveActivity(db, { ...activity, ...next })
  changed(refer('situation.activity', activity.id), activity, saved)
}

async function moveContact({ db, actor, changed }: Context, partyId: number, to: number | null): Promise<void> {
  const before = await findParticipation(db, partyId)
  await saveParticipation(db, actor.municipality, { ...before, secondAccountId: to })
  changed(refer('parties.party', partyId), { secondAccountId: before.secondAccountId }, { secondAccountId: to })
}

async function moveLinks({ db, clock, changed }: Context, links: readonly Errand[], to: number | null): Promise<void> {
  const now = clock.now()
  for (const link of links) {
    const reference = refer(errandReference, link.id)
    if (to === null) {
      await revokeErrand(db, link.id, now)
      changed(reference, { revokedAt: null }, { revokedAt: now })
    } else {
      await handOverErrand(db, link.id, to)
      changed(reference, { createdBy: link.createdBy }, { createdBy: to })
    }
  }
}
