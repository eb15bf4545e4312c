import { isCurrent } from '#kernel/time/validity.ts'
import { type IsoDate, type IsoWeek, lastDayOf } from '#kernel/time/week.ts'

type Party = {
  readonly id: number
  readonly name: string
  readonly reportsWeekly: boolean
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}
/** Of the parties that were expected in a week, how many answered; a word that there was nothing is an answer. */
export type CoverageWeek = { readonly week: IsoWeek; readonly reported: number; readonly of: number }
/** Who usually has something to report from an area, and which of them were silent in the week. */
export type AreaReporters = {
  readonly areaId: number
  readonly usual: readonly string[]
  readonly silent: readonly string[]
}

/** In this share of the weeks with something from the area a party is one that usually reports from it. */
const usualShare = 1 / 3

export const coverageWeeks = (
  parties: readonly Party[],
  answered: readonly { readonly monday: string; readonly partyId: number }[],
  weeks: readonly { readonly week: IsoWeek; readonly monday: string }[],
): readonly CoverageWeek[] =>
  weeks.map(({ week, monday }) => {
    const heard = new Set(answered.flatMap((one) => (one.monday === monday ? [one.partyId] : [])))
    const expected = parties.filter((party) => party.reportsWeekly && isCurrent(party, lastDayOf(week)))
    return { week, reported: expected.filter(({ id }) => heard.has(id)).length, of: expected.length }
  })

/** `seen`: in how many of `span` weeks a party had something from an area. A party that has ended is not waited for. */
export function reportersOfAreas(
  parties: readonly Party[],
  seen: readonly { readonly areaId: number; readonly partyId: number; readonly weeks: number }[],
  { week, span, answered }: { readonly week: IsoWeek; readonly span: number; readonly answered: ReadonlySet<number> },
): readonly AreaReporters[] {
  const known = new Map(parties.filter((party) => isCurrent(party, lastDayOf(week))).map((party) => [party.id, party]))
  const usual = seen.filter(({ partyId, weeks }) => known.has(partyId) && weeks >= span * usualShare)
  const nameOf = ({ partyId }: { readonly partyId: number }) => known.get(partyId)?.name ?? ''
  return [...Map.groupBy(usual, ({ areaId }) => areaId)].map(([areaId, of]) => ({
    areaId,
    usual: of.map(nameOf).sort(),
    silent: of
      .filter(({ partyId }) => !answered.has(partyId))
      .map(nameOf)
      .sort(),
  }))
}
