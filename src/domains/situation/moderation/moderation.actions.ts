import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { list, strict } from '#kernel/model/fields.ts'
import { canReadSecret, canTriage } from '../observations/observation.policy.ts'
import { listObservations } from '../observations/observation.store.ts'
import { toFilter } from '../observations/observation-list.actions.ts'
import { listBatches } from './batch.store.ts'
import { BatchRow } from './batch-undo.actions.ts'
import { findPairs } from './duplicate.actions.ts'

const shownBatches = 20
const nothing = {
  from: null,
  to: null,
  area: null,
  category: null,
  party: null,
  status: null,
  basis: null,
  rumours: 'yes',
  words: null,
} as const

/** What waits for whoever moderates, and what was done to many at once lately. */
export const getModerationWork = action('moderation.work', {
  http: 'GET /moderation/work',
  input: strict({}),
  allow: canReadSecret,
  run: async (context) => {
    const { total } = await listObservations(context.db, await toFilter(context, nothing), {
      size: 1,
      number: 1,
      order: { by: 'when', descending: true },
    })
    const { pairs } = await findPairs(context, { from: null, to: null, area: null })
    return { rumours: total, duplicates: pairs.length, batches: [...(await listBatches(context.db, shownBatches))] }
  },
  audit: 'none',
  output: z.object({ rumours: z.number(), duplicates: z.number(), batches: list(BatchRow) }),
  can: (actor) => ({ triage: canTriage(actor) }),
})
