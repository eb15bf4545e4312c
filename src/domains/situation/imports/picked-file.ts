import { z } from 'zod'

/** `same`: the same bytes were stored before, nothing was changed. */
export const pickedOutcomes = ['stored', 'same', 'refused'] as const
export type PickedOutcome = (typeof pickedOutcomes)[number]

/** A file that was picked up from its sender's folder, and what came of it. */
export const PickedFile = z.object({
  id: z.number(),
  pickedAt: z.string(),
  sender: z.string(),
  partyId: z.number().nullable(),
  fileName: z.string(),
  outcome: z.enum(pickedOutcomes),
  importId: z.number().nullable(),
  /** why it was refused, where the import does not tell */
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  stored: z.number(),
  updated: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
})
export type PickedFile = z.infer<typeof PickedFile>
