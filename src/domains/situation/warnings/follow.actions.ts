import { z } from 'zod'
import { getArea } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { refer } from '#kernel/model/reference.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addWeeks, weekOf } from '#kernel/time/week.ts'
import { listAreaLevels } from '../levels/level.store.ts'
import { levelInForce } from '../levels/level.ts'
import { canReadWeek } from '../pictures/picture.policy.ts'
import type { WeekContent } from '../pictures/picture-content.ts'
import { addFollow, countSince, listFollows, removeFollow } from './follow.store.ts'
import { type Followed, FollowInput } from './follow.ts'

const Answer = z.object({ area: z.number() })
const weeksOfLevel = 52

/** One's own star; another's is never seen. A system has no start page to show it on. */
function ownAccount({ actor }: Context): number {
  if (actor.accountId === null) throw new Problem('forbidden', 'denied.signed-out')
  return actor.accountId
}
const reference = (area: number, category: number) => refer('situation.follow', `${area}/${category}`)

export const followAction = action('follows.add', {
  http: 'POST /follows',
  input: FollowInput,
  allow: canReadWeek,
  run: async (context, { area, category }) => {
    const { db, actor, clock, changed } = context
    await getArea(db, area)
    const follow = { areaId: area, categoryId: category ?? 0, followedAt: clock.now() }
    await addFollow(db, { municipality: actor.municipality, accountId: ownAccount(context) }, follow)
    changed(reference(area, follow.categoryId), null, { areaId: area, categoryId: category })
    return { area }
  },
  audit: 'write',
  output: Answer,
})

export const unfollowAction = action('follows.remove', {
  http: 'POST /follows/remove',
  input: FollowInput,
  allow: canReadWeek,
  run: async (context, { area, category }) => {
    const follow = { areaId: area, categoryId: category ?? 0 }
    await removeFollow(context.db, ownAccount(context), follow)
    context.changed(reference(area, follow.categoryId), { areaId: area, categoryId: category }, null)
    return { area }
  },
  audit: 'write',
  output: Answer,
})

/** What one follows, with what a week says of it and what has happened since it was starred. */
export async function followedIn({ db, actor }: Context, content: WeekContent): Promise<Followed[]> {
  if (actor.accountId === null) return []
  const found: Followed[] = []
  for (const follow of await listFollows(db, actor.accountId)) {
    const area = content.areas.find(({ id }) => id === follow.areaId)
    if (!area) continue
    const count = area.counts.find(({ categoryId, sum }) => categoryId === follow.categoryId && !sum)
    const category = content.categories.find(({ id }) => id === follow.categoryId)
    if (follow.categoryId !== 0 && !category) continue
    const then = weekOf(dayOf(follow.followedAt))
    const levels = await listAreaLevels(db, area.id, { from: addWeeks(then, -weeksOfLevel), to: then })
    const before = levels.at(-1)
    const whole = follow.categoryId === 0
    const expected = whole ? area.expected : (count?.expected ?? null)
    found.push({
      areaId: area.id,
      categoryId: whole ? null : follow.categoryId,
      followedAt: follow.followedAt,
      area: area.name,
      category: category?.name ?? null,
      level: area.level.level,
      levelThen: before ? levelInForce(before) : null,
      since: await countSince(db, follow, content.week),
      n: whole ? area.n : (count?.n ?? 0),
      expected: expected && { low: expected.low, high: expected.high },
      standing: whole ? area.standing : (count?.standing ?? 'expected'),
    })
  }
  return found
}
