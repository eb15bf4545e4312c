import { countCoarsened, countFindings } from '#domains/situation/privacy/privacy-count.store.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import type { FindingKind } from '#kernel/privacy/finding.ts'
import { addWeeks, firstDayOf } from '#kernel/time/week.ts'
import type { Loading } from './loading.ts'
import { chance, streamOf, whole } from './random.ts'

const weeks = 12
/** How often a week of the demonstration stops each kind, about. */
const usual: readonly (readonly [FindingKind, number])[] = [
  ['name', 5],
  ['phone', 2],
  ['plate', 2],
  ['dwelling', 1],
  ['handle', 1],
  ['personal-number', 1],
]

/** Twelve weeks of what the privacy guard would have stopped and what was made coarse: made-up counts, since no such text exists. */
export async function addPrivacyCounts({ house, operator, manifest }: Loading): Promise<void> {
  const random = streamOf(manifest.seed, 'privacy counts')
  await inMunicipality(house.pool, operator.municipality, async (db) => {
    for (let back = 1; back <= weeks; back += 1) {
      const on = firstDayOf(addWeeks(manifest.latestWeek, 1 - back))
      const kinds = usual.flatMap(([kind, n]) => Array.from({ length: whole(random, 0, 2 * n) }, () => kind))
      await countFindings(db, operator.municipality, { what: 'stopped', kinds, on })
      const rewritten = kinds.filter(() => chance(random, 0.6))
      await countFindings(db, operator.municipality, { what: 'rewritten', kinds: rewritten, on })
      if (back % 4 === 0) await countFindings(db, operator.municipality, { what: 'allowed', kinds: ['name'], on })
      const sums = { point: whole(random, 20, 45), text: whole(random, 2, 9), history: whole(random, 0, 4), sealed: 0 }
      await countCoarsened(db, operator.municipality, { sums, on })
    }
  })
}
