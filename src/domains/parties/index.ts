export { isCurrent } from '#kernel/time/validity.ts'
export { addParty, getParty, listParties, type Party } from './party.register.ts'
