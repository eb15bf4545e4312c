import { checkWeeklyCounts } from '#domains/situation/counts/weekly-count.store.ts'
import { verifyPictures } from '#domains/situation/pictures/picture.store.ts'
import { verifyChain } from '#kernel/audit/trail.ts'
import type { Db } from '#kernel/db/connect.ts'
import type { TextParams } from '#kernel/i18n/texts.ts'

/** What one check found; `code` is a text key that, when something is wrong, says what to do. */
export type Finding = {
  readonly check: string
  readonly ok: boolean
  readonly code: string
  readonly params: TextParams
}

export const fine = (check: string, params: TextParams = {}): Finding => ({
  check,
  ok: true,
  code: `doctor.${check}.ok`,
  params,
})
export const wrong = (check: string, what: string, params: TextParams = {}): Finding => ({
  check,
  ok: false,
  code: `doctor.${check}.${what}`,
  params,
})

type Municipality = { readonly id: string; readonly name: string }

/** Whether what a municipality has stored is still as it was stored: audit trail, weekly counts, published pictures. */
export async function checkMunicipality(db: Db, { id, name: municipality }: Municipality): Promise<readonly Finding[]> {
  const chain = await verifyChain(db, id)
  const differences = await checkWeeklyCounts(db)
  const [first] = differences
  const pictures = await verifyPictures(db)
  return [
    chain.why === null
      ? fine('audit', { municipality, entries: chain.entries })
      : wrong('audit', 'broken', { municipality, at: chain.brokenAt ?? 0, why: chain.why }),
    first
      ? wrong('weekly-counts', 'differ', { municipality, count: differences.length, week: first.week })
      : fine('weekly-counts', { municipality }),
    pictures.broken.length > 0
      ? wrong('pictures', 'changed', { municipality, ids: pictures.broken.join(', ') })
      : fine('pictures', { municipality, count: pictures.checked }),
  ]
}
