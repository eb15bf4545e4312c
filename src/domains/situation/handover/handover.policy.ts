import { anyOf } from '#kernel/auth/actor.ts'

export const canSeeHoldings = anyOf('owner', 'coordinator', 'auditor')
export const canHandOver = anyOf('owner', 'coordinator')
