export { getParty, listParties } from './party.store.ts'
export { isCurrent, type Party, partyKinds } from './party.ts'
