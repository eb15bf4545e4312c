import { anyOf, signedIn } from '#kernel/auth/actor.ts'

/** The map of the municipality is no secret to those who work with it. */
export const canReadAreas = signedIn
export const canWriteAreas = anyOf('owner', 'coordinator')
