import type { Category } from './category.ts'
import type { Observation } from './observation.ts'

/** Why two observations may be the same event; codes with texts. */
export type DuplicateReason =
  | 'duplicate.same-place'
  | 'duplicate.same-area'
  | 'duplicate.same-day'
  | 'duplicate.days'
  | 'duplicate.same-category'
  | 'duplicate.related-category'
export type Duplicate = {
  readonly observation: Observation
  readonly reasons: readonly DuplicateReason[]
  readonly score: number
}

export const duplicateDays = 3
const dayMs = 86_400_000

/** Likely duplicates, likeliest first: same or near place, within three days, same or related category. */
export function likelyDuplicates(
  of: Observation,
  others: readonly Observation[],
  categories: readonly Category[],
): readonly Duplicate[] {
  const parentOf = new Map(categories.map(({ id, parentId }) => [id, parentId ?? id]))
  return others
    .flatMap((observation) => {
      const days = Math.abs(Date.parse(observation.occurredFrom) - Date.parse(of.occurredFrom)) / dayMs
      if (days > duplicateDays || observation.areaId !== of.areaId) return []
      const samePlace = of.placeId !== null && of.placeId === observation.placeId
      if (of.placeId !== null && observation.placeId !== null && !samePlace) return []
      const sameCategory = of.categoryId === observation.categoryId
      if (!sameCategory && parentOf.get(of.categoryId) !== parentOf.get(observation.categoryId)) return []
      const reasons: DuplicateReason[] = [
        samePlace ? 'duplicate.same-place' : 'duplicate.same-area',
        days < 1 ? 'duplicate.same-day' : 'duplicate.days',
        sameCategory ? 'duplicate.same-category' : 'duplicate.related-category',
      ]
      const score =
        (samePlace ? 3 : 1) + (sameCategory ? 2 : 1) + (days < 1 ? 2 : 0) + (observation.partyId === of.partyId ? 0 : 1)
      return score >= 4 ? [{ observation, reasons, score }] : []
    })
    .sort((a, b) => b.score - a.score || a.observation.id - b.observation.id)
    .slice(0, 5)
}
