import { type Activity, asOfWeek, isLate } from '../activities/activity.ts'
import { type ActivityEffect, effectOf } from '../activities/activity-effect.ts'
import { type EpisodeWeek, joinEpisodes } from '../counts/episode.ts'
import { windows } from '../counts/expectation.ts'
import { type JudgedWeek, judge } from '../counts/week-figures.ts'
import { allCategories } from '../counts/week-series.ts'
import { type AreaOfWeek, areasOf } from './area-picture.ts'
import { alertsOf, expectedOf } from './area-standing.ts'
import type { Picture } from './picture.ts'
import type {
  LevelWords,
  Outline,
  PeriodArea,
  PictureActivity,
  PictureContent,
  Sentence,
  WeekContent,
} from './picture-content.ts'
import type { WeekMaterial } from './picture-material.ts'
import { summaryOf } from './picture-summary.ts'

/** A week as it is read: all that the pages and the picture say of it, and the rows that would be stored for its levels. */
export type ComposedWeek = {
  readonly content: WeekContent
  readonly areas: readonly AreaOfWeek[]
  readonly outlines: readonly Outline[]
  /** what is to be kept of its episodes, and what is kept already; an unfinished week has none */
  readonly episodes: { readonly now: readonly EpisodeWeek[]; readonly kept: readonly EpisodeWeek[] }
}

export function composeWeek(material: WeekMaterial): ComposedWeek {
  const judged = judge({
    ...material,
    areaIds: material.areas.map(({ id }) => id),
    categoryIds: material.categories.map(({ id }) => id),
  })
  const earlier = material.episodeWeeks.filter(({ week: one }) => one !== material.week)
  const episodes = joinEpisodes(material.week, [...judged.wholes, ...judged.figures], earlier)
  const areas = areasOf(material, { ...judged, since: episodes.since })
  const pictures = areas.map(({ picture }) => picture)
  const shown = new Set(pictures.map(({ id }) => id))
  const whole = judged.wholes.find(({ categoryId }) => categoryId === allCategories)
  const expected = whole ? expectedOf(whole.windows[1]) : null
  const everywhere = judged.wholes.flatMap((one) => alertsOf(one, episodes.since))
  const named = everywhere.filter(({ categoryId }) => categoryId !== allCategories)
  // All categories together are told only where no single one tells it.
  const wide = named.length > 0 ? named : everywhere
  const { week, complete, madeUp, asOf, categories, coverage, rules } = material
  const content: WeekContent = {
    week,
    complete,
    madeUp,
    asOf,
    notes: [...material.notes],
    areas: pictures,
    categories: categories.map((category) => ({
      id: category.id,
      code: category.code,
      parentId: category.parentId,
      name: { sv: category.nameSv, en: category.nameEn },
      serious: category.serious,
      caveat: category.caveatSv === null ? null : { sv: category.caveatSv, en: category.caveatEn ?? category.caveatSv },
    })),
    elsewhere: material.counts.reduce((sum, { areaId, windows: own }) => sum + (shown.has(areaId) ? 0 : own[1]), 0),
    expected,
    wide,
    coverage: {
      delivered: [...coverage.delivered],
      nothing: [...coverage.nothing],
      missing: [...coverage.missing],
      waiting: [...coverage.waiting],
      weeks: [...coverage.weeks],
      areas: coverage.areas.map(({ areaId, usual, silent }) => ({ areaId, usual: [...usual], silent: [...silent] })),
    },
    method: methodOf(material, judged),
    rules: { id: rules.id, note: rules.note, rules: rules.rules },
    summary: summaryOf({ areas: pictures, coverage, complete, expected, wide }, categories),
  }
  const kept = material.episodeWeeks.filter(({ week: one }) => one === week)
  return { content, areas, outlines: material.outlines, episodes: { now: complete ? episodes.now : kept, kept } }
}

function methodOf({ expectations }: WeekMaterial, judged: JudgedWeek): WeekContent['method'] {
  const { tested, signals, expectedFalse } = judged
  const weeks = expectations.flatMap(({ areas }) =>
    Object.values(areas).map((one) => (one.kind === 'predicted' ? one.weeks : 0)),
  )
  const needs = expectations
    .filter(({ categoryId }) => categoryId === allCategories)
    .flatMap(({ window, remarks }) => remarks.needs.map((need) => ({ ...need, window })))
  return {
    id: 'eb_detect',
    windows: [...windows],
    weeks: weeks.reduce((most, one) => Math.max(most, one), 0),
    tested,
    signals,
    expectedFalse,
    season: expectations.some(({ remarks }) => remarks.season),
    calendar: expectations.some(({ remarks }) => remarks.calendar),
    warnings: [...new Set(expectations.flatMap(({ remarks }) => remarks.warnings))].sort(),
    needs,
  }
}

