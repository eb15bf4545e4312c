import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addDays } from '#kernel/time/week.ts'
import { coarsenBefore } from './coarsening.store.ts'
import { coarseningDays } from './coarsening-rule.register.ts'
import { startOfDay } from './observation.ts'

/**
 * Takes the exact place away from observations that are older than the municipality has decided. It cannot be undone. The history says
 * how many, never what they were. D1.
 */
export const coarsenObservations = action('privacy.coarsen', {
  http: 'POST /privacy/coarsen',
  input: strict({}),
  allow: anyOf('owner'),
  run: async ({ db, clock, changed }) => {
    const days = await coarseningDays(db)
    const before = startOfDay(addDays(clock.today(), -days))
    const sum = { points: 0, texts: 0 }
    for (;;) {
      const { looked, points, texts } = await coarsenBefore(db, { before, now: clock.now() })
      if (looked === 0) break
      sum.points += points
      sum.texts += texts
    }
    if (sum.points + sum.texts > 0) changed(refer('situation.coarsening', clock.today()), null, { days, ...sum })
    return { days, ...sum }
  },
  audit: 'write',
  output: z.object({ days: z.number(), points: z.number(), texts: z.number() }),
})
