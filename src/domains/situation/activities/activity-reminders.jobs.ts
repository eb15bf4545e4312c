import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import { listErrands } from '#kernel/auth/errand.ts'
import { type Letter, post } from '#kernel/messages/outbox.ts'
import { strict } from '#kernel/model/fields.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { isCurrent } from '#kernel/time/validity.ts'
import { firstDayOf, weekNumber, weekOf } from '#kernel/time/week.ts'
import { canDecide } from '../pictures/picture.policy.ts'
import { listActivities } from './activity.store.ts'
import { makeActivityLink } from './activity-link.actions.ts'
import { onceFor, remindersFor } from './activity-reminders.ts'

/**
 * Tells the responsible parties what is due this week and what is late: those who report for the party or belong to it with a role,
 * in their inbox; a party without any, by its function's mailbox with a link to answer. Each is told once a week.
 */
export const remindOfActivities = action('activities.remind', {
  http: 'POST /activities/reminders',
  input: strict({}),
  allow: canDecide,
  run: async (context) => {
    const { db, actor, clock } = context
    const today = clock.today()
    const week = weekOf(today)
    const accounts = (await listAccounts(db)).filter(({ active, disabledAt }) => active && disabledAt === null)
    const linked = new Set(
      (await listErrands(db, 'anybody'))
        .filter(({ purpose, createdAt }) => purpose === 'activity' && dayOf(createdAt) >= firstDayOf(week))
        .map(({ subject }) => Number(subject.activity)),
    )
    let posted = 0
    for (const reminder of remindersFor(await listActivities(db), week)) {
      const { kind, activity } = reminder
      const people = accounts.filter(({ partyId, roles }) =>
        roles.some(
          (role) =>
            (role.role === 'reporter' || role.role === 'unit-manager') &&
            isCurrent(role, today) &&
            (role.partyId ?? partyId) === activity.partyId,
        ),
      )
      const params = { number: activity.id, week: weekNumber(activity.dueWeek) }
      const letters = people.map(
        ({ id }): Letter => ({
          to: { accountId: id },
          kind,
          params,
          path: `/activities/${activity.id}`,
          once: onceFor(reminder, week, `account ${id}`),
        }),
      )
      posted += await post(db, actor.municipality, letters)
      if (people.length > 0 || activity.contact === null || linked.has(activity.id)) continue
      const { path } = await makeActivityLink(context, activity)
      const to = { partyId: activity.partyId, email: activity.contact }
      posted += await post(db, actor.municipality, [
        { to, kind, params, path, once: onceFor(reminder, week, activity.contact) },
      ])
    }
    return { posted }
  },
  audit: 'write',
  output: z.object({ posted: z.number() }),
})
