import { z } from 'zod'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { ActivityEffect } from '../activities/activity-effect.ts'
import { WeekNote } from '../calendar/calendar.ts'
import { LevelRules } from '../levels/level-rules.ts'
import { assessments } from '../observations/observation.ts'
import { classifications, pictureKinds } from './picture.ts'

/**
 * Everything a situational picture says, as facts and codes without language: what the pages show, what the reports are
 * made of, and what is frozen when it is published. `null` is missing or unknown, never zero.
 */
const Bilingual = z.object({ sv: z.string(), en: z.string() })
const reasonParams = z.record(z.string(), z.number())
/** A sentence as a text code and its values; names come in both languages, lists of names are joined when it is said. */
export const Sentence = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.string(), Bilingual, z.array(Bilingual)])),
})
export type Sentence = z.infer<typeof Sentence>

/** How a count stands to what is expected. `above` and `below` lie outside the range without being a alert. */
export const standings = [
  'signal',
  'watch',
  'above',
  // above the range as much as the whole municipality is, whose rise is told once
  'shared',
  'expected',
  'below',
  'low',
  'too-short',
  // those who usually report it have not
  'not-covered',
  'unfinished',
] as const
export const trendWords = ['rising', 'falling', 'unclear', 'too-short', 'too-few'] as const

// What came after the first pictures were published has a default: a frozen picture is read as it was written.
const Expected = z.object({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  rare: z.number(),
  weeks: z.number(),
  /** share of the usual that those who have reported stand for; the range is lowered by as much */
  coverage: z.number().default(1),
})
export type Expected = z.infer<typeof Expected>
const windowWeeks = z.union([z.literal(1), z.literal(4), z.literal(12)])
/** How much there was of how many weeks that were needed, where no range can be told. */
const Short = z.object({ needed: z.number(), had: z.number() })
/** By chance alone as much or more comes once in this many; null within the range and where nothing is expected. */
const oneIn = z.number().nullable().default(null)
/** What stands out in some window that ends with the week. */
export const Alert = z.object({
  categoryId: z.number(),
  window: windowWeeks,
  n: z.number(),
  expected: Expected,
  status: z.enum(['signal', 'watch']),
  oneIn,
  /** the week in which the episode began; null for a watch outside one */
  since: z.string().nullable(),
})
export type Alert = z.infer<typeof Alert>
/** A sum over one or more weeks against the expected. */
export const WindowSum = z.object({
  window: windowWeeks,
  n: z.number(),
  expected: Expected.nullable(),
  short: Short.nullable(),
  standing: z.enum(standings),
  oneIn,
})
export type WindowSum = z.infer<typeof WindowSum>
export const CategoryCount = z.object({
  categoryId: z.number(),
  /** a main category: its own events and those of its categories; the sum is not tested */
  sum: z.boolean(),
  n: z.number(),
  before: z.number(),
  expected: Expected.nullable(),
  standing: z.enum(standings),
  oneIn,
  short: Short.nullable().default(null),
  alerts: z.array(Alert).default([]),
})
export type CategoryCount = z.infer<typeof CategoryCount>

/** What was written about a single event is a party's own: it is for the coordination, not for all who report. */
export const eventRule: FieldRule<SeriousEvent & { readonly category: string; readonly name: string }> = {
  classes: {
    id: 'open',
    categoryId: 'open',
    category: 'open',
    name: 'open',
    day: 'open',
    place: 'open',
    text: 'internal',
    party: 'open',
    heard: 'open',
    assessment: 'open',
  },
  ownedBy: () => ({ partyId: null, areaId: null }),
}
const event = {
  id: z.number(),
  categoryId: z.number(),
  day: z.string(),
  place: z.string().nullable(),
  /** null: nothing was written, or it is withheld */
  text: z.string().nullable(),
  party: z.string(),
  heard: z.boolean(),
  /** of what was heard: whether it was confirmed by the time */
  assessment: z.enum(assessments).nullable().default(null),
}
export type SeriousEvent = { readonly [K in keyof typeof event]: z.infer<(typeof event)[K]> }
export const SeriousEvent = classified(z.object(event), eventRule)

export const AreaLevel = z.object({
  /** set by a coordinator, else suggested, else kept from before; null when nothing is known */
  level: z.number().nullable(),
  decided: z.boolean(),
  suggested: z.number().nullable(),
  before: z.number().nullable(),
  beforeWeek: z.string().nullable(),
  score: z.number().nullable(),
  reasons: z.array(z.object({ code: z.string(), params: reasonParams })),
  contributions: z.array(z.object({ id: z.string(), value: z.number(), points: z.number(), contribution: z.number() })),
  /** how sure the suggestion is: of so many draws of what is uncertain, the share that gives the likeliest raw level; null: not computed */
  stability: z
    .object({ low: z.number(), high: z.number(), share: z.number(), draws: z.number(), seed: z.number() })
    .nullable()
    .default(null),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: z.string().nullable(),
  version: z.number(),
})
export type AreaLevel = z.infer<typeof AreaLevel>

