import { addDays, addWeeks, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import { type Draft, draftOf } from './drafts.ts'
import { areas, type DemoArea, type DemoPlace } from './geography.ts'
import type { LocalMoment } from './moments.ts'
import type { Reporter } from './parties.ts'
import { streamOf } from './random.ts'

/** Damage to buildings that grows in Flemingsberg over three weeks, at the same two places, and ends with a shooting. */
export const burst = {
  area: 'FLE',
  category: 'skadegorelse-byggnad',
  /** In the latest complete week; the two weeks before have 4 and 2. */
  count: 9,
  repeatPlaces: ['FLE-1', 'FLE-4'],
  seriousCategory: 'skottlossning',
} as const

type Row = readonly [weekOffset: number, day: number, hour: number, place: string, reporter: Reporter, category: string]
const damage = burst.category

/** Day 0 is Monday. */
const rows: readonly Row[] = [
  [-2, 4, 22, 'FLE-1', 'hsf', damage],
  [-2, 5, 23, 'FLE-4', 'huge', damage],
  [-1, 2, 22, 'FLE-1', 'hsf', damage],
  [-1, 4, 23, 'FLE-4', 'huge', damage],
  [-1, 5, 1, 'FLE-1', 'hsf', damage],
  [-1, 5, 23, 'FLE-5', 'hsf', damage],
  [-1, 5, 21, 'FLE-1', 'raddning', 'smabrand'],
  [0, 0, 22, 'FLE-1', 'hsf', damage],
  [0, 1, 21, 'FLE-4', 'huge', damage],
  [0, 2, 23, 'FLE-1', 'hsf', damage],
  [0, 3, 22, 'FLE-4', 'huge', damage],
  [0, 4, 21, 'FLE-1', 'hsf', damage],
  [0, 4, 23, 'FLE-4', 'huge', damage],
  [0, 5, 1, 'FLE-1', 'hsf', damage],
  [0, 5, 22, 'FLE-4', 'huge', damage],
  [0, 5, 23, 'FLE-5', 'hsf', damage],
  [0, 3, 20, 'FLE-1', 'raddning', 'smabrand'],
  [0, 4, 22, 'FLE-6', 'raddning', 'smabrand'],
  [0, 5, 21, 'FLE-1', 'raddning', 'smabrand'],
  [0, 2, 20, 'FLE-1', 'fritid', 'samling'],
  [0, 4, 20, 'FLE-1', 'polisen', 'samling'],
  [0, 4, 22, 'FLE-4', 'polisen', burst.seriousCategory],
]

/** The events of the burst, ending in `latestWeek`. */
export function burstDrafts(latestWeek: IsoWeek, seed: number): readonly Draft[] {
  const random = streamOf(seed, 'burst')
  return rows.map(([weekOffset, day, hour, code, reporter, category]) => {
    const date = addDays(firstDayOf(addWeeks(latestWeek, weekOffset)), day)
    const from: LocalMoment = { date, minutes: hour * 60 + 40 }
    return draftOf(random, { reporter, category, ...placeOf(code), from })
  })
}

function placeOf(code: string): { readonly area: DemoArea; readonly place: DemoPlace } {
  for (const area of areas) {
    const place = area.places.find((candidate) => candidate.code === code)
    if (place) return { area, place }
  }
  throw new RangeError(`no place ${code}`)
}
