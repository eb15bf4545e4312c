import { anyOf } from '#kernel/auth/actor.ts'
import { canReadSecret } from '../observations/observation.policy.ts'

/** That there is one at all is for those with the right to secret fields. */
export const canReadIndications = canReadSecret
export const canFollowIndications = anyOf('coordinator', 'analyst')
