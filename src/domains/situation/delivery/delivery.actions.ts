import type { Context } from '#kernel/action/action.ts'
import { settle } from '#kernel/messages/outbox.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import { matterOf } from '../round/round-letters.ts'
import { noteDelivery } from './delivery.store.ts'

type Delivered = {
  readonly partyId: number
  readonly weeks: readonly IsoWeek[]
  readonly nothingToReport: boolean
  readonly byImport: boolean
}

/** Notes what a party has delivered; the letters that asked for it wait no longer. */
export async function deliver({ db, actor, clock }: Context, delivered: Delivered): Promise<void> {
  const now = clock.now()
  await noteDelivery(db, actor.municipality, { ...delivered, now })
  const matters = delivered.weeks.map((week) => matterOf(delivered.partyId, week))
  await settle(db, matters, { settled: delivered.nothingToReport ? 'nothing' : 'delivered', now })
}
