import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { strict } from '#kernel/model/fields.ts'
import { addWeeks, weekOf } from '#kernel/time/week.ts'
import { listPrivacyCounts } from './privacy-count.store.ts'
import { canSeePrivacyCounts, latestWeeks, PrivacyCount, weeksCounted } from './privacy-count.ts'

/** How often personal data was found, reports belonged elsewhere and places were made coarse, by kind and week; nothing but counts. */
export const getPrivacyCounts = action('privacy.counts', {
  http: 'GET /privacy/counts',
  input: strict({}),
  allow: canSeePrivacyCounts,
  run: async ({ db, clock }) => {
    const to = weekOf(clock.today())
    const from = addWeeks(to, 1 - weeksCounted)
    const latest = Array.from({ length: latestWeeks }, (_, at) => addWeeks(to, at + 1 - latestWeeks))
    return { from, to, latest, counts: [...(await listPrivacyCounts(db, from))] }
  },
  audit: 'none',
  output: z.object({ from: z.string(), to: z.string(), latest: z.array(z.string()), counts: z.array(PrivacyCount) }),
})
