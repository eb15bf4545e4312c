import { cellOf } from './areas-geojson.ts'
import type { DemoArea, DemoPlace } from './geography.ts'
import { type LocalMoment, unattendedAround } from './moments.ts'
import type { Reporter } from './parties.ts'
import { chance, pick, type Random, uniform } from './random.ts'
import { noteOf } from './sentences.ts'

/** What happened where and when, and who tells. */
export type Occurrence = {
  readonly reporter: Reporter
  readonly category: string
  readonly area: DemoArea
  readonly place: DemoPlace
  readonly from: LocalMoment
}
/** An observation that has not got its number yet. */
export type Draft = Occurrence & {
  readonly lon: number
  readonly lat: number
  /** Set when nobody knows the moment, as between Friday evening and Monday morning. */
  readonly until: LocalMoment | null
  readonly text: string
}

/** What the two property companies find afterwards rather than see. */
const foundAfterwards = new Set([
  'klotter',
  'skadegorelse-byggnad',
  'skadegorelse-utemiljo',
  'skadegorelse-fordon',
  'forradsinbrott',
  'skolinbrott',
])

/** Adds the point, the text and, for what was found afterwards, the interval. */
export function draftOf(random: Random, occurrence: Occurrence): Draft {
  const { reporter, category, place, from } = occurrence
  const [lon, lat] = pointIn(random, place)
  const text = noteOf(random, { category, reporter, place })
  const isInterval = (reporter === 'hsf' || reporter === 'huge') && foundAfterwards.has(category) && chance(random, 0.5)
  const [evening, morning] = unattendedAround(from.date)
  return isInterval
    ? { ...occurrence, lon, lat, text, from: evening, until: morning }
    : { ...occurrence, lon, lat, text, until: null }
}

/** A point well inside the place's cell, to a ten-thousandth of a degree: about ten metres, no more exact than a place. */
function pointIn(random: Random, place: DemoPlace): readonly [number, number] {
  const [lon, lat] = place.site
  const corner = pick(random, cellOf(place))
  const share = 0.5 * uniform(random)
  const between = (from: number, to: number): number => Math.round((from + share * (to - from)) * 1e4) / 1e4
  return [between(lon, corner[0]), between(lat, corner[1])]
}
