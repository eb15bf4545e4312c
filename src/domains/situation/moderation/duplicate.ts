import type { Category } from '../categories/category.ts'
import type { Observation } from '../observations/observation.ts'

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
/** Of a great many alike, so many are told for each: once some are settled the next come up. */
const mostAlike = 5

type Likeness = Omit<Duplicate, 'observation'>
type Main = ReadonlyMap<number, number>
/** The heading that a category stands under; one without is its own. */
const mainOf = (categories: readonly Category[]): Main =>
  new Map(categories.map(({ id, parentId }) => [id, parentId ?? id]))

/** Why two may be one event: same or near place, within three days, same or related category; null when they are not alike. */
function likeness(a: Observation, b: Observation, main: Main): Likeness | null {
  const days = Math.abs(Date.parse(a.occurredFrom) - Date.parse(b.occurredFrom)) / dayMs
  if (days > duplicateDays || a.areaId !== b.areaId) return null
  const samePlace = a.placeId !== null && a.placeId === b.placeId
  if (a.placeId !== null && b.placeId !== null && !samePlace) return null
  const sameCategory = a.categoryId === b.categoryId
  if (!sameCategory && main.get(a.categoryId) !== main.get(b.categoryId)) return null
  const score = (samePlace ? 3 : 1) + (sameCategory ? 2 : 1) + (days < 1 ? 2 : 0) + (a.partyId === b.partyId ? 0 : 1)
  if (score < 4) return null
  return {
    reasons: [
      samePlace ? 'duplicate.same-place' : 'duplicate.same-area',
      days < 1 ? 'duplicate.same-day' : 'duplicate.days',
      sameCategory ? 'duplicate.same-category' : 'duplicate.related-category',
    ],
    score,
  }
}

/** Pairs that somebody has found to be two events, by `pairKey`. */
export type Apart = ReadonlySet<string>
export const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** What may be the same event as one observation, likeliest first. */
export function likelyDuplicates(
  of: Observation,
  others: readonly Observation[],
  { categories, apart }: { readonly categories: readonly Category[]; readonly apart: Apart },
): readonly Duplicate[] {
  const main = mainOf(categories)
  return others
    .flatMap((observation) => {
      const alike = apart.has(pairKey(of.id, observation.id)) ? null : likeness(of, observation, main)
      return alike ? [{ observation, ...alike }] : []
    })
    .sort((a, b) => b.score - a.score || a.observation.id - b.observation.id)
    .slice(0, mostAlike)
}

/** Two that may be one event; `first` came in first, and stays when they are merged. */
export type DuplicatePair = Likeness & { readonly first: Observation; readonly second: Observation }

/** Every pair among many that may be one event: likeliest first, then the latest. */
export function duplicatePairs(
  observations: readonly Observation[],
  { categories, apart }: { readonly categories: readonly Category[]; readonly apart: Apart },
): readonly DuplicatePair[] {
  const main = mainOf(categories)
  const pairs: DuplicatePair[] = []
  for (const ofArea of Map.groupBy(observations, ({ areaId }) => areaId).values()) {
    const inTime = ofArea.toSorted((a, b) => Date.parse(a.occurredFrom) - Date.parse(b.occurredFrom))
    for (const [at, one] of inTime.entries()) {
      const alikes: DuplicatePair[] = []
      for (let next = at + 1; next < inTime.length; next += 1) {
        const other = inTime[next]
        // In order of time: whatever comes after this lies further away still.
        if (!other || Date.parse(other.occurredFrom) - Date.parse(one.occurredFrom) > duplicateDays * dayMs) break
        const alike = apart.has(pairKey(one.id, other.id)) ? null : likeness(one, other, main)
        const [first, second] = one.id < other.id ? [one, other] : [other, one]
        if (alike) alikes.push({ first, second, ...alike })
      }
      pairs.push(...alikes.sort(likeliestFirst).slice(0, mostAlike))
    }
  }
  return pairs.sort(likeliestFirst)
}

const likeliestFirst = (a: DuplicatePair, b: DuplicatePair): number =>
  b.score - a.score || b.second.id - a.second.id || b.first.id - a.first.id
