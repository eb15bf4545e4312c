import { z } from 'zod'
import { wholeNumber } from '#kernel/model/fields.ts'
import { Area } from './area.ts'

/** How many lived in an area at the end of a year. Without a row nobody has said; that is not zero. */
export const populationFields = { year: wholeNumber(1900, 2199), count: wholeNumber() }
export const Population = z.object({ ...populationFields, areaId: z.number() })
export type Population = z.infer<typeof Population>

/** An area as a list shows it, with its latest number of inhabitants. */
export const AreaRow = Area.extend({ population: Population.nullable() })
export type AreaRow = z.infer<typeof AreaRow>

/** The latest year's count of each area. */
export function latestByArea(counts: readonly Population[]): ReadonlyMap<number, Population> {
  const latest = new Map<number, Population>()
  for (const count of counts) if ((latest.get(count.areaId)?.year ?? -1) < count.year) latest.set(count.areaId, count)
  return latest
}