export const AreaPicture = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  population: z.number().nullable(),
  level: AreaLevel,
  n: z.number(),
  before: z.number(),
  expected: Expected.nullable(),
  standing: z.enum(standings),
  /** all categories together, in each window */
  windows: z.array(WindowSum).default([]),
  /** of the area's most usual category: the chance that a doubling over four weeks would be found */
  power: z
    .object({ categoryId: z.number(), chance: z.number(), ratio: z.number().nullable() })
    .nullable()
    .default(null),
  /** the twelve weeks that end with this one, oldest first, with the range that was expected where it is stored */
  weeks: z.array(
    z.object({
      week: z.string(),
      n: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  trend: z.enum(trendWords),
  counts: z.array(CategoryCount),
  serious: z.array(SeriousEvent),
  /** how many of the events were heard and are not confirmed; null in pictures from before that was known */
  unconfirmed: z.number().nullable().default(null),
  repeatPlaces: z.array(z.object({ placeId: z.number(), name: z.string(), categoryId: z.number(), n: z.number() })),
  changes: z.array(Sentence),
  /** somebody's own words instead of the suggested paragraph */
  note: z.string().nullable(),
  suggestedNote: z.array(Sentence),
})
export type AreaPicture = z.infer<typeof AreaPicture>

export const PictureActivity = z.object({
  id: z.number(),
  text: z.string(),
  areaId: z.number().nullable(),
  party: z.string(),
  responsible: z.string().nullable().default(null),
  agreedWeek: z.string(),
  dueWeek: z.string(),
  status: z.enum(['open', 'done', 'dropped']),
  outcome: z.string().nullable(),
  late: z.boolean(),
  carried: z.number().default(0),
})
export type PictureActivity = z.infer<typeof PictureActivity>

export const PictureCategory = z.object({
  id: z.number(),
  code: z.string(),
  parentId: z.number().nullable(),
  name: Bilingual,
  serious: z.boolean(),
  caveat: Bilingual.nullable(),
})
export type PictureCategory = z.infer<typeof PictureCategory>

export const WeekContent = z.object({
  week: z.string(),
  /** the week has ended; an unfinished one is shown but not tested */
  complete: z.boolean(),
  madeUp: z.boolean(),
  asOf: z.string(),
  /** breaks, days off and events in the week */
  notes: z.array(WeekNote).default([]),
  areas: z.array(AreaPicture),
  categories: z.array(PictureCategory),
  /** events in areas that are not in the picture, such as the municipality as a whole */
  elsewhere: z.number(),
  /** all areas and categories together */
  expected: Expected.nullable().default(null),
  /** rises that the areas share: each is told once, here */
  wide: z.array(Alert).default([]),
  coverage: z.object({
    delivered: z.array(z.string()),
    nothing: z.array(z.string()),
    missing: z.array(z.string()),
    /** those of the missing whose time had not passed */
    waiting: z.array(z.string()).default([]),
    /** the twelve weeks up to this one; pictures from before it was counted have none */
    weeks: z.array(z.object({ week: z.string(), reported: z.number(), of: z.number() })).default([]),
    areas: z
      .array(z.object({ areaId: z.number(), usual: z.array(z.string()), silent: z.array(z.string()) }))
      .default([]),
  }),
  method: z.object({
    id: z.literal('eb_detect'),
    windows: z.array(windowWeeks).default([1]),
    weeks: z.number(),
    tested: z.number(),
    signals: z.number(),
    expectedFalse: z.number(),
    /** whether the yearly wave could be taken into account, for any category */
    season: z.boolean().default(false),
    /** whether school breaks and days off were taken into account, for any category */
    calendar: z.boolean().default(false),
    /** what the method warned of, for any category, and what would make it surer; codes */
    warnings: z.array(z.string()).default([]),
    needs: z
      .array(z.object({ code: z.string(), window: windowWeeks, needed: z.number(), had: z.number() }))
      .default([]),
  }),
  rules: z.object({ id: z.number().nullable(), note: z.string(), rules: LevelRules }),
  summary: z.array(Sentence),
})
export type WeekContent = z.infer<typeof WeekContent>

export const LevelWords = z.array(
  z.object({ level: z.number(), name: Bilingual, meaning: Bilingual, confirmed: z.boolean() }),
)
export type LevelWords = z.infer<typeof LevelWords>

/** Where areas only have a level: a picture of a longer period. */
export const PeriodArea = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  level: z.number().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
})
export type PeriodArea = z.infer<typeof PeriodArea>

/** The borders of an area as GeoJSON MultiPolygon coordinates; an area whose borders are not known has none. */
export const Outline = z.object({
  areaId: z.number(),
  polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
})
export type Outline = z.infer<typeof Outline>

/** A whole picture, as it stands or as it was frozen. */
export const PictureContent = z.object({
  kind: z.enum(pictureKinds),
  from: z.string(),
  to: z.string(),
  edition: z.number(),
  municipality: z.object({ code: z.string(), name: z.string() }),
  classification: z.enum(classifications),
  asOf: z.string(),
  madeUp: z.boolean(),
  levelWords: LevelWords,
  /** null in other kinds than weekly */
  week: WeekContent.nullable(),
  /** areas with a level only; empty in a weekly picture */
  period: z.array(PeriodArea),
  /** somebody's own sentences instead of the suggested; null: the suggested stand */
  summary: z.array(z.string()).nullable(),
  activities: z.array(PictureActivity),
  /** figures around what was done in the four weeks before */
  effects: z.array(ActivityEffect).default([]),
  correction: z.object({ note: z.string(), changes: z.array(Sentence) }).nullable(),
  published: z.object({ at: z.string(), by: z.string() }).nullable(),
})
export type PictureContent = z.infer<typeof PictureContent>
