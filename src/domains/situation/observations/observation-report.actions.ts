import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { listAreaNames, listAreas } from '#domains/areas/index.ts'
import { isCurrent, listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { signedIn } from '#kernel/auth/actor.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, isoWeek, list, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import type { Clock } from '#kernel/time/clock.ts'
import { addWeeks, firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { deliver } from '../delivery/delivery.actions.ts'
import { listDeliveries } from '../delivery/delivery.store.ts'
import { listPublicPhones } from '../privacy/public-phone.register.ts'
import { listChannels } from '../privacy/right-channel.register.ts'
import { canReport, canReportIn } from './observation.policy.ts'
import { listCommonCategories, listReported } from './observation.store.ts'
import { observationFields, sendingId, startOfDay } from './observation.ts'
import { Choices, ObservationView } from './observation.view.ts'
import { receiveReport } from './observation-receive.actions.ts'
import { requireReach, resolveInput } from './observation-resolve.actions.ts'
import { photoFields } from './photo.ts'

/** What the forms offer: current categories and areas, and the parties one may report for. */
export const getChoices = action('observations.choices', {
  http: 'GET /observations/choices',
  input: z.object({}),
  allow: signedIn,
  run: async (context) => {
    const { db, actor, clock } = context
    const parties = await listParties(db)
    return {
      ...(await listWhatAndWhere(context)),
      parties: parties.map((party) => ({
        ...party,
        mine: canReport(actor, { partyId: party.id }).allowed && isCurrent(party, clock.today()),
      })),
    }
  },
  audit: 'none',
  output: Choices,
})

/** The categories and areas that forms offer, with those that have ended, for what stands from before. */
export async function listWhatAndWhere({ db, clock }: Context) {
  const today = clock.today()
  const categories = await listCategories(db)
  return {
    categories: categories.map((category) => ({ ...category, current: isCurrent(category, today) })),
    areas: await listAreaNames(db, today),
    channels: [...(await listChannels(db))],
    publicPhones: [...(await listPublicPhones(db))],
  }
}

type Polygons = readonly (readonly (readonly (readonly number[])[])[])[]

export const Outlines = list(
  z.object({ id: z.number(), name: z.string(), polygons: list(list(list(z.tuple([z.number(), z.number()])))) }),
)

export const listOutlines = async ({ db, clock }: Context) =>
  (await listAreas(db, { on: clock.today() })).flatMap(({ id: areaId, name, inPicture, geometry }) => {
    if (!inPicture || geometry === null || geometry.type === 'Point') return []
    const polygons: Polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return [{ id: areaId, name, polygons }]
  })

/** The outlines of the areas one can choose, for the map beside the choice. Coordinates in degrees, WGS 84. */
export const getPickMap = action('observations.pick-map', {
  http: 'GET /observations/pick-map',
  input: z.object({}),
  allow: signedIn,
  run: listOutlines,
  audit: 'none',
  output: Outlines,
})

const localNow = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})
/** What a form for one report is drawn with: the time on the clock in Sweden, and what makes it the same form when it comes twice. */
export const newForm = (clock: Clock) => ({
  day: clock.today(),
  now: localNow.format(new Date(clock.now())).replace(' ', 'T'),
  sending: randomUUID(),
})

/** How far back "most used" looks, and how many are offered: what fits on a phone's first screen. */
const commonWeeks = 12
const commonMost = 5

/** What the report form opens with, for the party that was asked for when the actor may report for it, else her own. */
export const startReport = action('observations.start-report', {
  http: 'GET /observations/start-report',
  input: strict({ party: optional(id()) }),
  allow: signedIn,
  run: async (context, { party: wanted }) => {
    const { db, clock } = context
    const week = weekOf(clock.today())
    const base = { ...newForm(clock), week }
    const party = await chooseParty(context, wanted)
    if (party === null) return { ...base, party, common: [], reported: [], silent: [] }
    const weeks = [addWeeks(week, -1), week]
    const deliveries = await Promise.all(weeks.map((one) => listDeliveries(db, one)))
    return {
      ...base,
      party,
      common: await listCommonCategories(db, { partyId: party, from: addWeeks(week, -commonWeeks), most: commonMost }),
      reported: await listReported(db, { partyId: party, since: startOfDay(firstDayOf(week)) }),
      silent: weeks.filter((_week, at) => !deliveries[at]?.some(({ partyId }) => partyId === party)),
    }
  },
  audit: 'none',
  output: z.object({
    day: z.string(),
    now: z.string(),
    week: z.string(),
    sending: z.string(),
    party: z.number().nullable(),
    common: list(z.number()),
    reported: list(ObservationView),
    silent: list(z.string()),
  }),
})

async function chooseParty({ db, actor, clock }: Context, wanted: number | null): Promise<number | null> {
  const own = (await listParties(db)).filter(
    (party) => canReport(actor, { partyId: party.id }).allowed && isCurrent(party, clock.today()),
  )
  const preferred = [wanted, actor.partyId].find((one) => own.some((party) => party.id === one))
  return preferred ?? own[0]?.id ?? null
}

export const reportObservation = action('observations.report', {
  http: 'POST /observations',
  input: strict({ party: id(), sending: sendingId(), ...observationFields, ...photoFields }),
  target: async (_context, input) => ({ partyId: input.party }),
  allow: canReport,
  run: async (context, { party, sending, photos, photoAlt, ...input }) => {
    const { actor } = context
    const resolved = await resolveInput(context, input)
    requireReach(actor, { partyId: party, areaId: resolved.areaId })
    return receiveReport(context, {
      partyId: party,
      sending,
      resolved,
      photos: { photos, photoAlt },
      madeUp: actor.demo,
      link: null,
    })
  },
  audit: 'write',
  output: ObservationView,
})

type PartyWeek = { readonly party: number; readonly week: IsoWeek }

/** Notes that a party had nothing in a week, once; throws when it has delivered observations. */
export async function sayNothing(context: Context, { party, week }: PartyWeek): Promise<void> {
  const before = (await listDeliveries(context.db, week)).find(({ partyId }) => partyId === party)
  if (before) {
    if (!before.nothingToReport) accept(reject('round.rejected.already-reported'))
    return
  }
  await deliver(context, { partyId: party, weeks: [week], nothingToReport: true, byImport: false })
  context.changed(refer('situation.delivery', `${party}-${week}`), null, { nothingToReport: true })
}

/** A zero report is data: the party looked and there was nothing. */
export const reportNothing = action('observations.report-nothing', {
  http: 'POST /observations/nothing',
  input: strict({ party: id(), week: isoWeek() }),
  target: async (_context, input) => ({ partyId: input.party }),
  allow: canReportIn,
  run: async (context, input) => {
    await sayNothing(context, input)
    return input
  },
  audit: 'write',
  output: z.object({ party: z.number(), week: z.string() }),
})
