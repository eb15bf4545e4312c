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
/** A sign-in from a browser that the account was not known from. */
export const NewBrowser = z.object({ device: z.string(), firstSeenAt: z.string() })
export type NewBrowser = z.infer<typeof NewBrowser>

export type OwnSession = z.infer<typeof OwnSession>
