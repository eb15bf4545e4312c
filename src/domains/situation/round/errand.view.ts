import { z } from 'zod'

/** A link in the list of those who answer for it: never its secret. */
export const ListedErrand = z.object({
  id: z.number(),
  purpose: z.string(),
  label: z.string(),
  party: z.string().nullable(),
  area: z.string().nullable(),
  state: z.enum(['open', 'ended', 'revoked']),
  createdAt: z.string(),
  expiresAt: z.string(),
  uses: z.number(),
  lastUsedAt: z.string().nullable(),
})
export type ListedErrand = z.infer<typeof ListedErrand>

/** A link that was just made, with the path that is shown this once. */
export const MadeLink = z.object({
  path: z.string(),
  expiresAt: z.string(),
  party: z.string(),
  area: z.string().nullable(),
})
export type MadeLink = z.infer<typeof MadeLink>
