import { addDays, addWeeks, type IsoDate, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { burstDrafts } from './burst.ts'
import { type Draft, draftOf, type Occurrence } from './drafts.ts'
import { areas, type DemoArea } from './geography.ts'
import { momentIn } from './moments.ts'
import type { Reporter } from './parties.ts'
import type { DemoPeriod } from './period.ts'
import { overdispersedCount, pickWeighted, type Random, streamOf } from './random.ts'
import { expectedIn, type Rate, rates } from './rates.ts'

export type DemoObservation = Draft & {
  /** Unique within the reporter. Does not change when the demo is made again on a later day. */
  readonly externalId: string
}

/**
 * Every made-up observation of the period, in time order: 156 complete weeks and the days of the current week before today.
 * Each week has its own random stream, so a week looks the same whatever day the demo is made; only the burst moves with it.
 */
export function observationsOf(period: DemoPeriod, seed: number): readonly DemoObservation[] {
  const all: DemoObservation[] = []
  for (let week = period.firstWeek; week <= weekOf(period.today); week = addWeeks(week, 1))
    all.push(...numbered(week, 'V', ordinaryDrafts(streamOf(seed, week), week)))
  for (const [week, drafts] of Map.groupBy(burstDrafts(period.latestWeek, seed), ({ from }) => weekOf(from.date)))
    all.push(...numbered(week, 'X', drafts))
  return all
    .filter((observation) => hasArrived(observation, period))
    .map((observation) => untilYesterday(observation, period.today))
    .toSorted(byTime)
}

const byTime = (one: Draft, other: Draft): number =>
  one.from.date === other.from.date ? one.from.minutes - other.from.minutes : one.from.date < other.from.date ? -1 : 1

function hasArrived({ reporter, from }: DemoObservation, { today, silent }: DemoPeriod): boolean {
  return from.date < today && (reporter !== silent.reporter || weekOf(from.date) <= silent.lastWeek)
}

/** An interval that has not ended by today ends with yesterday: nobody reports the future. */
function untilYesterday(observation: DemoObservation, today: IsoDate): DemoObservation {
  if (observation.until === null || observation.until.date < today) return observation
  return { ...observation, until: { date: addDays(today, -1), minutes: 24 * 60 - 5 } }
}

function ordinaryDrafts(random: Random, week: IsoWeek): Draft[] {
  return Object.entries(rates)
    .flatMap(([category, rate]) =>
      areas.flatMap((area) => {
        const count = overdispersedCount(random, expectedIn(rate, area.code, week))
        return Array.from({ length: count }, () =>
          draftOf(random, occurrenceOf(random, { category, rate, area, week })),
        )
      }),
    )
    .toSorted(byTime)
}

type Cell = { readonly category: string; readonly rate: Rate; readonly area: DemoArea; readonly week: IsoWeek }

function occurrenceOf(random: Random, { category, rate, area, week }: Cell): Occurrence {
  const fitting = area.places.filter(({ setting }) => rate.settings.includes(setting))
  const place = pickWeighted(
    random,
    (fitting.length > 0 ? fitting : area.places).map((candidate, index) => [candidate, 1 / (index + 1)] as const),
  )
  const reporter = pickWeighted(random, Object.entries(rate.reporters) as [Reporter, number][])
  return { reporter, category, area, place, from: momentIn(random, week, rate.hours) }
}

/** `HSF-2026V46-003`: reporter, week, series and running number. */
function numbered(week: IsoWeek, series: 'V' | 'X', drafts: readonly Draft[]): DemoObservation[] {
  const counts = new Map<Reporter, number>()
  return drafts.map((draft) => {
    const count = (counts.get(draft.reporter) ?? 0) + 1
    counts.set(draft.reporter, count)
    const number = String(count).padStart(3, '0')
    return { ...draft, externalId: `${draft.reporter.toUpperCase()}-${week.replace('-W', series)}-${number}` }
  })
}
