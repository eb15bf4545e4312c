import { z } from 'zod'
import { roles } from '#kernel/auth/actor.ts'
import { reviewVerdicts } from '#kernel/auth/auth.tables.ts'
import { oneOf, strict } from '#kernel/model/fields.ts'
import { addDays, daysBetween, type IsoDate } from '#kernel/time/week.ts'
import { type AccountView, type RoleView, stateOf } from './account.ts'

/** How long before its day a review is asked for. */
const noticeDays = 30

export const reviewStates = ['later', 'soon', 'overdue'] as const
export const ReviewDue = z.object({
  dueOn: z.string(),
  state: z.enum(reviewStates),
  /** until its day; negative after it */
  days: z.number(),
})
export type ReviewDue = z.infer<typeof ReviewDue>

export const RoleToReview = z.object({
  /** which role of which account it is, as it stood when it was shown */
  key: z.string(),
  accountId: z.number(),
  name: z.string(),
  accountParty: z.number(),
  role: z.enum(roles),
  partyId: z.number().nullable(),
  areaId: z.number().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  lastSignedInAt: z.string().nullable(),
})
export type RoleToReview = z.infer<typeof RoleToReview>

export const ReviewInput = strict({
  lines: z
    .array(strict({ key: z.string().max(80), verdict: oneOf(reviewVerdicts) }))
    .min(1)
    .max(2000),
})

/** The same day some months later; the last of the month where it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

/** When roles are to be looked through next: so many months after the latest time, else after the first account. */
export function reviewDue(
  { signedOn, begunOn }: { readonly signedOn: IsoDate | null; readonly begunOn: IsoDate | null },
  months: number,
  today: IsoDate,
): ReviewDue {
  const dueOn = addMonths(signedOn ?? begunOn ?? today, months)
  const days = daysBetween(today, dueOn)
  return { dueOn, days, state: days < 0 ? 'overdue' : days <= noticeDays ? 'soon' : 'later' }
}

type Held = Omit<AccountView, 'roles'> & { readonly roles: readonly RoleView[] }

const keyOf = (accountId: number, { role, partyId, areaId, validFrom }: RoleView): string =>
  [accountId, role, partyId ?? '', areaId ?? '', validFrom].join('.')

/** Every role that somebody holds or is to hold, of accounts that are not closed and have not ended; by name. */
export const rolesToReview = (accounts: readonly Held[], today: IsoDate): readonly RoleToReview[] =>
  accounts
    .filter((account) => ['open', 'invited'].includes(stateOf(account, today)))
    .flatMap(({ id, name, partyId, lastSignedInAt, roles: held }) =>
      held
        .filter(({ validTo }) => validTo === null || validTo >= today)
        .map((role) => ({ ...role, key: keyOf(id, role), accountId: id, name, accountParty: partyId, lastSignedInAt })),
    )

/** The roles of an account without those that are ended: one that was held ended yesterday, one that had not begun is gone. */
export const withoutRoles = (
  account: Pick<Held, 'id' | 'roles'>,
  ended: ReadonlySet<string>,
  today: IsoDate,
): readonly RoleView[] =>
  account.roles.flatMap((role) => {
    if (!ended.has(keyOf(account.id, role))) return [role]
    return role.validFrom < today ? [{ ...role, validTo: addDays(today, -1) }] : []
  })
