import type { Db } from '#kernel/db/connect.ts'
import { areasTables } from './areas.tables.ts'
import type { Population } from './population.ts'

/** Inhabitants of a division's areas or of one area, all years, latest first. */
export async function listPopulation(
  db: Db,
  of: { readonly division: number } | { readonly area: number },
): Promise<readonly Population[]> {
  const areas = areasTables(db).selectFrom('areas.area').select('id')
  const rows = await areasTables(db)
    .selectFrom('areas.population')
    .select(['area_id as areaId', 'year', 'count'])
    .where(
      'area_id',
      'in',
      'division' in of ? areas.where('division_id', '=', of.division) : areas.where('id', '=', of.area),
    )
    .orderBy('year', 'desc')
    .execute()
  return rows
}

const batch = 5000

/** Adds counts, or corrects those of years that are there. */
export async function savePopulation(db: Db, municipality: string, counts: readonly Population[]): Promise<void> {
  for (let from = 0; from < counts.length; from += batch)
    await areasTables(db)
      .insertInto('areas.population')
      .values(
        counts
          .slice(from, from + batch)
          .map(({ areaId, year, count }) => ({ municipality_id: municipality, area_id: areaId, year, count })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['municipality_id', 'area_id', 'year'])
          .doUpdateSet((row) => ({ count: row.ref('excluded.count') })),
      )
      .execute()
}
