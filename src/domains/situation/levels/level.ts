import type { LevelState } from '#analysis/level/level.ts'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import type { LevelReason, Suggestion } from './level-rules.ts'

/** The level of an area in a week: what the rules suggest and what a coordinator set; both are kept. */
export const levels = [1, 2, 3, 4, 5] as const
export type Level = (typeof levels)[number]

/** A stored week: `version` 0 where nothing is stored yet. */
export type StoredLevel = {
  readonly areaId: number
  readonly week: IsoWeek
  readonly version: number
  readonly rulesId: number | null
  readonly suggested: number | null
  readonly score: number | null
  /** what the next week's step starts from */
  readonly state: LevelState
  readonly reasons: readonly LevelReason[]
  /** null: nobody has set it */
  readonly level: number | null
  readonly reason: string | null
  readonly setBy: number | null
  readonly setByName: string | null
  readonly setAt: string | null
}

/** Where a week's step starts: the latest earlier week, else the latest published picture of a longer period, else level 1. */
export type LevelBase = {
  readonly state: LevelState
  /** the level in force then; null when nothing is known from before */
  readonly level: number | null
  readonly week: IsoWeek | null
}
export const unknownBase: LevelBase = { state: { level: 1, upRun: 0, downRun: 0 }, level: null, week: null }

/** The set level, else the suggested one. */
export const levelInForce = (row: Pick<StoredLevel, 'level' | 'suggested'>): number | null => row.level ?? row.suggested

export const toBase = (row: StoredLevel): LevelBase => ({
  state: row.state,
  level: levelInForce(row) ?? row.state.level,
  week: row.week,
})

/** A level that a person sets against the suggestion is taken as it is and the counting of weeks starts again. */
export const stateAfter = (suggestion: Pick<Suggestion, 'level' | 'state'>, level: number | null): LevelState =>
  level === null || level === suggestion.level ? suggestion.state : { level, upRun: 0, downRun: 0 }

export type SetBy = { readonly accountId: number | null; readonly name: string; readonly at: string }
type Open = Pick<StoredLevel, 'areaId' | 'week' | 'rulesId'> & { readonly suggestion: Suggestion }

/** The week as it stands with what the rules now suggest; what a person set stays as it was set. */
export const withSuggestion = (open: Open, row: StoredLevel | undefined): StoredLevel => ({
  areaId: open.areaId,
  week: open.week,
  version: row?.version ?? 0,
  rulesId: open.rulesId,
  suggested: open.suggestion.level,
  score: open.suggestion.score,
  state: stateAfter(open.suggestion, row?.level ?? null),
  reasons: open.suggestion.reasons,
  level: row?.level ?? null,
  reason: row?.reason ?? null,
  setBy: row?.setBy ?? null,
  setByName: row?.setByName ?? null,
  setAt: row?.setAt ?? null,
})

/** Sets a level. One that differs from the suggestion needs a reason; the same as suggested needs none. */
export function setLevel(
  current: StoredLevel,
  suggestion: Suggestion,
  wish: { readonly level: number; readonly reason: string; readonly by: SetBy },
): StoredLevel | Rejection {
  const { level, reason, by } = wish
  if (suggestion.level !== null && level !== suggestion.level && reason === '')
    return reject('levels.rejected.reason-missing', { suggested: suggestion.level, level })
  return {
    ...current,
    level,
    reason: reason === '' ? null : reason,
    state: stateAfter(suggestion, level),
    setBy: by.accountId,
    setByName: by.name,
    setAt: by.at,
  }
}
