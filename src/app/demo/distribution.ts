import { sql } from 'kysely'
import { addReceiverAction, deliverByHand, presentPicture } from '#domains/situation/delivery/distribution.actions.ts'
import { openDelivered } from '#domains/situation/delivery/distribution-deliver.actions.ts'
import { getPictureAction } from '#domains/situation/pictures/picture-read.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { type Actor, anonymous } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import type { Loading } from './loading.ts'

const minuteMs = 60_000
/** The same house some time later. */
export const later = (house: House, minutes: number): House => ({
  ...house,
  clock: fixedClock(new Date(Date.parse(house.clock.now()) + minutes * minuteMs).toISOString()),
})

const steeringGroup = 'Styrgruppen'
const insider = { label: 'Trygghetssamordnare, Balder', party: 'balder', email: 'trygghet.balder@demo.invalid' }
const outsider = { label: 'Samordnare, Nattvandrarna', party: 'nattvandrarna', email: 'samordnare@demo.invalid' }

type By = { readonly house: House; readonly coordinator: Actor }

/** Who gets the weekly pictures: the steering group, a board whose secretary receives for it, a reader, and one without account. */
export async function addDistribution(
  { parties }: Loading,
  { house, coordinator }: By,
  people: readonly Actor[],
): Promise<void> {
  const add = (receiver: object, pictureKind = 'weekly') =>
    perform(house, coordinator, addReceiverAction, { pictureKind, ...receiver })
  const holder = (role: string) => people.find(({ grants }) => grants.some((held) => held.role === role))?.accountId
  await add({ kind: 'forum', label: steeringGroup })
  await add({ kind: 'forum', label: 'Beredningen för trygghet', account: holder('forum-secretary') })
  await add({ kind: 'account', account: holder('reader') })
  await add({ ...insider, kind: 'address', party: parties.get(insider.party) })
  await add({ kind: 'forum', label: steeringGroup }, 'tertial')
  await add({ kind: 'account', account: holder('auditor') }, 'half-year')
}

/** Somebody outside, who comes onto the list when the picture is out and gets it days after the steering group. K-21 */
export async function addOutsider({ parties }: Loading, { house, coordinator }: By, picture: number): Promise<void> {
  const receiver = { ...outsider, kind: 'address', pictureKind: 'weekly', party: parties.get(outsider.party) }
  await perform(house, coordinator, addReceiverAction, receiver)
  await perform(house, coordinator, deliverByHand, { id: picture })
}

/** Those who look at a picture they were handed; the others have not, and their receipts say so. */
export async function openAs(house: House, picture: number, readers: readonly Actor[]): Promise<void> {
  for (const reader of readers) await perform(house, reader, getPictureAction, { id: picture })
}

/** The first link to a picture is followed, as by whoever sits at the function's mailbox. */
export async function followLink({ operator }: Loading, house: House, from: string): Promise<void> {
  const { rows } = await inMunicipality(house.pool, operator.municipality, (db) =>
    sql<{ path: string }>`select path from kernel.message
      where kind like 'picture-link-%' and params->>'from' = ${from} order by id limit 1`.execute(db),
  )
  const token = rows[0]?.path.split('/').at(-1)
  const { municipality: id, municipalityName: name, demo } = operator
  await perform(house, anonymous({ id, name, demo }), openDelivered, { token, source: 'demo' })
}

/** The steering group has been presented a picture; `decision` is null when it took it in and decided nothing. */
export async function presentToSteeringGroup(
  { house, coordinator }: By,
  picture: number,
  decision: string | null,
): Promise<void> {
  const { rows } = await inMunicipality(house.pool, coordinator.municipality, (db) =>
    sql<{ id: number }>`select id from situation.picture_receiver
      where label = ${steeringGroup} and picture_kind = 'weekly'`.execute(db),
  )
  await perform(house, coordinator, presentPicture, {
    id: picture,
    receiver: rows[0]?.id,
    presentedOn: house.clock.today(),
    decision,
  })
}
