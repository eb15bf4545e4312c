import { type Area, createLocator, isValidOn, type Location, type Locator } from '#domains/areas/index.ts'
import type { Party } from '#domains/parties/index.ts'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { addDays, type IsoDate } from '#kernel/time/week.ts'
import type { Category } from '../categories/category.ts'
import type { Meaning } from './import.ts'

/** What is compared when a sender's word is looked up: case and spacing say nothing. */
export const spelling = (value: string): string => value.trim().toLocaleLowerCase('sv').replace(/\s+/g, ' ')
/** Spreadsheets write the code 29 as 29.0. */
const withoutDecimals = (value: string): string => value.replace(/^(\d+)[.,]0+$/, '$1')

export type FindCategory = (value: string, day: IsoDate) => number | Rejection

/** Finds categories by what the sender's words are said to mean, by code, and by Swedish or English name. */
export function createCategoryFinder(categories: readonly Category[], meanings: readonly Meaning[]): FindCategory {
  const byCode = new Map(categories.map((category) => [spelling(category.code), [category]]))
  const byName = new Map<string, Category[]>()
  for (const category of categories)
    for (const name of new Set([spelling(category.nameSv), spelling(category.nameEn)]))
      byName.set(name, [...(byName.get(name) ?? []), category])
  const meant = new Map(meanings.map(({ value, code }) => [spelling(value), byCode.get(spelling(code))]))
  return (value, day) => {
    const key = spelling(value)
    const found = meant.get(key) ?? byCode.get(key) ?? byName.get(key)
    if (!found) return reject('imports.rejected.category-unknown', { value })
    const inUse = found.filter(({ validTo }) => validTo === null || validTo >= day)
    const [first, second] = inUse
    if (!first) return ended(found, value)
    if (!second) return first.id
    const [leaf, another] = inUse.filter(({ parentId }) => parentId !== null)
    return leaf && !another ? leaf.id : reject('imports.rejected.category-ambiguous', { value })
  }
}

const ended = ([category]: readonly Category[], name: string): Rejection =>
  reject('observations.rejected.category-ended', { name, ended: category?.validTo ?? '' })

export type Place = { readonly areaId: number; readonly placeId: number | null }
export type AreaFinder = {
  readonly byWords: (value: string, day: IsoDate) => Place | Rejection
  readonly byPoint: (lon: number, lat: number, day: IsoDate) => Place | Rejection
}

/** The division as it was on a day: areas come and go, and each stretch between two changes has a locator of its own. */
function locatorsOf(areas: readonly Area[]): (day: IsoDate) => Locator {
  const changes = new Set(
    areas.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [addDays(validTo, 1)])]),
  )
  const starts = [...changes].sort()
  const made = new Map<IsoDate, Locator>()
  return (day) => {
    const start = starts.findLast((one) => one <= day) ?? ''
    const kept = made.get(start)
    if (kept) return kept
    const locator = createLocator(areas.filter((area) => isValidOn(area, day)))
    made.set(start, locator)
    return locator
  }
}

/** Finds the area that an observation counts in, by what the sender's words are said to mean, by code, name or point. */
export function createAreaFinder(areas: readonly Area[], meanings: readonly Meaning[]): AreaFinder {
  const locatorOn = locatorsOf(areas)
  const meant = new Map(meanings.map(({ value, code }) => [spelling(value), code]))
  const counted = (locator: Locator, { areaId, placeId }: Location): Place | Rejection => {
    const counting = locator.countingArea(placeId ?? areaId)
    if (counting !== null) return { areaId: counting, placeId }
    return reject('observations.rejected.area-not-counted', { name: locator.find(placeId ?? areaId)?.name ?? '' })
  }
  return {
    byWords: (value, day) => {
      const locator = locatorOn(day)
      const code = meant.get(spelling(value)) ?? withoutDecimals(value)
      const found = locator.findByCode(code) ?? locator.findByName(value)
      if (found) return counted(locator, found)
      const once = areas.find((area) => [area.code, area.name].some((one) => spelling(one) === spelling(code)))
      if (!once) return reject('imports.rejected.area-unknown', { value, day })
      return once.validTo !== null && once.validTo < day
        ? reject('imports.rejected.area-ended', { value, ended: once.validTo, day })
        : reject('imports.rejected.area-not-begun', { value, begins: once.validFrom, day })
    },
    byPoint: (lon, lat, day) => {
      const locator = locatorOn(day)
      const found = locator.locate(lon, lat)
      return found ? counted(locator, found) : reject('imports.rejected.point-outside', { lon, lat })
    },
  }
}

export type FindParty = (value: string) => number | Rejection

/** Finds parties by name, present or former. */
export function createPartyFinder(parties: readonly Party[], mayReportFor: (partyId: number) => boolean): FindParty {
  const former = parties.flatMap(({ id, formerNames }) => formerNames.map((name) => [spelling(name), id] as const))
  const byName = new Map([...former, ...parties.map(({ id, name }) => [spelling(name), id] as const)])
  return (value) => {
    const found = byName.get(spelling(value))
    if (found === undefined) return reject('imports.rejected.source-unknown', { value })
    return mayReportFor(found) ? found : reject('denied.own-party')
  }
}
