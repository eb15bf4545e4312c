import type { House } from '../action/house.ts'
import { inMunicipality } from '../db/tenancy.ts'
import { listKeptKeys } from './kept-file.store.ts'

const hourMs = 3_600_000

/**
 * Removes kept files that no municipality has a row for: those of transactions that were rolled back, and those that the disk would
 * not let go. The last hour's are left, since their rows may be on their way. Returns how many went.
 */
export async function sweepKept(
  { pool, clock, files }: House,
  municipalities: readonly { readonly id: string }[],
): Promise<number> {
  if (!files) return 0
  const lain = await files.listKept(new Date(Date.parse(clock.now()) - hourMs).toISOString())
  const needed = new Set<string>()
  for (const { id } of municipalities)
    for (const key of await inMunicipality(pool, id, (db) => listKeptKeys(db))) needed.add(key)
  const loose = lain.filter((key) => !needed.has(key))
  for (const key of loose) await files.remove(key)
  return loose.length
}
