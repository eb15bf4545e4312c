import { z } from 'zod'
import { isCurrent, listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { type Errand, errandReference, noteErrandUse, openErrand } from '#kernel/auth/errand.ts'
import { isoWeek, strict, yesNo } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import { listDeliveries } from '../delivery/delivery.store.ts'
import { stateIn } from '../delivery/delivery.ts'
import { sayNothing } from '../observations/observation-report.actions.ts'
import { takeBackNothing } from './round.actions.ts'
import { NothingLink, RefusedLink } from './round.view.ts'

const shown = { token: z.string().max(100), source: z.string() }
type Shown = { readonly token: string; readonly source: string }
type Open = {
  readonly errand: Errand
  readonly party: { readonly id: number; readonly name: string }
  readonly week: IsoWeek
  readonly municipality: { readonly name: string }
}

/** The party and week behind a mail's link, while it is open and the party takes part. A refusal is an answer, so that a guess is counted. */
async function open({ db, actor, clock }: Context, { token, source }: Shown): Promise<Open | RefusedLink> {
  const now = clock.now()
  const opened = await openErrand(db, { municipality: actor.municipality, token, purpose: 'nothing', source, now })
  if ('refused' in opened) return opened
  const { errand, municipality } = opened
  const party = (await listParties(db)).find(({ id }) => id === Number(errand.subject.party))
  if (!party || !isCurrent(party, clock.today())) return { refused: 'errand.refused.closed' }
  return { errand, party, week: isoWeek().parse(errand.subject.week), municipality }
}

/** What a mail's link shows before anything is said: for whom and which week. Opening it changes nothing. */
export const openNothingLink = action('errands.open-nothing', {
  http: 'GET /errands/nothing',
  input: strict(shown),
  allow: everybody,
  run: async (context, link) => {
    const opened = await open(context, link)
    if ('refused' in opened) return opened
    const { party, week, municipality } = opened
    const state = stateIn(await listDeliveries(context.db, week), party.id)
    return { party: party.name, municipality: municipality.name, week, state }
  },
  audit: 'none',
  output: z.union([RefusedLink, NothingLink]),
})

/** The mail's one button: there was nothing to report, or that word taken back. */
export const answerNothingLink = action('errands.answer-nothing', {
  http: 'POST /errands/nothing/answer',
  input: strict({ ...shown, undo: yesNo() }),
  allow: everybody,
  run: async (context, { undo, ...link }) => {
    const opened = await open(context, link)
    if ('refused' in opened) return opened
    const { db, actor, clock, changed, identify } = context
    const { errand, party, week } = opened
    identify({ accountId: null, name: 'errand' })
    if (!(await noteErrandUse(db, actor.municipality, { id: errand.id, now: clock.now() })))
      return { refused: 'problem.too-many-attempts' as const }
    await (undo ? takeBackNothing : sayNothing)(context, { party: party.id, week })
    changed(refer(errandReference, errand.id), { uses: errand.uses }, { uses: errand.uses + 1 })
    return { answered: true as const }
  },
  audit: 'write',
  output: z.union([RefusedLink, z.object({ answered: z.literal(true) })]),
})
