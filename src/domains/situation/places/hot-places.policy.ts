import { anyOf } from '#kernel/auth/actor.ts'

/** Where things happen is for the coordination; it is never shown to the public, to readers or to those who report. */
export const canSeePlaces = anyOf('owner', 'coordinator', 'analyst', 'auditor', 'forum-secretary')

/** Points, and hexagons so small that they tell the block. */
export const canSeePoints = anyOf('coordinator', 'analyst')
