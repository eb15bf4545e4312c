import { z } from 'zod'

/** One of the places where somebody is signed in. */
export const OwnSession = z.object({
  id: z.number(),
  /** what the browser said of itself */
  device: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>
