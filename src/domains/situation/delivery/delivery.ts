/** How a party stands to a week: it has handed something in, said that there was nothing, or not been heard of. */
export const deliveryStates = ['delivered', 'nothing', 'missing'] as const
type DeliveryState = (typeof deliveryStates)[number]

type Delivered = { readonly partyId: number; readonly nothingToReport: boolean }

export const stateIn = (deliveries: readonly Delivered[], partyId: number): DeliveryState => {
  const found = deliveries.find((delivery) => delivery.partyId === partyId)
  if (!found) return 'missing'
  return found.nothingToReport ? 'nothing' : 'delivered'
}
