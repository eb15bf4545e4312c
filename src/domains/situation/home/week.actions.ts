import { listAreas } from '#domains/areas/index.ts'
import { isCurrent, listParties, type Party, type ReviewDue, readReviewDue } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import { hasRole } from '#kernel/auth/actor.ts'
import { isoWeek, optional, strict } from '#kernel/model/fields.ts'
import { addWeeks, type IsoWeek, lastDayOf, weekOf } from '#kernel/time/week.ts'
import { listActivities } from '../activities/activity.store.ts'
import { isLate } from '../activities/activity.ts'
import { listCalendar } from '../calendar/calendar.store.ts'
import { notesOfWeek } from '../calendar/calendar.ts'
import { listCategories } from '../categories/category.register.ts'
import { listDeliveries, listLastDeliveries } from '../delivery/delivery.store.ts'
import { stateIn } from '../delivery/delivery.ts'
import { listLevelDefinitions } from '../levels/level-definition.register.ts'
import { canReport, visibleReach } from '../observations/observation.policy.ts'
import { hasObservations, listObservations, type ObservationFilter } from '../observations/observation.store.ts'
import {
  canDecide,
  canListActivities,
  canListPictures,
  canMakePictures,
  canReadWeek,
} from '../pictures/picture.policy.ts'
import { listPictures } from '../pictures/picture.store.ts'
import { isOpen, latestCompleteWeek, type Picture, weekOfPicture } from '../pictures/picture.ts'
import type { ComposedWeek } from '../pictures/picture-compose.ts'
import { readLevelWords, readWeek } from '../pictures/picture-week.actions.ts'
import { readRound } from '../round/round.actions.ts'
import { listArrivals, listDueRules } from '../round/round.store.ts'
import { dueAt, roundWeek } from '../round/round.ts'
import { followedIn } from '../warnings/follow.actions.ts'
import { listFollows } from '../warnings/follow.store.ts'
import { canSeeHome, followsTheWhole, reportsFor, setsUp, worksWithTheWeek } from './week.policy.ts'
import { type Delivery, Home, type Needs, type OwnParty, type WholeWeek } from './week.view.ts'

const weeksOfOwn = 4
const recentOfOwn = 5
const picturesShown = 5

/** The week one lands on: the latest that is over until its picture is published, then the one that goes on. */
function weekToShow(pictures: readonly Picture[], today: string): IsoWeek {
  const latest = latestCompleteWeek(today)
  const isPublished = pictures.some(
    (picture) => picture.kind === 'weekly' && picture.status === 'published' && weekOfPicture(picture) === latest,
  )
  return isPublished ? weekOf(today) : latest
}

const picturesOf = (pictures: readonly Picture[], week: IsoWeek): readonly Picture[] =>
  pictures.filter((picture) => picture.kind === 'weekly' && weekOfPicture(picture) === week)

/** The first page: what needs whoever looks, and how the week stands; each part only for those it concerns. */
export const getHome = action('week.home', {
  http: 'GET /week',
  input: strict({ week: optional(isoWeek()) }),
  allow: canSeeHome,
  run: async (context, input): Promise<Home> => {
    const { db, actor, clock } = context
    const today = clock.today()
    const parties = await listParties(db)
    const pictures = await listPictures(db)
    const whole = followsTheWhole(actor)
    const week = input.week ?? (whole ? weekToShow(pictures, today) : weekOf(today))
    const composed = whole ? await readWeek(context, week) : null
    return {
      week,
      thisWeek: weekOf(today),
      complete: lastDayOf(week) < today,
      notes: [...notesOfWeek(await listCalendar(db), week)],
      whole: composed ? await toWhole(context, composed, { week, parties, pictures }) : null,
      needs: composed && worksWithTheWeek(actor) ? await toNeeds(context, composed, { week, pictures }) : null,
      followed: await toFollowed(context, composed, week),
      own: await toOwn(context, parties),
      pictures: canListPictures(actor).allowed
        ? pictures.filter(({ status }) => status === 'published').slice(0, picturesShown)
        : [],
      activities: canListActivities(actor).allowed ? await ownActivities(context, parties) : [],
      setup: await toSetup(context, parties),
      invited: hasRole(actor, 'owner')
        ? (await listAccounts(db)).filter(({ active, disabledAt }) => !active && disabledAt === null).length
        : null,
      review: hasRole(actor, 'owner', 'auditor') ? await findDueReview(context) : null,
    }
  },
  audit: 'none',
  output: Home,
  can: (actor) => ({
    report: canReport(actor),
    make: canMakePictures(actor),
    setLevels: canDecide(actor),
  }),
})

/** The review of roles when it is near or late. */
async function findDueReview(context: Context): Promise<ReviewDue | null> {
  const due = await readReviewDue(context)
  return due.state === 'later' ? null : due
}

/** Of the week shown; for those who see no whole week, of the latest complete one, and only where they follow something. */
async function toFollowed(context: Context, composed: ComposedWeek | null, week: IsoWeek): Promise<Home['followed']> {
  const { actor, db } = context
  if (actor.accountId === null || !canReadWeek(actor).allowed) return []
  if ((await listFollows(db, actor.accountId)).length === 0) return []
  return followedIn(context, (composed ?? (await readWeek(context, week))).content)
}

type Shown = { readonly week: IsoWeek; readonly pictures: readonly Picture[] }

