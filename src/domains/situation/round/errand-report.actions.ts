import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isCurrent, listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { type Errand, errandReference, noteErrandUse, openErrand } from '#kernel/auth/errand.ts'
import { list, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { listSitting } from '../observations/observation.store.ts'
import { observationFields, sendingId } from '../observations/observation.ts'
import { Choices } from '../observations/observation.view.ts'
import { receiveReport } from '../observations/observation-receive.actions.ts'
import { listOutlines, listWhatAndWhere, newForm, Outlines } from '../observations/observation-report.actions.ts'
import { refuse, resolveInput } from '../observations/observation-resolve.actions.ts'
import { photoFields } from '../observations/photo.ts'

const shown = { token: z.string().max(100), source: z.string() }
const Refused = z.object({ refused: z.enum(['errand.refused.closed', 'problem.too-many-attempts']) })

type Shown = { readonly token: string; readonly source: string }
type Open = {
  readonly errand: Errand
  readonly party: { readonly id: number; readonly name: string }
  /** null: from every area */
  readonly areaId: number | null
  readonly municipality: { readonly name: string; readonly demo: boolean }
}

/** The link behind what a visitor shows, while it and its party are open. A refusal is an answer, so that a guess is counted. */
async function open({ db, actor, clock }: Context, { token, source }: Shown): Promise<Open | z.infer<typeof Refused>> {
  const now = clock.now()
  const opened = await openErrand(db, { municipality: actor.municipality, token, purpose: 'report', source, now })
  if ('refused' in opened) return opened
  const { errand, municipality } = opened
  const party = (await listParties(db)).find(({ id }) => id === Number(errand.subject.party))
  if (!party || !isCurrent(party, clock.today())) return { refused: 'errand.refused.closed' }
  const { area } = errand.subject
  return { errand, party, areaId: area === undefined ? null : Number(area), municipality }
}

/** What a link's form opens with: the choices, and what its holder has sent in this go. Nothing that anybody else has written. */
export const openReportLink = action('errands.open-report', {
  http: 'GET /errands/report',
  input: strict({ ...shown, sitting: optional(z.uuid()) }),
  allow: everybody,
  run: async (context, { sitting, ...link }) => {
    const opened = await open(context, link)
    if ('refused' in opened) return opened
    const { errand, party, areaId, municipality } = opened
    const { categories, areas, channels, publicPhones } = await listWhatAndWhere(context)
    const within = (id: number): boolean =>
      areaId === null || id === areaId || areas.some((area) => area.id === id && within(area.parentId ?? 0))
    return {
      ...newForm(context.clock),
      municipality: municipality.name,
      party: party.name,
      areaId,
      expiresAt: errand.expiresAt,
      sitting: sitting ?? randomUUID(),
      choices: {
        categories: categories.filter(({ current }) => current),
        areas: areas.filter((area) => area.current && within(area.id)),
        parties: [],
        channels,
        publicPhones,
      },
      map: areaId === null ? await listOutlines(context) : [],
      sent: sitting === null ? [] : await listSitting(context.db, { errandId: errand.id, sitting }),
    }
  },
  audit: 'none',
  output: z.union([
    Refused,
    z.object({
      day: z.string(),
      now: z.string(),
      sending: z.string(),
      municipality: z.string(),
      party: z.string(),
      areaId: z.number().nullable(),
      expiresAt: z.string(),
      sitting: z.string(),
      choices: Choices,
      map: Outlines,
      sent: list(
        z.object({
          id: z.number(),
          categoryId: z.number(),
          areaId: z.number(),
          placeId: z.number().nullable(),
          occurredFrom: z.string(),
          occurredTo: z.string().nullable(),
          precision: z.enum(['minute', 'day', 'week']),
          week: z.string(),
        }),
      ),
    }),
  ]),
})

/** A report from somebody without account, for the party of her link. W-13. */
export const reportThroughLink = action('errands.report', {
  http: 'POST /errands/report/sent',
  input: strict({ ...shown, sending: sendingId(), sitting: z.uuid(), ...observationFields, ...photoFields }),
  allow: everybody,
  run: async (context, { token, source, sending, sitting, photos, photoAlt, ...input }) => {
    const { db, actor, clock, changed, identify } = context
    const opened = await open(context, { token, source })
    if ('refused' in opened) return opened
    const { errand, party, areaId, municipality } = opened
    identify({ accountId: null, name: 'errand' })
    if (!(await noteErrandUse(db, actor.municipality, { id: errand.id, now: clock.now() })))
      return { refused: 'problem.too-many-attempts' as const }
    const resolved = await resolveInput(context, input)
    if (areaId !== null && resolved.areaId !== areaId) refuse('area', 'errand.rejected.elsewhere')
    const observation = await receiveReport(context, {
      partyId: party.id,
      sending,
      resolved,
      photos: { photos, photoAlt },
      madeUp: municipality.demo,
      link: { errandId: errand.id, sitting },
    })
    changed(refer(errandReference, errand.id), { uses: errand.uses }, { uses: errand.uses + 1 })
    return { id: observation.id, areaId: observation.areaId }
  },
  audit: 'write',
  output: z.union([Refused, z.object({ id: z.number(), areaId: z.number() })]),
})
