import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { findAccessRule } from '#kernel/auth/access-rule.store.ts'
import { getAccount, listAccounts } from '#kernel/auth/account.store.ts'
import { hasRole } from '#kernel/auth/actor.ts'
import { reviewVerdicts } from '#kernel/auth/auth.tables.ts'
import { addReview, findReviewBasis, getReview, listReviews } from '#kernel/auth/role-review.store.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { post } from '#kernel/messages/outbox.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { decide } from './account.actions.ts'
import { canManageAccounts, canSeeAccounts } from './account.policy.ts'
import { stateOf } from './account.ts'
import { ReviewDue, ReviewInput, RoleToReview, reviewDue, rolesToReview, withoutRoles } from './role-review.ts'

/** When roles are to be looked through next. */
export const readReviewDue = async ({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<ReviewDue> =>
  reviewDue(await findReviewBasis(db), (await findAccessRule(db)).reviewMonths, clock.today())

const Signed = z.object({
  id: z.number(),
  dueOn: z.string(),
  signedAt: z.string(),
  by: z.string(),
  kept: z.number(),
  ended: z.number(),
})
const namesOf = async ({ db }: Context) => new Map((await listAccounts(db)).map(({ id: one, name }) => [one, name]))

/** What is to be decided now, role by role, and the reviews that were signed before. */
export const getRoleReview = action('accounts.review', {
  http: 'GET /accounts/review',
  input: strict({}),
  allow: canSeeAccounts,
  run: async (context) => {
    const { db, clock } = context
    const names = await namesOf(context)
    return {
      due: await readReviewDue(context),
      lines: rolesToReview(await listAccounts(db), clock.today()),
      signed: (await listReviews(db)).map((one) => ({ ...one, by: names.get(one.signedBy) ?? '' })),
    }
  },
  audit: 'none',
  output: z.object({ due: ReviewDue, lines: list(RoleToReview), signed: list(Signed) }),
  can: (actor) => ({ sign: canManageAccounts(actor) }),
})

/**
 * Signs that every role has been looked at. What is shown and what is held must be the same: a role that was given meanwhile would
 * otherwise be signed unseen. Roles that are not to be kept end at once.
 */
export const signRoleReview = action('accounts.sign-review', {
  http: 'POST /accounts/review',
  input: ReviewInput,
  allow: canManageAccounts,
  run: async (context, { lines }) => {
    const { db, actor, clock, changed } = context
    const today = clock.today()
    const { dueOn } = await readReviewDue(context)
    const accounts = await listAccounts(db)
    const held = rolesToReview(accounts, today)
    const verdicts = new Map(lines.map(({ key, verdict }) => [key, verdict]))
    if (held.length !== verdicts.size || held.some(({ key }) => !verdicts.has(key)))
      accept(reject('accounts.rejected.review-changed'))
    const reviewed = held.map(({ lastSignedInAt: lastUsedAt, key, ...role }) => ({
      ...role,
      lastUsedAt,
      verdict: verdicts.get(key) ?? 'keep',
    }))
    const reviewId = await addReview(db, actor.municipality, {
      dueOn,
      now: clock.now(),
      by: actor.accountId ?? 0,
      lines: reviewed,
    })
    const ended = new Set(lines.flatMap(({ key, verdict }) => (verdict === 'end' ? [key] : [])))
    for (const accountId of new Set(held.flatMap(({ key, accountId: one }) => (ended.has(key) ? [one] : [])))) {
      const account = await getAccount(db, accountId)
      await decide(context, account, { ...account, roles: withoutRoles(account, ended, today) })
    }
    const after = { dueOn, kept: held.length - ended.size, ended: ended.size }
    changed(refer('auth.role-review', reviewId), null, after)
    return { id: reviewId, ended: ended.size }
  },
  audit: 'write',
  output: z.object({ id: z.number(), ended: z.number() }),
})

/** A signed review as it was. */
export const getSignedReview = action('accounts.signed-review', {
  http: 'GET /accounts/reviews/:id',
  input: strict({ id: id() }),
  allow: canSeeAccounts,
  run: async (context, input) => {
    const { review, lines } = await getReview(context.db, input.id)
    const names = await namesOf(context)
    return {
      ...review,
      by: names.get(review.signedBy) ?? '',
      lines: lines.map((line) => ({ ...line, name: names.get(line.accountId) ?? '' })),
    }
  },
  audit: 'none',
  output: Signed.extend({
    lines: list(
      RoleToReview.pick({
        accountId: true,
        name: true,
        role: true,
        partyId: true,
        areaId: true,
        validFrom: true,
      }).extend({
        lastUsedAt: z.string().nullable(),
        verdict: z.enum(reviewVerdicts),
      }),
    ),
  }),
})

/** By night: owners are told when the review is near, and once more when its day has passed. */
export const remindOfReview = action('accounts.remind-of-review', {
  http: 'POST /accounts/review/remind',
  input: strict({}),
  allow: canManageAccounts,
  run: async (context) => {
    const { db, actor, clock } = context
    const { dueOn, state } = await readReviewDue(context)
    if (state === 'later') return { posted: 0 }
    const today = clock.today()
    const owners = (await listAccounts(db)).filter(
      (account) => stateOf(account, today) === 'open' && hasRole({ ...actor, grants: account.roles }, 'owner'),
    )
    const letters = owners.map(({ id: accountId }) => ({
      to: { accountId },
      kind: `role-review-${state}`,
      params: { due: dueOn },
      path: '/accounts/review',
      once: `role-review ${state} ${dueOn} ${accountId}`,
    }))
    return { posted: await post(db, actor.municipality, letters) }
  },
  audit: 'none',
  output: z.object({ posted: z.number() }),
})
