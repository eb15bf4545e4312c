import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addDays } from '#kernel/time/week.ts'
import { startOfDay } from '../observations/observation.ts'
import { coarsenBefore, coarsenBeside } from './coarsening.store.ts'
import { coarseningDays } from './coarsening-rule.register.ts'
import { countCoarsened } from './privacy-count.store.ts'

/**
 * Takes the exact place away from observations that are older than the municipality has decided. It cannot be undone. The history says
 * how many, never what they were. D1.
 */
export const coarsenObservations = action('privacy.coarsen', {
  http: 'POST /privacy/coarsen',
  input: strict({}),
  allow: anyOf('owner'),
  run: async ({ db, actor, clock, changed }) => {
    const days = await coarseningDays(db)
    const before = startOfDay(addDays(clock.today(), -days))
    const sums = { point: 0, text: 0, history: 0, sealed: 0 }
    for (;;) {
      const { ids, points, texts } = await coarsenBefore(db, { before, now: clock.now() })
      if (ids.length === 0) break
      const { history, sealed } = await coarsenBeside(db, ids)
      sums.point += points
      sums.text += texts
      sums.history += history
      sums.sealed += sealed
    }
    const done = { days, points: sums.point, texts: sums.text, history: sums.history, sealed: sums.sealed }
    if (Object.values(sums).some((n) => n > 0)) changed(refer('situation.coarsening', clock.today()), null, done)
    await countCoarsened(db, actor.municipality, { sums, on: clock.today() })
    return done
  },
  audit: 'write',
  output: z.object({
    days: z.number(),
    points: z.number(),
    texts: z.number(),
    history: z.number(),
    sealed: z.number(),
  }),
})
