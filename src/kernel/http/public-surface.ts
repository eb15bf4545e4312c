import type { Route } from './route.ts'

/**
 * Everything that somebody without a session can reach, beside /assets. A test compares this list with every route that
 * asks for public access, in both directions; adding to it is a decision to be seen in review.
 */
export const publicSurface: readonly string[] = [
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/step',
  'POST /sign-in/step',
  'POST /sign-in/step/passkey',
  'POST /sign-in/passkey/begin',
  'POST /sign-in/passkey',
  'GET /claim/:token',
  'POST /claim/:token',
  'GET /invitation/:municipality/:token',
  'POST /invitation/:municipality/:token',
  'POST /preferences',
  'GET /errand/delivery/:municipality/:token',
  'GET /errand/report/:municipality/:token',
  'POST /errand/report/:municipality/:token',
  'GET /errand/nothing/:municipality/:token',
  'POST /errand/nothing/:municipality/:token',
  'GET /errand/activity/:municipality/:token',
  'POST /errand/activity/:municipality/:token',
]

/** Only in demo mode, where these routes exist at all. */
export const demoSurface: readonly string[] = ['GET /demo', 'POST /demo']

export const addressOf = (route: Route): string => `${route.kind === 'form' ? 'POST' : 'GET'} ${route.path}`

/** Public only when the route asks for it and the pinned list has it: either alone stays closed. */
export const isPublic = (route: Route): boolean =>
  route.access === 'public' && (publicSurface.includes(addressOf(route)) || demoSurface.includes(addressOf(route)))
