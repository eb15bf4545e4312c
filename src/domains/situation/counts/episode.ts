import { type EpisodeWeek as AnalysisWeek, findEpisodes } from '#analysis/early-warning/episodes.ts'
import type { SeriesStatus } from '#analysis/early-warning/false-discovery.ts'
import { addWeeks, daysBetween, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import { type WindowWeeks, windows } from './expectation.ts'
import type { SeriesFigure } from './week-figures.ts'
import { allCategories } from './week-series.ts'

/**
 * Signals of one series in following weeks are one episode: it opens at a signal and closes when the series has been normal for
 * three weeks. Every week of an episode is kept, so that the next one can tell since when.
 */
export type EpisodeWeek = {
  readonly week: IsoWeek
  /** 0: the whole municipality */
  readonly areaId: number
  readonly categoryId: number
  readonly window: WindowWeeks
  readonly status: SeriesStatus
  readonly observed: number
  readonly high: number | null
}

/** Longer than this nothing is looked back for. */
export const episodeWeeks = 52

const keyOf = ({ areaId, categoryId, window }: Pick<EpisodeWeek, 'areaId' | 'categoryId' | 'window'>) =>
  `${areaId} ${categoryId} ${window}`

export type OpenEpisodes = {
  /** the week of the first signal, where an episode goes on in the week looked at */
  readonly since: (series: Pick<EpisodeWeek, 'areaId' | 'categoryId' | 'window'>) => IsoWeek | null
  /** what is to be kept of the week looked at */
  readonly now: readonly EpisodeWeek[]
}

/** Joins the week's verdicts to the episodes of the weeks before. */
export function joinEpisodes(
  week: IsoWeek,
  figures: readonly SeriesFigure[],
  earlier: readonly EpisodeWeek[],
): OpenEpisodes {
  const byKey = Map.groupBy(earlier, keyOf)
  const since = new Map<string, IsoWeek>()
  const now: EpisodeWeek[] = []
  for (const { areaId, categoryId, windows: own } of figures) {
    if (categoryId === allCategories) continue
    for (const window of windows) {
      const { status, observed, prediction } = own[window]
      const before = byKey.get(keyOf({ areaId, categoryId, window })) ?? []
      if (status !== 'signal' && openedIn(before) === null) continue
      const known: EpisodeWeek = {
        week,
        areaId,
        categoryId,
        window,
        status: status === 'untested' ? 'none' : status,
        observed,
        high: prediction.kind === 'predicted' && status !== 'untested' ? prediction.high : null,
      }
      now.push(known)
      const opened = openedIn([...before, known])
      if (opened !== null) since.set(keyOf(known), opened)
    }
  }
  return { since: (series) => since.get(keyOf(series)) ?? null, now }
}

const origin = '1970-W01'
const indexOf = (week: IsoWeek): number => daysBetween(firstDayOf(origin), firstDayOf(week)) / 7

function openedIn(weeks: readonly EpisodeWeek[]): IsoWeek | null {
  if (weeks.length === 0) return null
  const inOrder: AnalysisWeek[] = weeks
    .map(({ week, status, observed, high }) => ({ week: indexOf(week), status, observed, high }))
    .toSorted((a, b) => a.week - b.week)
  const last = findEpisodes(inOrder).episodes.at(-1)
  return last && last.closed === null ? addWeeks(origin, last.opened) : null
}