type Around = {
  readonly picture: Picture
  readonly municipality: { readonly code: string; readonly name: string }
  readonly levelWords: LevelWords
  readonly week: WeekContent | null
  /** areas of a longer period, with their levels */
  readonly areas: readonly { readonly id: number; readonly code: string; readonly name: string }[]
  readonly activities: readonly Activity[]
  /** what was done in the weeks before, to be looked back on */
  readonly done: readonly Activity[]
  /** names of parties by id */
  readonly parties: ReadonlyMap<number, string>
  readonly asOf: string
  readonly madeUp: boolean
}

/** A picture that is not frozen, as it would be published now. */
export function composePicture(around: Around): PictureContent {
  const { picture, week, levelWords } = around
  return {
    kind: picture.kind,
    from: picture.from,
    to: picture.to,
    edition: picture.edition,
    municipality: around.municipality,
    classification: picture.classification,
    asOf: around.asOf,
    madeUp: around.madeUp,
    levelWords,
    week: week && {
      ...week,
      areas: week.areas.map((area) => ({ ...area, note: picture.areaNotes[String(area.id)] ?? null })),
    },
    period: week ? [] : around.areas.map((area) => toPeriodArea(picture, area)),
    summary: picture.summary,
    activities: around.activities.map((activity) => toActivity(activity, around)),
    effects: toEffects(around),
    correction: picture.correctionNote === null ? null : { note: picture.correctionNote, changes: [] },
    published: null,
  }
}

function toPeriodArea(picture: Picture, area: Around['areas'][number]): PeriodArea {
  const known = picture.levels[String(area.id)]
  return {
    id: area.id,
    code: area.code,
    name: area.name,
    level: known?.level ?? null,
    reason: known?.reason ?? null,
    note: picture.areaNotes[String(area.id)] ?? null,
  }
}

function toActivity(activity: Activity, { week, parties }: Around): PictureActivity {
  const then = week ? asOfWeek(activity, week.week) : activity
  return {
    id: then.id,
    text: then.text,
    areaId: then.areaId,
    party: parties.get(then.partyId) ?? '',
    responsible: then.responsible,
    agreedWeek: then.agreedWeek,
    dueWeek: then.dueWeek,
    status: then.status,
    outcome: then.outcome,
    late: week ? isLate(then, week.week) : false,
    carried: then.carried,
  }
}

const toEffects = ({ week, done, parties }: Around): ActivityEffect[] =>
  done.flatMap((activity) => {
    const area = week?.areas.find(({ id }) => id === activity.areaId)
    if (!week || !area) return []
    const party = parties.get(activity.partyId) ?? ''
    return effectOf(activity, { week: week.week, weeks: area.weeks, party }) ?? []
  })

/** What a new edition says otherwise than the one it corrects. */
export function editionChanges(before: PictureContent, now: PictureContent): Sentence[] {
  const sentences = [...levelChanges(before, now), ...countChanges(before, now)]
  if (JSON.stringify(before.week?.rules.rules) !== JSON.stringify(now.week?.rules.rules))
    sentences.push({ code: 'picture.edition.rules', params: {} })
  if (sentences.length === 0) sentences.push({ code: 'picture.edition.same', params: {} })
  if (JSON.stringify(wordsOf(before)) !== JSON.stringify(wordsOf(now)))
    sentences.push({ code: 'picture.edition.texts', params: {} })
  if (JSON.stringify(before.activities) !== JSON.stringify(now.activities))
    sentences.push({ code: 'picture.edition.activities', params: {} })
  return sentences
}

const levelsOf = ({ week, period }: PictureContent) =>
  week ? week.areas.map(({ id, name, level }) => ({ id, name, level: level.level })) : period

const wordsOf = ({ summary, week, period }: PictureContent) => ({
  summary,
  notes: (week?.areas ?? period).map(({ id, note }) => ({ id, note })),
})

function levelChanges(before: PictureContent, now: PictureContent): Sentence[] {
  const old = new Map(levelsOf(before).map(({ id, level }) => [id, level]))
  return levelsOf(now).flatMap(({ id, name, level }) =>
    old.get(id) === level
      ? []
      : [{ code: 'picture.edition.level', params: { area: name, before: old.get(id) ?? '–', now: level ?? '–' } }],
  )
}

function countChanges(before: PictureContent, now: PictureContent): Sentence[] {
  const old = new Map(before.week?.areas.map(({ id, n }) => [id, n]))
  return (now.week?.areas ?? []).flatMap(({ id, name, n }) =>
    old.get(id) === n
      ? []
      : [{ code: 'picture.edition.count', params: { area: name, before: old.get(id) ?? 0, now: n } }],
  )
}
