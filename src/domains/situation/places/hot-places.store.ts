import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { Observation } from '../observations/observation.ts'

/** Which events a view of places is made of; null is all. */
export type PlaceFilter = {
  readonly from: IsoWeek
  readonly to: IsoWeek
  readonly areaId: number | null
  readonly categoryIds: readonly number[] | null
}
/** Events with the same point, or without one at the same place (or at none that is known). */
export type Pile = {
  readonly lon: number | null
  readonly lat: number | null
  readonly placeId: number | null
  readonly n: number
}
export type TimedEvent = Pick<Observation, 'occurredFrom' | 'occurredTo' | 'precision' | 'placeId' | 'point'>
export type PlaceSeries = {
  readonly placeId: number
  readonly categoryId: number
  readonly n: number
  readonly weeks: number
  readonly lastWeek: string
}

function counted(db: Db, { from, to, areaId, categoryIds }: PlaceFilter) {
  const all = db
    .withTables<ObservationTables>()
    .selectFrom('situation.observation')
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .where('status', 'not in', ['dismissed', 'merged'])
  const inArea = areaId === null ? all : all.where('area_id', '=', areaId)
  return categoryIds === null ? inArea : inArea.where('category_id', 'in', [...categoryIds])
}

/** How many there were at each point. */
export async function listPiles(db: Db, filter: PlaceFilter): Promise<readonly Pile[]> {
  const rows = await counted(db, filter)
    .select((select) => ['lon', 'lat', 'place_id', select.fn.countAll<number>().as('n')])
    .groupBy(['lon', 'lat', 'place_id'])
    .execute()
  return rows.map(({ lon, lat, place_id, n }) => ({ lon, lat, placeId: place_id, n }))
}

/** Each event with its time, in the order of time; at most `limit`. */
export async function listTimedEvents(db: Db, filter: PlaceFilter, limit: number): Promise<readonly TimedEvent[]> {
  const rows = await counted(db, filter)
    .select(['occurred_from', 'occurred_to', 'precision', 'place_id', 'lon', 'lat'])
    .orderBy('occurred_from')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    occurredFrom: row.occurred_from,
    occurredTo: row.occurred_to,
    precision: row.precision,
    placeId: row.place_id,
    point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
  }))
}

/** Places where one category came at least twice. */
export async function listPlaceSeries(db: Db, filter: PlaceFilter): Promise<readonly PlaceSeries[]> {
  const rows = await counted(db, filter)
    .select((select) => [
      'place_id',
      'category_id',
      select.fn.countAll<number>().as('n'),
      select.fn.count<number>('week').distinct().as('weeks'),
      select.fn.max('week').as('last'),
    ])
    .where('place_id', 'is not', null)
    .groupBy(['place_id', 'category_id'])
    .having((select) => select(select.fn.countAll<number>(), '>=', 2))
    .execute()
  return rows.map((row) => ({
    placeId: row.place_id ?? 0,
    categoryId: row.category_id,
    n: row.n,
    weeks: row.weeks,
    lastWeek: row.last,
  }))
}

export async function countEvents(db: Db, filter: PlaceFilter): Promise<number> {
  const row = await counted(db, filter)
    .select((select) => select.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
