import type { Generated } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import { findMailStates } from '#kernel/messages/message.store.ts'
import { sha256Of } from '../pictures/picture.store.ts'
import type { PictureKind } from '../pictures/picture.ts'
import { letterKey, type Presentation, type Receipt, type Receiver, type Withheld } from './distribution.ts'

type ReceiverRow = {
  municipality_id: string
  id: Generated<number>
  picture_kind: PictureKind
  label: string
  account_id: number | null
  party_id: number | null
  email: string | null
  forum: boolean
  added_at: string
  removed_at: string | null
}
type Tables = {
  'situation.picture_receiver': ReceiverRow
  'situation.picture_delivery': {
    municipality_id: string
    picture_id: number
    receiver_id: number
    delivered_at: string | null
    withheld: Withheld | null
    opened_at: string | null
  }
  'situation.picture_presentation': {
    municipality_id: string
    id: Generated<number>
    picture_id: number
    receiver_id: number
    presented_on: string
    decision: string | null
    evidence: unknown
    sha256: string
    recorded_at: string
    recorded_by: number | null
  }
}
const tables = (db: Db) => db.withTables<Tables>()
type Stored = Omit<ReceiverRow, 'id' | 'municipality_id' | 'added_at'> & { readonly id: number }
const columns = ['r.id', 'r.picture_kind', 'r.label', 'r.account_id', 'r.party_id', 'r.email', 'r.forum'] as const

const toReceiver = (row: Omit<Stored, 'removed_at'>): Receiver => ({
  id: row.id,
  pictureKind: row.picture_kind,
  kind: row.forum ? 'forum' : row.account_id === null ? 'address' : 'account',
  label: row.label,
  accountId: row.account_id,
  partyId: row.party_id,
  email: row.email,
})

/** The standing list, of one kind of picture or of all. */
export async function listReceivers(db: Db, kind: PictureKind | 'all'): Promise<readonly Receiver[]> {
  const query = tables(db)
    .selectFrom('situation.picture_receiver as r')
    .select(columns)
    .where('r.removed_at', 'is', null)
    .orderBy('r.picture_kind')
    .orderBy('r.label')
  const rows = await (kind === 'all' ? query : query.where('r.picture_kind', '=', kind)).execute()
  return rows.map(toReceiver)
}

export async function getReceiver(db: Db, id: number): Promise<Receiver> {
  const row = await tables(db)
    .selectFrom('situation.picture_receiver as r')
    .select(columns)
    .where('r.id', '=', id)
    .where('r.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toReceiver(row)
}

export async function addReceiver(
  db: Db,
  municipality: string,
  receiver: Omit<Receiver, 'id'> & { readonly now: string },
): Promise<Receiver> {
  const { id } = await tables(db)
    .insertInto('situation.picture_receiver')
    .values({
      municipality_id: municipality,
      picture_kind: receiver.pictureKind,
      label: receiver.label,
      account_id: receiver.accountId,
      party_id: receiver.partyId,
      email: receiver.email,
      forum: receiver.kind === 'forum',
      added_at: receiver.now,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return getReceiver(db, id)
}

export async function removeReceiver(db: Db, id: number, now: string): Promise<void> {
  await tables(db)
    .updateTable('situation.picture_receiver')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}

/** Who was given, or refused, a picture, in the order of their names. */
export async function listReceipts(db: Db, pictureId: number): Promise<readonly Receipt[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture_delivery as d')
    .innerJoin('situation.picture_receiver as r', 'r.id', 'd.receiver_id')
    .select([...columns, 'r.removed_at', 'd.delivered_at', 'd.withheld', 'd.opened_at'])
    .where('d.picture_id', '=', pictureId)
    .orderBy('r.label')
    .execute()
  const keyOf = (row: (typeof rows)[number]) => letterKey(pictureId, { id: row.id, accountId: row.account_id })
  const mail = await findMailStates(db, rows.map(keyOf))
  return rows.map((row) => ({
    ...toReceiver(row),
    deliveredAt: row.delivered_at,
    withheld: row.withheld,
    openedAt: row.opened_at,
    mail: mail.get(keyOf(row)) ?? null,
    listed: row.removed_at === null,
  }))
}

type Outcome = { readonly receiverId: number; readonly withheld: Withheld | null; readonly now: string }

/** What came of handing a picture out. Whoever has it already keeps the time at which she got it; one who was refused may get it now. */
export async function noteDelivered(db: Db, municipality: string, pictureId: number, outcome: Outcome): Promise<void> {
  const delivered = outcome.withheld === null ? outcome.now : null
  await tables(db)
    .insertInto('situation.picture_delivery')
    .values({
      municipality_id: municipality,
      picture_id: pictureId,
      receiver_id: outcome.receiverId,
      delivered_at: delivered,
      withheld: outcome.withheld,
      opened_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .constraint('picture_delivery_pk')
        .doUpdateSet({ delivered_at: delivered, withheld: outcome.withheld })
        .where('situation.picture_delivery.delivered_at', 'is', null),
    )
    .execute()
}

/** The first opening, by whoever has the account, or through the receiver's link. */
export async function noteOpened(
  db: Db,
  pictureId: number,
  by: { readonly accountId: number; readonly now: string } | { readonly receiverId: number; readonly now: string },
): Promise<void> {
  const query = tables(db)
    .updateTable('situation.picture_delivery')
    .set({ opened_at: by.now })
    .where('picture_id', '=', pictureId)
    .where('delivered_at', 'is not', null)
    .where('opened_at', 'is', null)
  await ('receiverId' in by
    ? query.where('receiver_id', '=', by.receiverId)
    : query.where('receiver_id', 'in', (select) =>
        select.selectFrom('situation.picture_receiver').select('id').where('account_id', '=', by.accountId),
      )
  ).execute()
}

export async function addPresentation(
  db: Db,
  municipality: string,
  presentation: {
    readonly pictureId: number
    readonly receiverId: number
    readonly presentedOn: string
    readonly decision: string | null
    readonly evidence: object
    readonly now: string
    readonly by: number | null
  },
): Promise<number> {
  const { id } = await tables(db)
    .insertInto('situation.picture_presentation')
    .values({
      municipality_id: municipality,
      picture_id: presentation.pictureId,
      receiver_id: presentation.receiverId,
      presented_on: presentation.presentedOn,
      decision: presentation.decision,
      evidence: JSON.stringify(presentation.evidence),
      sha256: sha256Of(presentation.evidence),
      recorded_at: presentation.now,
      recorded_by: presentation.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Where a picture was presented, the first first; `intact` is false when the evidence is not what was recorded. */
export async function listPresentations(db: Db, pictureId: number): Promise<readonly Presentation[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture_presentation as p')
    .innerJoin('situation.picture_receiver as r', 'r.id', 'p.receiver_id')
    .select(['p.id', 'p.receiver_id', 'r.label', 'p.presented_on', 'p.decision', 'p.sha256', 'p.recorded_at'])
    .select('p.evidence')
    .where('p.picture_id', '=', pictureId)
    .orderBy('p.presented_on')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    receiverId: row.receiver_id,
    forum: row.label,
    presentedOn: row.presented_on,
    decision: row.decision,
    sha256: row.sha256,
    recordedAt: row.recorded_at,
    intact: sha256Of(row.evidence) === row.sha256,
  }))
}
