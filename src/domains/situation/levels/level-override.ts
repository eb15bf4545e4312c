import { z } from 'zod'
import { rawLevel } from '#analysis/level/level.ts'
import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'
import type { StoredLevel } from './level.ts'
import { type LevelRules, toRuleSet } from './level-rules.ts'

/** A level that a person set against the suggestion, and where the figures went afterwards. */
export const outcomes = ['closer', 'away', 'unclear', 'too-early'] as const
export type Outcome = (typeof outcomes)[number]

export const Override = z.object({
  week: z.string(),
  areaId: z.number(),
  suggested: z.number(),
  level: z.number(),
  reason: z.string().nullable(),
  after: z.enum(outcomes),
})
export type Override = z.infer<typeof Override>

export const OverrideStatistics = z.object({
  from: z.string(),
  to: z.string(),
  /** levels that a person set where there was a suggestion */
  decisions: z.number(),
  overrides: z.array(Override),
  byArea: z.array(z.object({ areaId: z.number(), decisions: z.number(), higher: z.number(), lower: z.number() })),
  reasons: z.array(z.object({ reason: z.string(), n: z.number(), higher: z.number(), lower: z.number() })),
})
export type OverrideStatistics = z.infer<typeof OverrideStatistics>

/** Weeks that are looked at afterwards, and how many of them must be known. */
export const weeksAfter = 4
const fewestAfter = 2
/** Below this nothing is said about patterns. */
export const fewestOverrides = 10

type Asked = {
  readonly from: IsoWeek
  readonly to: IsoWeek
  readonly rulesOf: (row: StoredLevel) => LevelRules
}

/** Statistics of the levels set from `from` to `to`; `rows` go on after it where they are known. */
export function overrideStatistics(rows: readonly StoredLevel[], { from, to, rulesOf }: Asked): OverrideStatistics {
  const decided = rows.filter(
    (row): row is StoredLevel & { level: number; suggested: number } =>
      row.level !== null && row.suggested !== null && row.week >= from && row.week <= to,
  )
  const byPlace = new Map(rows.map((row) => [`${row.areaId} ${row.week}`, row]))
  const overrides = decided
    .filter(({ level, suggested }) => level !== suggested)
    .map((row): Override => {
      const after = Array.from({ length: weeksAfter }, (_, at) =>
        byPlace.get(`${row.areaId} ${addWeeks(row.week, at + 1)}`),
      ).filter((one) => one !== undefined)
      const { week, areaId, suggested, level, reason } = row
      return { week, areaId, suggested, level, reason, after: outcomeOf(row, after, rulesOf) }
    })
    .toSorted((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : a.areaId - b.areaId))
  const areas = Map.groupBy(decided, ({ areaId }) => areaId)
  return {
    from,
    to,
    decisions: decided.length,
    overrides,
    byArea: [...areas].map(([areaId, own]) => ({ areaId, decisions: own.length, ...ways(own) })),
    reasons: reasonsOf(overrides),
  }
}

export const ways = (rows: readonly { readonly level: number; readonly suggested: number }[]) => ({
  higher: rows.filter(({ level, suggested }) => level > suggested).length,
  lower: rows.filter(({ level, suggested }) => level < suggested).length,
})

/** The same words are the same reason, however they are capitalised; the most usual first. */
function reasonsOf(overrides: readonly Override[]): OverrideStatistics['reasons'] {
  const spelled = (reason: string | null) => (reason ?? '').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')
  return [...Map.groupBy(overrides, ({ reason }) => spelled(reason))]
    .filter(([reason]) => reason !== '')
    .map(([, own]) => ({ reason: own[0]?.reason ?? '', n: own.length, ...ways(own) }))
    .toSorted((a, b) => b.n - a.n)
}

/**
 * Whether the figures of the weeks after lay nearer the level set than the suggested one. The score does not follow from what
 * was set, unlike the suggested level, whose inertia starts again from it.
 */
function outcomeOf(
  { level, suggested }: { readonly level: number; readonly suggested: number },
  after: readonly StoredLevel[],
  rulesOf: Asked['rulesOf'],
): Outcome {
  const levels = after.flatMap((row) => (row.score === null ? [] : [rawLevel(toRuleSet(rulesOf(row)), row.score)]))
  if (levels.length < fewestAfter) return 'too-early'
  const mean = levels.reduce((sum, one) => sum + one, 0) / levels.length
  const [toSet, toSuggested] = [Math.abs(mean - level), Math.abs(mean - suggested)]
  if (Math.abs(toSet - toSuggested) < 0.25) return 'unclear'
  return toSet < toSuggested ? 'closer' : 'away'
}
