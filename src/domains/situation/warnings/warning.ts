import { z } from 'zod'
import { id, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { addWeeks, type IsoDate, type IsoWeek } from '#kernel/time/week.ts'
import type { EpisodeWeek } from '../counts/episode.ts'
import { levelInForce, type StoredLevel } from '../levels/level.ts'

/** What somebody is told of, once: a serious event, a signal of the weekly test, a level that was raised. */
export const warningKinds = ['serious', 'signal', 'level-raised'] as const
export type WarningKind = (typeof warningKinds)[number]

/** The roles that may see the week, and so what a warning is about. */
export const warnedRoles = [
  'coordinator',
  'owner',
  'analyst',
  'reporter',
  'unit-manager',
  'forum-secretary',
  'auditor',
] as const

export const recipientFields = { kind: oneOf(warningKinds), role: oneOf(warnedRoles), party: optional(id()) }
export const RecipientInput = strict(recipientFields)
export const Recipient = z.object({
  id: z.number(),
  kind: z.enum(warningKinds),
  role: z.enum(warnedRoles),
  partyId: z.number().nullable(),
})
export type Recipient = z.infer<typeof Recipient>

export const Warning = z.object({
  id: z.number(),
  kind: z.enum(warningKinds),
  foundAt: z.string(),
  /** null: waits for the next digest */
  digestDay: z.string().nullable(),
  week: z.string(),
  areaId: z.number().nullable(),
  categoryId: z.number().nullable(),
  observationId: z.number().nullable(),
  params: z.record(z.string(), z.number()),
})
export type Warning = z.infer<typeof Warning>
export type NewWarning = Omit<Warning, 'id' | 'foundAt' | 'digestDay'> & { readonly once: string }

export type SeriousFact = {
  readonly id: number
  readonly week: IsoWeek
  readonly areaId: number
  readonly categoryId: number
}
export const seriousWarnings = (events: readonly SeriousFact[]): readonly NewWarning[] =>
  events.map(({ id: observationId, week, areaId, categoryId }) => ({
    kind: 'serious',
    once: `serious ${observationId}`,
    week,
    areaId,
    categoryId,
    observationId,
    params: {},
  }))

/** Weeks without a signal after which the next one is a new episode, as in `episode.ts`. */
const quietWeeks = 3

/** Signals of a week, one for each series however many windows say it; the same for as long as its episode goes on. */
export function signalWarnings(week: IsoWeek, kept: readonly EpisodeWeek[]): readonly NewWarning[] {
  const signals = kept.filter((one) => one.status === 'signal')
  const now = signals.filter((one) => one.week === week)
  const bySeries = Map.groupBy(now, ({ areaId, categoryId }) => `${areaId} ${categoryId}`)
  return [...bySeries.values()].flatMap((windows): NewWarning[] => {
    const [first] = windows.toSorted((a, b) => a.window - b.window)
    if (!first) return []
    const { areaId, categoryId, observed, high, window } = first
    const earlier = signals.filter((one) => one.areaId === areaId && one.categoryId === categoryId)
    return [
      {
        kind: 'signal',
        once: `signal ${areaId} ${categoryId} ${openedIn(week, new Set(earlier.map((one) => one.week)))}`,
        week,
        areaId: areaId === 0 ? null : areaId,
        categoryId,
        observationId: null,
        params: { n: observed, window, ...(high === null ? {} : { high }) },
      },
    ]
  })
}

function openedIn(week: IsoWeek, weeks: ReadonlySet<IsoWeek>): IsoWeek {
  let opened = week
  for (;;) {
    const earlier = Array.from({ length: quietWeeks }, (_, at) => addWeeks(opened, -at - 1)).find((one) =>
      weeks.has(one),
    )
    if (earlier === undefined) return opened
    opened = earlier
  }
}

/** Areas whose level somebody set higher than the week before's. A suggestion that nobody has set is not told. */
export function levelWarnings(now: readonly StoredLevel[], before: readonly StoredLevel[]): readonly NewWarning[] {
  const earlier = new Map(before.map((row) => [row.areaId, levelInForce(row)]))
  return now.flatMap(({ areaId, week, level }): NewWarning[] => {
    const was = earlier.get(areaId) ?? null
    if (level === null || was === null || level <= was) return []
    return [
      {
        kind: 'level-raised',
        once: `level ${week} ${areaId} ${level}`,
        week,
        areaId,
        categoryId: null,
        observationId: null,
        params: { level, was },
      },
    ]
  })
}

type Person = {
  readonly id: number
  readonly partyId: number
  readonly disabledAt: string | null
  readonly active: boolean
  readonly roles: readonly {
    readonly role: string
    readonly partyId: number | null
    readonly areaId: number | null
    readonly validFrom: string
    readonly validTo: string | null
  }[]
}

/** The areas that somebody reaches; null: all of them. A role that is limited to an area reaches no other. */
export type Reached = ReadonlySet<number> | null
export const areasReached = (held: readonly { readonly areaId: number | null }[]): Reached =>
  held.some(({ areaId }) => areaId === null) ? null : new Set(held.flatMap(({ areaId }) => areaId ?? []))
/** What concerns the whole municipality is for those who reach all of it. */
export const reaches = (areas: Reached, { areaId }: Pick<Warning, 'areaId'>): boolean =>
  areas === null || (areaId !== null && areas.has(areaId))

/** By account, the kinds that it is told of today and in which areas: through any role that it holds, at the party that is asked for. */
export function kindsByAccount(
  recipients: readonly Recipient[],
  people: readonly Person[],
  today: IsoDate,
): ReadonlyMap<number, ReadonlyMap<WarningKind, Reached>> {
  const told = new Map<number, ReadonlyMap<WarningKind, Reached>>()
  for (const person of people) {
    if (!person.active || person.disabledAt !== null) continue
    const held = person.roles.filter(
      ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
    )
    const asked = recipients.flatMap(({ kind, role, partyId }) =>
      held
        .filter((one) => one.role === role && (partyId === null || (one.partyId ?? person.partyId) === partyId))
        .map(({ areaId }) => ({ kind, areaId })),
    )
    const kinds = [...Map.groupBy(asked, ({ kind }) => kind)].map(([kind, through]): [WarningKind, Reached] => [
      kind,
      areasReached(through),
    ])
    if (kinds.length > 0) told.set(person.id, new Map(kinds))
  }
  return told
}

export const countKinds = (warnings: readonly Pick<Warning, 'kind'>[]) => {
  const count = (kind: WarningKind) => warnings.filter((one) => one.kind === kind).length
  return { serious: count('serious'), signals: count('signal'), levels: count('level-raised') }
}

/** Where a warning leads: the event, the area in its week, or the week. */
export const warningHref = ({
  observationId,
  areaId,
  week,
}: Pick<Warning, 'observationId' | 'areaId' | 'week'>): string =>
  observationId !== null
    ? `/observations/${observationId}`
    : areaId !== null
      ? `/situation/areas/${areaId}?week=${week}`
      : `/situation?week=${week}`

const Named = z.object({ id: z.number(), name: z.string() })
export const WarningDay = z.object({
  /** null: there has been no digest */
  day: z.string().nullable(),
  waiting: z.number(),
  days: z.array(z.object({ day: z.string(), n: z.number() })),
  warnings: z.array(Warning),
  /** `reached`: how many it concerns as roles stand now */
  recipients: z.array(Recipient.extend({ reached: z.number() })),
  areas: z.array(Named),
  categories: z.array(z.object({ id: z.number(), name: z.object({ sv: z.string(), en: z.string() }) })),
  parties: z.array(Named),
})
export type WarningDay = z.infer<typeof WarningDay>
