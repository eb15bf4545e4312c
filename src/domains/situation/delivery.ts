import { isCurrent } from '#kernel/time/validity.ts'
import { type IsoDate, type IsoWeek, lastDayOf } from '#kernel/time/week.ts'

/** How a party stands to a week: it has handed something in, said that there was nothing, or not been heard of. */
export const deliveryStates = ['delivered', 'nothing', 'missing'] as const
export type DeliveryState = (typeof deliveryStates)[number]

type Expected = {
  readonly id: number
  readonly name: string
  readonly reportsWeekly: boolean
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}
type Delivered = { readonly partyId: number; readonly nothingToReport: boolean }
export type DeliveryStatus = { readonly partyId: number; readonly name: string; readonly state: DeliveryState }

export const stateIn = (deliveries: readonly Delivered[], partyId: number): DeliveryState => {
  const found = deliveries.find((delivery) => delivery.partyId === partyId)
  if (!found) return 'missing'
  return found.nothingToReport ? 'nothing' : 'delivered'
}

/** The parties that are expected to report in a week, with how they stand. */
export const deliveryStatus = (
  parties: readonly Expected[],
  deliveries: readonly Delivered[],
  week: IsoWeek,
): readonly DeliveryStatus[] =>
  parties
    .filter((party) => party.reportsWeekly && isCurrent(party, lastDayOf(week)))
    .map(({ id, name }) => ({ partyId: id, name, state: stateIn(deliveries, id) }))
