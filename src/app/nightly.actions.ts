import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { hasRole, signedIn } from '#kernel/auth/actor.ts'
import { strict } from '#kernel/model/fields.ts'
import { findNightlyRun } from './nightly.ts'

/** How many faults the latest nightly check found: owners are told on their first page, to others it is nothing. */
export const getNightlyCheck = action('operation.nightly', {
  http: 'GET /operation/nightly',
  input: strict({}),
  allow: signedIn,
  run: async ({ db, actor }) => {
    if (!hasRole(actor, 'owner')) return { faults: null }
    const run = await findNightlyRun(db)
    // A check that broke off before it found anything counts as one fault.
    return { faults: run === null ? 0 : Math.max(run.faults.length, run.outcome === 'failed' ? 1 : 0) }
  },
  audit: 'none',
  output: z.object({ faults: z.number().nullable() }),
})
