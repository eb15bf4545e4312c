import type { Context } from '#kernel/action/action.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { refer } from '#kernel/model/reference.ts'
import { channelsFor } from '#kernel/privacy/right-channel.ts'
import { deliver } from '../delivery/delivery.actions.ts'
import { countHints } from '../privacy/channel-hint.store.ts'
import { addObservation } from './observation.store.ts'
import { type NewObservation, type Observation, saysTheSame } from './observation.ts'
import type { Resolved } from './observation-resolve.actions.ts'
import { storePhotos } from './photo.actions.ts'
import type { SentPhotos } from './photo.ts'

/** A report on its way in, checked by whoever let it through. */
export type Report = {
  readonly partyId: number
  /** given to the form when it was drawn, or to the record on the phone: the same twice is one report */
  readonly sending: string | null
  readonly resolved: Resolved
  readonly photos: SentPhotos
  readonly madeUp: boolean
  /** the link it came through, and what was sent with it in one go */
  readonly link: { readonly errandId: number; readonly sitting: string } | null
}

/** Stores a report, once: the party has delivered for its week, and the history says who. */
export async function receiveReport(context: Context, report: Report): Promise<Observation> {
  const { db, actor, clock, changed } = context
  const { partyId, sending, resolved, madeUp, link } = report
  const written: NewObservation = {
    ...resolved,
    status: 'new',
    statusReason: null,
    mergedInto: null,
    point: null,
    partyId,
    externalId: null,
    importId: null,
    madeUp,
  }
  const by = {
    municipality: actor.municipality,
    accountId: actor.accountId,
    now: clock.now(),
    sendingId: sending,
    link,
  }
  const { observation, first } = await addObservation(db, by, written)
  if (!first) {
    // The same form again, by a double click or a lost answer, is one report; another text in it must not vanish.
    if (!saysTheSame(observation, written)) accept(reject('observations.rejected.already-sent', { id: observation.id }))
    return observation
  }
  await deliver(context, { partyId, weeks: [observation.week], nothingToReport: false, byImport: false })
  changed(refer('situation.observation', observation.id), null, observation)
  await countHints(db, actor.municipality, { week: observation.week, kinds: channelsFor(observation.text) })
  await storePhotos(context, observation.id, report.photos)
  return observation
}
