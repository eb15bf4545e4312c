import type { ProblemKind } from '../errors/problem.ts'

/** The only place that knows HTTP status codes of problems. */
export const statusOf: Record<ProblemKind, 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  rejected: 409,
  'too-many': 429,
  unavailable: 503,
  bug: 500,
}
