import type { IsoWeek } from '#kernel/time/week.ts'
import type { WeekNote } from '../calendar/calendar.ts'
import type { Category } from '../categories/category.ts'
import type { EpisodeWeek } from '../counts/episode.ts'
import type { Expectation } from '../counts/expectation.ts'
import type { AreaWeekTotal, RepeatPlace, UsualTotal, WindowCount } from '../counts/week-figures.ts'
import type { LevelBase, StoredLevel } from '../levels/level.ts'
import type { StoredRules } from '../levels/level-rules.ts'
import type { AreaReporters, CoverageWeek } from '../round/reporting-coverage.ts'
import type { Outline, SeriousEvent } from './picture-content.ts'

/** What a week's picture is made of, as it was read; all of the rest is computed from this. */
export type WeekMaterial = {
  readonly week: IsoWeek
  /** the week has ended */
  readonly complete: boolean
  /** its picture is published: levels stand as they were stored */
  readonly frozen: boolean
  readonly madeUp: boolean
  /** for which areas to work out how sure the level is and what would have been missed: for documents and an area's page */
  readonly inDepth: (areaId: number) => boolean
  readonly asOf: string
  readonly areas: readonly PictureArea[]
  readonly outlines: readonly Outline[]
  readonly categories: readonly Category[]
  /** names of places by id */
  readonly places: ReadonlyMap<number, string>
  readonly counts: readonly WindowCount[]
  /** the twelve weeks that end with this one */
  readonly weeks: readonly { readonly week: IsoWeek; readonly monday: string }[]
  readonly totals: readonly AreaWeekTotal[]
  /** of the twelve, the Mondays in which somebody delivered */
  readonly deliveryWeeks: readonly string[]
  readonly expectations: readonly Expectation[]
  /** weeks of episodes that were kept, with this week's own */
  readonly episodeWeeks: readonly EpisodeWeek[]
  /** what was expected of all categories together, in those of the twelve weeks for which it is stored */
  readonly usual: readonly UsualTotal[]
  readonly repeatPlaces: readonly RepeatPlace[]
  /** how many events were heard and are not confirmed, by area */
  readonly unconfirmed: ReadonlyMap<number, number>
  readonly serious: readonly (SeriousEvent & { readonly areaId: number })[]
  readonly levels: ReadonlyMap<number, StoredLevel>
  readonly bases: ReadonlyMap<number, LevelBase>
  readonly rules: StoredRules
  /** what the calendar says of the week */
  readonly notes: readonly WeekNote[]
  readonly coverage: {
    readonly delivered: readonly string[]
    readonly nothing: readonly string[]
    readonly missing: readonly string[]
    /** those of the missing whose time has not passed */
    readonly waiting: readonly string[]
    readonly weeks: readonly CoverageWeek[]
    readonly areas: readonly AreaReporters[]
  }
}
export type PictureArea = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly population: number | null
  /** whether it has places; without any, repeats cannot be known */
  readonly hasPlaces: boolean
}
export const weeksShown = 12
