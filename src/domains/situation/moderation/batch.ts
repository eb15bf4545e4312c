import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { mergeInto, moveTo, type Observation, show } from '../observations/observation.ts'

/** What is changed on many observations at once; null leaves it as it is. */
export type BatchChange = {
  readonly categoryId: number | null
  readonly areaId: number | null
  readonly placeId: number | null
  readonly status: 'triaged' | 'verified' | 'dismissed' | null
  /** who may read their words */
  readonly visibility: Observation['visibility'] | null
}
/** The fields that a batch may change, and puts back when it is undone. */
export const batchFields = [
  'categoryId',
  'areaId',
  'placeId',
  'status',
  'statusReason',
  'mergedInto',
  'visibility',
  'visibilityReason',
] as const
export type BatchState = Pick<Observation, (typeof batchFields)[number]>

export const stateOf = (observation: BatchState): BatchState => ({
  categoryId: observation.categoryId,
  areaId: observation.areaId,
  placeId: observation.placeId,
  status: observation.status,
  statusReason: observation.statusReason,
  mergedInto: observation.mergedInto,
  visibility: observation.visibility,
  visibilityReason: observation.visibilityReason,
})

/**
 * How an observation would be after the change, for the reason that was given; a place that lies in the old area does not come along
 * to a new one. What stands in a published picture is dismissed one by one, since the picture's readers are told of each.
 */
export function reclassified(observation: Observation, change: BatchChange, reason: string): Observation | Rejection {
  const areaId = change.areaId ?? observation.areaId
  const isMoved = areaId !== observation.areaId
  const placed = {
    ...observation,
    categoryId: change.categoryId ?? observation.categoryId,
    areaId,
    placeId: change.placeId ?? (isMoved ? null : observation.placeId),
  }
  const next =
    change.visibility === null || change.visibility === observation.visibility
      ? placed
      : show(placed, change.visibility, reason)
  if ('rejected' in next || change.status === null || change.status === observation.status) return next
  if (change.status === 'dismissed' && observation.status === 'in-picture') return reject('batch.rejected.in-picture')
  return moveTo(next, change.status, change.status === 'dismissed' ? reason : '')
}

/** Fields that an older batch did not know are no difference. */
export const isSameState = (now: BatchState, known: Partial<BatchState>): boolean =>
  batchFields.every((field) => !(field in known) || now[field] === known[field])

/** All of them made one: every other points to the kept one, so that all sources remain. */
export function mergeAll(all: readonly Observation[], into: number): readonly Observation[] | Rejection {
  const kept = all.find(({ id }) => id === into)
  if (!kept) return reject('batch.rejected.no-kept')
  const gone: Observation[] = []
  for (const one of all.filter(({ id }) => id !== into)) {
    const next = mergeInto(one, kept)
    if ('rejected' in next) return next
    gone.push(next)
  }
  return gone.length === 0 ? reject('batch.rejected.one') : gone
}

/** Puts an observation back, unless somebody has changed since what the batch had changed. */
export const putBack = (now: Observation, before: BatchState, after: BatchState): Observation | null =>
  isSameState(stateOf(now), after) ? { ...now, ...before } : null
