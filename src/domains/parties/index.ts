export { isCurrent } from '#kernel/time/validity.ts'
export { addParty, getParty, listParties, type Party, partyKinds, partyRegister } from './party.register.ts'
