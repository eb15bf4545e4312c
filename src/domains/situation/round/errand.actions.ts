import { z } from 'zod'
import { listAreaNames } from '#domains/areas/index.ts'
import { isCurrent, listParties } from '#domains/parties/index.ts'
import { action } from '#kernel/action/action.ts'
import {
  createErrand,
  type Errand,
  errandReference,
  getErrand,
  isOpen,
  listErrands,
  revokeErrand,
} from '#kernel/auth/errand.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, isoDate, list, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { addDays } from '#kernel/time/week.ts'
import { startOfDay } from '../observations/observation.ts'
import { refuse } from '../observations/observation-resolve.actions.ts'
import { canListErrands, canMakeReportLink, canRevokeErrand, seesAllErrands } from './errand.policy.ts'
import { ListedErrand, MadeLink } from './errand.view.ts'

const longestDays = 366
const stateOf = (errand: Errand, now: string): ListedErrand['state'] =>
  isOpen(errand, now) ? 'open' : errand.revokedAt === null ? 'ended' : 'revoked'

/** The links that stand open, or were: those one has made, and all of them for owners and coordinators. */
export const listErrandsAction = action('errands.list', {
  http: 'GET /errands',
  input: strict({ state: optional(oneOf(['open', 'all'])) }),
  allow: canListErrands,
  run: async ({ db, actor, clock }, { state }) => {
    const now = clock.now()
    const parties = new Map((await listParties(db)).map((party) => [party.id, party.name]))
    const areas = new Map((await listAreaNames(db, clock.today())).map((area) => [area.id, area.name]))
    const errands = await listErrands(db, seesAllErrands(actor) ? 'anybody' : (actor.accountId ?? 0))
    return errands
      .map((errand) => ({
        ...errand,
        party: parties.get(Number(errand.subject.party)) ?? null,
        area: areas.get(Number(errand.subject.area)) ?? null,
        state: stateOf(errand, now),
      }))
      .filter((errand) => state === 'all' || errand.state === 'open')
  },
  audit: 'none',
  output: list(ListedErrand),
  can: (actor) => ({ make: canMakeReportLink(actor) }),
})

/** Closes a link for ever; whoever holds it reaches nothing from then on. */
export const revokeErrandAction = action('errands.revoke', {
  http: 'POST /errands/:id/revoke',
  input: strict({ id: id() }),
  target: ({ db }, input) => getErrand(db, input.id),
  allow: canRevokeErrand,
  run: async ({ db, clock, changed }, { id: errandId }, errand) => {
    const now = clock.now()
    if (!isOpen(errand, now)) accept(reject('errand.rejected.closed'))
    await revokeErrand(db, errandId, now)
    changed(refer(errandReference, errandId), { revokedAt: null }, { revokedAt: now })
    return { id: errandId }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

/** What the form for a new link offers. */
export const startReportLink = action('errands.start-report', {
  http: 'GET /errands/report/start',
  input: strict({}),
  allow: canMakeReportLink,
  run: async ({ db, clock }) => {
    const today = clock.today()
    const areas = await listAreaNames(db, today)
    return {
      until: addDays(today, 90),
      parties: (await listParties(db))
        .filter((party) => isCurrent(party, today))
        .map(({ id: partyId, name }) => ({ id: partyId, name })),
      areas: areas
        .filter(({ current, inPicture }) => current && inPicture)
        .map(({ id: areaId, name }) => ({ id: areaId, name })),
    }
  },
  audit: 'none',
  output: z.object({
    until: z.string(),
    parties: list(z.object({ id: z.number(), name: z.string() })),
    areas: list(z.object({ id: z.number(), name: z.string() })),
  }),
})

/**
 * A link for a reporter without account: reports for one party, from one area when that is said, until the end of a day. The
 * path is in the answer this once. W-13.
 */
export const makeReportLink = action('errands.make-report', {
  http: 'POST /errands/report',
  input: strict({ party: id(), area: optional(id()), until: isoDate(), label: requiredFreeText(120) }),
  allow: canMakeReportLink,
  run: async ({ db, actor, clock, changed }, { party, area, until, label }) => {
    const today = clock.today()
    const found = (await listParties(db)).find((one) => one.id === party)
    if (!found || !isCurrent(found, today)) return refuse('party', 'errand.rejected.party')
    const place = (await listAreaNames(db, today)).find((one) => one.id === area)
    if (area !== null && !(place?.current && place.inPicture)) return refuse('area', 'errand.rejected.area')
    if (until < today || until > addDays(today, longestDays))
      return refuse('until', 'errand.rejected.until', { days: longestDays })
    const subject = { party, ...(area === null ? {} : { area }) }
    const made = await createErrand(db, {
      municipality: actor.municipality,
      purpose: 'report',
      subject,
      expires: startOfDay(addDays(until, 1)),
      createdBy: actor.accountId,
      now: clock.now(),
      label,
    })
    const { id: errandId, path, expiresAt } = made
    changed(refer(errandReference, errandId), null, { purpose: 'report', ...subject, label, expiresAt })
    return { path, expiresAt, party: found.name, area: place?.name ?? null }
  },
  audit: 'write',
  output: MadeLink,
})
