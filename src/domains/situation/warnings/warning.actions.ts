import { listAreas } from '#domains/areas/index.ts'
import { listParties } from '#domains/parties/index.ts'
import { action } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { notFound } from '#kernel/errors/problem.ts'
import { id, isoDate, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { listCategories } from '../categories/category.register.ts'
import { canListObservations } from '../observations/observation.policy.ts'
import { canReadWeek } from '../pictures/picture.policy.ts'
import { addRecipient, listDigests, listRecipients, listWarnings, removeRecipient } from './warning.store.ts'
import { areasReached, kindsByAccount, Recipient, RecipientInput, reaches, WarningDay } from './warning.ts'

const canChooseRecipients = anyOf('owner', 'coordinator')
const reference = (recipientId: number) => refer('situation.warning_recipient', recipientId)
const shownDigests = 30

/** What was in the digest of a day, the latest unless another is asked for; who is told of what, and how many that is now. */
export const getWarnings = action('warnings.day', {
  http: 'GET /warnings',
  input: strict({ day: optional(isoDate()) }),
  allow: canReadWeek,
  run: async ({ db, actor, clock }, input) => {
    const digests = await listDigests(db, shownDigests)
    const day = input.day ?? digests.find((one) => one.day !== null)?.day ?? null
    const recipients = await listRecipients(db)
    const people = await listAccounts(db)
    const reached = (one: Recipient) => kindsByAccount([one], people, clock.today()).size
    return {
      day,
      waiting: digests.find((one) => one.day === null)?.n ?? 0,
      days: digests.flatMap(({ day: had, n }) => (had === null ? [] : [{ day: had, n }])),
      warnings:
        day === null ? [] : (await listWarnings(db, day)).filter((one) => reaches(areasReached(actor.grants), one)),
      recipients: recipients.map((one) => ({ ...one, reached: reached(one) })),
      areas: (await listAreas(db, { on: clock.today() })).map(({ id: areaId, name }) => ({ id: areaId, name })),
      categories: (await listCategories(db)).map(({ id: categoryId, nameSv, nameEn }) => ({
        id: categoryId,
        name: { sv: nameSv, en: nameEn },
      })),
      parties: (await listParties(db)).map(({ id: partyId, name }) => ({ id: partyId, name })),
    }
  },
  audit: 'none',
  output: WarningDay,
  can: (actor) => ({ choose: canChooseRecipients(actor), observations: canListObservations(actor) }),
})

export const addRecipientAction = action('warnings.add-recipient', {
  http: 'POST /warnings/recipients',
  input: RecipientInput,
  allow: canChooseRecipients,
  run: async ({ db, actor, changed }, { kind, role, party }) => {
    const added = await addRecipient(db, actor.municipality, { kind, role, partyId: party })
    changed(reference(added.id), null, added)
    return added
  },
  audit: 'write',
  output: Recipient,
})

export const removeRecipientAction = action('warnings.remove-recipient', {
  http: 'POST /warnings/recipients/:id/remove',
  input: strict({ id: id() }),
  allow: canChooseRecipients,
  run: async ({ db, changed }, input) => {
    const removed = await removeRecipient(db, input.id)
    if (!removed) throw notFound()
    changed(reference(removed.id), removed, null)
    return removed
  },
  audit: 'write',
  output: Recipient,
})
