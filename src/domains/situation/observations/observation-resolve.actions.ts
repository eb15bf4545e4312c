import { createLocator, listAreas } from '#domains/areas/index.ts'
import { isCurrent } from '#domains/parties/index.ts'
import type { Context } from '#kernel/action/action.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { isRejection, type Params, Problem, type Rejection, reject } from '#kernel/errors/problem.ts'
import { type IsoDate, weekOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { nameOf } from '../categories/category.ts'
import { canReportIn } from './observation.policy.ts'
import { type Observation, type ObservationInput, toMoment } from './observation.ts'

export type Resolved = Pick<
  Observation,
  'categoryId' | 'areaId' | 'placeId' | 'occurredFrom' | 'occurredTo' | 'precision' | 'week' | 'text' | 'basis'
>

/**
 * What was written on a form as it is stored. Throws when the time, the category on that day or the area on that day says no;
 * the problem names the field.
 */
export async function resolveInput(context: Context, input: ObservationInput): Promise<Resolved> {
  const { clock } = context
  const { day, ...moment } = at('when', toMoment(input.when, input.until, { now: clock.now(), today: clock.today() }))
  await checkCategory(context, input.category, day)
  const located = await locate(context, input, day)
  const { category: categoryId, text, basis } = input
  return { ...moment, ...located, week: weekOf(day), categoryId, text, basis }
}

/** Where it happened is known only once the form has been read; whoever is limited to an area reports from no other. */
export function requireReach(actor: Actor, target: { readonly partyId: number; readonly areaId: number }): void {
  const decision = canReportIn(actor, target)
  if (!decision.allowed) refuse('area', decision.reason)
}

/** Lets a rule's answer through, or throws its no beside the field it is about. */
function at<T>(path: string, answer: T | Rejection): T {
  if (!isRejection(answer)) return answer
  const { code, params } = answer
  throw new Problem('rejected', code, { params, issues: [{ path, code, params }] })
}
export const refuse = (path: string, code: string, params: Params = {}): never => at<never>(path, reject(code, params))

async function checkCategory({ db, actor }: Context, categoryId: number, day: IsoDate): Promise<void> {
  const category = (await listCategories(db)).find(({ id }) => id === categoryId)
  if (!category) refuse('category', 'observations.rejected.category-unknown')
  else if (!isCurrent(category, day))
    refuse(
      'category',
      category.validFrom > day ? 'observations.rejected.category-not-begun' : 'observations.rejected.category-ended',
      { name: nameOf(category, actor.language), begins: category.validFrom, ended: category.validTo ?? '' },
    )
}

/** The area must be one that is counted, and the place must lie in it. */
async function locate(
  { db }: Context,
  input: Pick<ObservationInput, 'area' | 'place'>,
  day: IsoDate,
): Promise<Pick<Observation, 'areaId' | 'placeId'>> {
  const locator = createLocator(await listAreas(db, { on: day }))
  const chosen = locator.find(input.area)
  if (!chosen) return refuse('area', 'observations.rejected.area-unknown')
  const areaId = locator.countingArea(chosen.id)
  if (areaId === null) return refuse('area', 'observations.rejected.area-not-counted', { name: chosen.name })
  if (input.place === null) return { areaId, placeId: null }
  const place = locator.find(input.place)
  if (place?.kind !== 'place') return refuse('place', 'observations.rejected.place-unknown')
  if (locator.countingArea(place.id) !== areaId)
    return refuse('place', 'observations.rejected.place-elsewhere', { place: place.name, area: chosen.name })
  return { areaId, placeId: place.id }
}