async function toWhole(
  context: Context,
  { content, outlines }: ComposedWeek,
  { week, parties, pictures }: Shown & { readonly parties: readonly Party[] },
): Promise<WholeWeek> {
  const { db } = context
  const last = await listLastDeliveries(db, week)
  const statuses = await standingIn(context, parties, week)
  const { week: asked, dueAt, tally } = await readRound(context, null)
  return {
    round: { week: asked, dueAt, tally },
    areas: content.areas.map(({ id, code, name, level, n, expected }) => ({
      id,
      code,
      name,
      level: level.level,
      why: level,
      before: level.before,
      n,
      expected: expected && { low: expected.low, high: expected.high },
    })),
    outlines: [...outlines],
    levelWords: await readLevelWords(context),
    summary: content.summary,
    picture: picturesOf(pictures, week)[0] ?? null,
    deliveries: statuses.map((status) => ({ ...status, lastWeek: last.get(status.partyId) ?? null })),
  }
}

/** How each party that is expected to report stands to a week, by when its own time is. */
async function standingIn(
  { db, clock }: Context,
  parties: readonly Party[],
  week: IsoWeek,
): Promise<readonly Omit<Delivery, 'lastWeek'>[]> {
  const rules = await listDueRules(db)
  const arrivals = new Map((await listArrivals(db, { from: week, to: week }, null)).map((came) => [came.partyId, came]))
  return parties
    .filter((party) => party.reportsWeekly && isCurrent(party, lastDayOf(week)))
    .flatMap((party) => {
      const { state } = roundWeek(party, week, { came: arrivals.get(party.id), rules, now: clock.now() })
      const dueTime = dueAt(rules, week, party.id)
      return state === 'not-expected' ? [] : [{ partyId: party.id, name: party.name, state, dueAt: dueTime }]
    })
}

async function toNeeds({ db, clock }: Context, { content }: ComposedWeek, { week, pictures }: Shown): Promise<Needs> {
  const editions = picturesOf(pictures, week)
  const isSettled = editions.some(({ status }) => status === 'published') && !editions.some(isOpen)
  const { total } = await listObservations(db, { ...everything, from: week, to: week, statuses: ['new'] }, onlyCount)
  const now = weekOf(clock.today())
  return {
    undecided:
      content.complete && !isSettled
        ? content.areas
            .filter(({ level }) => !level.decided)
            .map(({ id, name, level }) => ({ id, name, before: level.before, suggested: level.suggested }))
        : [],
    untriaged: total,
    open: pictures.filter(isOpen),
    unwritten: content.complete && content.areas.length > 0 && editions.length === 0,
    lateActivities: (await listActivities(db)).filter((activity) => isLate(activity, now)).length,
  }
}

const everything: ObservationFilter = {
  from: null,
  to: null,
  areaId: null,
  categoryIds: null,
  partyIds: null,
  statuses: null,
  basis: null,
  rumours: false,
  words: null,
  inRestricted: false,
  visible: null,
}
const newestFirst = { by: 'when', descending: true } as const
const onlyCount = { size: 1, number: 1, order: newestFirst }

async function toOwn(context: Context, parties: readonly Party[]): Promise<OwnParty[]> {
  const { db, actor, clock } = context
  const thisWeek = weekOf(clock.today())
  const weeks = Array.from({ length: weeksOfOwn }, (_, back) => addWeeks(thisWeek, -back))
  const own = reportsFor(actor)
  if (own.length === 0) return []
  const deliveries = new Map<IsoWeek, Awaited<ReturnType<typeof listDeliveries>>>()
  for (const week of weeks) deliveries.set(week, await listDeliveries(db, week))
  const round = await readRound(context, null)
  const found: OwnParty[] = []
  for (const { id, name } of parties.filter((party) => own.includes(party.id))) {
    const { rows } = await listObservations(
      db,
      { ...everything, partyIds: [id], visible: visibleReach(actor) },
      { size: recentOfOwn, number: 1, order: newestFirst },
    )
    const states = weeks.map((week) => ({ week, state: stateIn(deliveries.get(week) ?? [], id) }))
    found.push({
      id,
      name,
      round: round.parties.find((party) => party.id === id) ?? null,
      weeks: states,
      recent: [...rows],
    })
  }
  return found
}

/** Open activities of the parties one belongs to or reports for, the most urgent first. */
async function ownActivities({ db, actor, clock }: Context, parties: readonly Party[]): Promise<Home['activities']> {
  const mine = new Set([...reportsFor(actor), ...(actor.partyId === null ? [] : [actor.partyId])])
  const open = (await listActivities(db)).filter(({ status, partyId }) => status === 'open' && mine.has(partyId))
  if (open.length === 0) return []
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  const areas = new Map((await listAreas(db, { on: clock.today() })).map(({ id, name }) => [id, name]))
  return open
    .toSorted((a, b) => (a.dueWeek < b.dueWeek ? -1 : 1))
    .map((activity) => ({
      ...activity,
      party: names.get(activity.partyId) ?? '',
      area: activity.areaId === null ? null : (areas.get(activity.areaId) ?? null),
      late: isLate(activity, weekOf(clock.today())),
    }))
}

/** What a new municipality needs before its first picture; null once observations come in. */
async function toSetup({ db, actor, clock }: Context, parties: readonly Party[]): Promise<Home['setup']> {
  if (!setsUp(actor) || (await hasObservations(db))) return null
  const areas = await listAreas(db, { on: clock.today() })
  return [
    { step: 'categories', done: (await listCategories(db)).length > 0 },
    { step: 'levels', done: (await listLevelDefinitions(db)).length > 0 },
    { step: 'areas', done: areas.some(({ inPicture }) => inPicture) },
    { step: 'parties', done: parties.some(({ reportsWeekly }) => reportsWeekly) },
    { step: 'observations', done: false },
  ]
}
