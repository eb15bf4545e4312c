import { AnalysisInputError, type Need, requireCount } from '../refusal.ts'
import type { SeriesStatus } from './false-discovery.ts'

/** One series in one week. */
export interface EpisodeWeek {
  readonly week: number
  readonly status: SeriesStatus
  /** Null where nothing is known of the week: it neither closes an episode nor keeps it open. */
  readonly observed: number | null
  /** Upper end of the normal range, the 90 % quantile; null where the week was not tested. */
  readonly high: number | null
}

export interface Episode {
  /** Week of the first signal. */
  readonly opened: number
  readonly lastSignal: number
  /** The week that closed it; null while it is open. */
  readonly closed: number | null
  readonly signals: number
  /** Observed events from opening to the last signal, and the week that had most of them. */
  readonly events: number
  readonly peak: { readonly week: number; readonly observed: number }
}

export interface Episodes {
  readonly kind: 'episodes'
  readonly method: 'signal-to-three-normal-weeks'
  /** Known weeks. */
  readonly n: number
  readonly episodes: readonly Episode[]
  readonly warnings: readonly 'unknown-weeks'[]
  readonly needs: readonly Need[]
}

interface Open extends Episode {
  readonly closed: null
  /** Weeks in a row within the normal range, unknown weeks passed over. */
  readonly normalWeeks: number
  /** Events since the last signal, not part of the episode until another signal comes. */
  readonly since: number
}

const weeksToClose = 3

/**
 * Signals of one series joined to episodes: one opens at a signal and closes with the third known week in a row at or below the
 * normal range's upper end. Weeks are whole numbers in ascending order; weeks left out are unknown. Errors: AnalysisInputError.
 */
export function findEpisodes(weeks: readonly EpisodeWeek[]): Episodes {
  const episodes: Episode[] = []
  let open: Open | null = null
  for (const [index, week] of weeks.entries()) {
    requireWeek(week, weeks[index - 1])
    if (week.observed === null) continue
    if (week.status === 'signal') open = extend(open, week.week, week.observed)
    else if (open !== null) open = waitForNormal(open, week, week.observed)
    if (open !== null && open.normalWeeks === weeksToClose) {
      episodes.push(toEpisode(open, week.week))
      open = null
    }
  }
  if (open !== null) episodes.push(toEpisode(open, null))
  const n = weeks.filter(({ observed }) => observed !== null).length
  const first = weeks[0]?.week ?? 0
  const span = weeks.length === 0 ? 0 : (weeks.at(-1)?.week ?? 0) - first + 1
  const warnings: Episodes['warnings'] = n < span ? ['unknown-weeks'] : []
  return { kind: 'episodes', method: 'signal-to-three-normal-weeks', n, episodes, warnings, needs: [] }
}

function requireWeek({ week, status, observed, high }: EpisodeWeek, before: EpisodeWeek | undefined): void {
  requireCount('week', week)
  if (before !== undefined && week <= before.week)
    throw new AnalysisInputError('not-ascending', { name: 'week', value: week })
  if (observed !== null) requireCount('observed', observed)
  if (high !== null) requireCount('high', high)
  if (status === 'signal' && observed === null) {
    throw new AnalysisInputError('not-a-count', { name: 'observed', value: 'null', week })
  }
}

function extend(open: Open | null, week: number, observed: number): Open {
  const peak = { week, observed }
  if (open === null) {
    return {
      opened: week,
      lastSignal: week,
      closed: null,
      signals: 1,
      events: observed,
      peak,
      normalWeeks: 0,
      since: 0,
    }
  }
  return {
    ...open,
    lastSignal: week,
    signals: open.signals + 1,
    events: open.events + open.since + observed,
    peak: observed > open.peak.observed ? peak : open.peak,
    normalWeeks: 0,
    since: 0,
  }
}

function waitForNormal(open: Open, { high }: EpisodeWeek, observed: number): Open {
  const since = open.since + observed
  if (high === null) return { ...open, since }
  return { ...open, since, normalWeeks: observed <= high ? open.normalWeeks + 1 : 0 }
}

function toEpisode({ opened, lastSignal, signals, events, peak }: Open, closed: number | null): Episode {
  return { opened, lastSignal, closed, signals, events, peak }
}
