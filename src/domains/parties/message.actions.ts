import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import {
  countDispatches,
  countUnread,
  listDispatches,
  listMessages,
  openMessage,
  readAllMessages,
} from '#kernel/messages/message.store.ts'
import { id, list, oneOf, optional, strict, wholeNumber } from '#kernel/model/fields.ts'
import { canManageAccounts, canManageOwnAccount } from './account.policy.ts'
import { DispatchView, dispatchStates, MessagePage, MessageView, messagesPerPage } from './message.ts'
import { listParties } from './party.register.ts'

const latest = 200

// That somebody has read a letter is her own affair, and stands in no audit trail.

export const listOwnMessages = action('messages.list', {
  http: 'GET /messages',
  input: strict({ page: optional(wholeNumber(1, 10_000)) }),
  allow: canManageOwnAccount,
  run: async ({ db, actor }, input) => {
    const own = actor.accountId ?? 0
    const found = await listMessages(db, own, { size: messagesPerPage, page: input.page ?? 1 })
    return { ...found, unread: await countUnread(db, own) }
  },
  audit: 'none',
  output: MessagePage,
})

export const openOwnMessage = action('messages.open', {
  http: 'POST /messages/:id/open',
  input: strict({ id: id() }),
  allow: canManageOwnAccount,
  run: ({ db, actor, clock }, input) => openMessage(db, actor.accountId ?? 0, { id: input.id, now: clock.now() }),
  audit: 'none',
  output: MessageView,
})

export const readAllOwnMessages = action('messages.read-all', {
  http: 'POST /messages/read',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, clock }) => ({ read: await readAllMessages(db, actor.accountId ?? 0, clock.now()) }),
  audit: 'none',
  output: z.object({ read: z.number() }),
})

/** How the latest letters went by e-mail: to whom, which kind, and why not. For owners. */
export const listMailDispatches = action('messages.dispatches', {
  http: 'GET /messages/dispatches',
  input: strict({ state: optional(oneOf(dispatchStates)) }),
  allow: canManageAccounts,
  run: async ({ db }, input) => {
    const names = new Map((await listAccounts(db)).map(({ id: account, name }) => [account, name]))
    const parties = new Map((await listParties(db)).map(({ id: party, name }) => [party, name]))
    const rows = await listDispatches(db, latest, input.state)
    return {
      counts: await countDispatches(db),
      rows: rows.map((row) => ({
        ...row,
        to: (row.accountId === null ? parties.get(row.partyId ?? 0) : names.get(row.accountId)) ?? '',
      })),
    }
  },
  audit: 'none',
  output: z.object({
    counts: z.object({ queued: z.number(), sent: z.number(), failed: z.number() }),
    rows: list(DispatchView),
  }),
})
