import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'

/** Observations that stand in the same area, place and point, and so move together. */
export type Standing = {
  readonly areaId: number
  readonly placeId: number | null
  readonly lon: number | null
  readonly lat: number | null
  readonly n: number
}
export type Move = Standing & { readonly toArea: number; readonly toPlace: number | null }

/** Where the observations of some areas stand. */
export async function listStandings(db: Db, areaIds: readonly number[]): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select area_id as "areaId", place_id as "placeId", lon, lat, count(*) as n from situation.observation
    where area_id = any(${areaIds}::bigint[]) group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  return rows
}

const batch = 5000

/** Moves observations to their new areas; the weekly counts follow by their triggers. Returns how many were moved. */
export async function moveStandings(db: Db, moves: readonly Move[]): Promise<number> {
  let moved = 0
  for (let from = 0; from < moves.length; from += batch) {
    const some = JSON.stringify(moves.slice(from, from + batch))
    // Absent places and points are compared as numbers that no row has, so that the join can be hashed.
    const { numAffectedRows } = await sql`
      update situation.observation o set area_id = m."toArea", place_id = m."toPlace", version = version + 1
      from json_to_recordset(${some}::json) as m
        ("areaId" bigint, "placeId" bigint, lon numeric(6, 3), lat numeric(5, 3), "toArea" bigint, "toPlace" bigint)
      where o.area_id = m."areaId" and coalesce(o.place_id, 0) = coalesce(m."placeId", 0)
        and coalesce(o.lon, 999) = coalesce(m.lon, 999) and coalesce(o.lat, 99) = coalesce(m.lat, 99)`.execute(db)
    moved += Number(numAffectedRows ?? 0)
  }
  return moved
}
