import { z } from 'zod'

/** A letter of a kind; its words are the texts of its kind. */
const LetterView = z.object({
  id: z.number(),
  postedAt: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A letter as its reader sees it. */
export const MessageView = LetterView.extend({
  path: z.string(),
  readAt: z.string().nullable(),
  /** what it can be answered with at once */
  ask: z.object({ purpose: z.string(), subject: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  settled: z.string().nullable(),
})
export type MessageView = z.infer<typeof MessageView>

export const MessagePage = z.object({ rows: z.array(MessageView), total: z.number(), unread: z.number() })
export type MessagePage = z.infer<typeof MessagePage>

export const messagesPerPage = 30

export const dispatchStates = ['queued', 'sent', 'failed'] as const

/** A letter as whoever looks after the system sees it: how it went by e-mail. */
export const DispatchView = LetterView.extend({
  to: z.string(),
  state: z.enum(dispatchStates),
  attempts: z.number(),
  sentAt: z.string().nullable(),
  reason: z.string().nullable(),
})
export type DispatchView = z.infer<typeof DispatchView>
