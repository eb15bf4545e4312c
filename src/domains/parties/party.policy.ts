import { anyOf, signedIn } from '#kernel/auth/actor.ts'

export const canReadParties = signedIn
export const canWriteParties = anyOf('owner', 'coordinator')
