import { anyOf } from '#kernel/auth/actor.ts'

/** Who may put receivers on the list and record where a picture was presented: those who decide about pictures, and the forum's own secretary. */
export const canChangeDistribution = anyOf('coordinator', 'forum-secretary')
/** Names and addresses of receivers are for those who answer for the delivery. */
export const canSeeDistribution = anyOf('owner', 'coordinator', 'analyst', 'forum-secretary', 'auditor')
