import { formatInstant, formatList, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { areaMap, type Block, chart, note, paragraph } from '#reporting/block.ts'
import type { MapArea } from '#reporting/figure.ts'
import { parseReport, type Report, type Section } from '#reporting/report.ts'
import { areaNames, sayNotes } from '../calendar/calendar-say.ts'
import { inSentence } from '../categories/category.ts'
import type { PictureVersion } from './picture.ts'
import type { AreaPicture, Outline, PictureContent, WeekContent } from './picture-content.ts'
import { areaSection, periodAreaSection, rangeText } from './picture-report-area.ts'
import { activitiesSection, correctionSection, coverageSection, methodSection } from './picture-report-end.ts'
import {
  countText,
  daysOf,
  directionText,
  levelScale,
  levelWord,
  type Page,
  shownLevel,
  titleOf,
  toPage,
} from './picture-report-page.ts'
import { say } from './picture-say.ts'

type Wanted = { readonly language: Language; readonly version: PictureVersion; readonly outlines: readonly Outline[] }

/** What each kind of picture must have in every format and language. */
export const requiredSections = {
  weekly: ['overview', 'events', 'areas', 'activities', 'coverage', 'method'],
  tertial: ['overview', 'areas', 'activities', 'method'],
  'half-year': ['overview', 'areas', 'activities', 'method'],
  overall: ['overview', 'areas', 'activities', 'method'],
} as const satisfies Record<PictureContent['kind'], readonly string[]>

/** A picture as a document in one language and version. The shareable version says less, from the same content. */
export function pictureReport(content: PictureContent, { language, version, outlines }: Wanted): Report {
  const page = toPage(content, language, version)
  const { t } = page
  const { week, correction, municipality } = content
  return parseReport({
    language,
    title: titleOf(content, language),
    subtitle: t('report.subtitle', { municipality: municipality.name, days: daysOf(content, language) }),
    facts: factsOf(page),
    classification: markOf(page),
    dataAsOf: content.asOf,
    author: t('report.author', { municipality: municipality.name }),
    keywords: [t('report.keyword.picture'), t('report.keyword.safety'), municipality.name],
    summary: summaryLines(page).slice(0, 5),
    sections: [
      overview(page, outlines),
      ...(week ? [eventsSection(page, week)] : []),
      {
        id: 'areas',
        heading: t('report.areas'),
        blocks: [],
        sections: week
          ? week.areas.map((area) => areaSection(page, area))
          : content.period.map((area) => periodAreaSection(page, area)),
      },
      activitiesSection(page),
      ...(week ? [coverageSection(page, week)] : []),
      ...(correction ? [correctionSection(page, correction)] : []),
      methodSection(page),
    ],
  })
}

function markOf({ content, shareable, t }: Page): string {
  const mark = shareable ? t('picture.version.shareable') : t(`picture.classification.${content.classification}`)
  return content.madeUp ? `${mark} – ${t('report.mark.made-up')}` : mark
}

function factsOf(page: Page) {
  const { t, language, shareable } = page
  const { week, published, edition, correction } = page.content
  const facts: { label: string; value: string }[] = []
  if (week) {
    const total = totalOf(week)
    facts.push({
      label: t('report.events'),
      value:
        shareable || !week.complete || week.expected === null
          ? countText(page, total)
          : t('report.events.value', { n: total, range: rangeText(page, week.expected) }),
    })
    const { delivered, nothing, missing } = week.coverage
    const of = delivered.length + nothing.length + missing.length
    if (of > 0)
      facts.push({
        label: t('report.reported'),
        value: t('report.reported.value', { n: delivered.length + nothing.length, of }),
      })
  }
  if (week && week.notes.length > 0)
    facts.push({ label: t('calendar.this-week'), value: sayNotes(language, week.notes, areaNames(week.areas)) })
  if (correction) facts.push({ label: t('report.edition'), value: t('report.edition.value', { edition }) })
  facts.push({
    label: t('report.state'),
    value: published
      ? t(shareable ? 'report.state.published-shareable' : 'report.state.published', {
          when: formatInstant(language, published.at),
          who: published.by,
        })
      : t('report.state.draft'),
  })
  return facts
}

const totalOf = ({ areas }: WeekContent): number => areas.reduce((sum, { n }) => sum + n, 0)

function summaryLines(page: Page): readonly string[] {
  const { content, language, t, shareable, ownWords } = page
  const { week, period, summary } = content
  if (summary !== null && ownWords) return summary
  if (week && !shareable) return week.summary.map((sentence) => say(language, sentence))
  const levels = week ? week.areas.map((area) => ({ name: area.name, level: shownLevel(page, area.level) })) : period
  const high = levels.filter(({ level }) => (level ?? 0) >= 3).map(({ name, level }) => `${name} (${level})`)
  const aboutLevels =
    high.length > 0
      ? t('report.summary.levels', { areas: formatList(language, high) })
      : t('report.summary.no-high-levels')
  if (!week) return [aboutLevels]
  const signals = week.summary
    .filter(({ code }) => code === 'picture.summary.wide' || code === 'picture.summary.signal')
    .map((sentence) => say(language, { ...sentence, code: `${sentence.code}-shareable` }))
  const missing = week.summary
    .filter(({ code }) => code === 'picture.summary.missing' || code === 'picture.summary.waiting')
    .map((one) => say(language, one))
  return [
    t('report.summary.events-shareable', { n: countText(page, totalOf(week)) }),
    ...signals,
    aboutLevels,
    ...missing,
  ]
}

function overview(page: Page, outlines: readonly Outline[]): Section {
  const { t, content } = page
  const areas = content.week
    ? content.week.areas.map((area) => ({ ...area, level: shownLevel(page, area.level) }))
    : content.period
  return {
    id: 'overview',
    heading: t('report.overview'),
    blocks: [...mapBlocks(page, areas, outlines), ...areaTable(page)],
  }
}

type Shown = { readonly id: number; readonly code: string; readonly name: string; readonly level: number | null }

function mapBlocks(page: Page, areas: readonly Shown[], outlines: readonly Outline[]): Block[] {
  const { t } = page
  const borders = new Map(outlines.map(({ areaId, polygons }) => [areaId, polygons]))
  const drawn = areas.flatMap(({ id, code, name, level }): MapArea[] => {
    const polygons = borders.get(id)
    return polygons ? [{ code, name, level: levelWord(page, level)?.level ?? null, polygons }] : []
  })
  if (drawn.length === 0) return [note('information', t('report.no-map'))]
  const figure = {
    form: 'map' as const,
    areaLabel: t('report.area'),
    levelLabel: t('report.level'),
    scale: levelScale(page),
    areas: drawn,
  }
  return [
    areaMap(figure, {
      caption: t('report.map'),
      alt: t('report.map.alt', { n: drawn.length, words: mapWords(page, drawn) }),
    }),
  ]
}

function mapWords({ t, language }: Page, areas: readonly MapArea[]): string {
  const named = (level: MapArea['level']) =>
    formatList(
      language,
      areas.filter((area) => area.level === level).map(({ name }) => name),
    )
  const present = [5, 4, 3, 2, 1].filter((level) => areas.some((area) => area.level === level))
  return [
    ...present.map((level) => t('report.map.level', { level, areas: named(level as MapArea['level']) })),
    ...(areas.some(({ level }) => level === null) ? [t('report.map.none', { areas: named(null) })] : []),
  ].join(' ')
}

function areaTable(page: Page): Block[] {
  const { t, content, shareable } = page
  const column = (key: string, label: string, kind: 'text' | 'number' | 'level') => ({ key, label, kind })
  const first = [column('area', t('report.area'), 'text'), column('level', t('report.level'), 'level')]
  const caption = t('report.areas.table')
  if (!content.week) {
    const rows = content.period.map((area) => ({
      area: area.name,
      level: levelWord(page, area.level),
      reason: page.ownWords ? area.reason : null,
    }))
    return [
      {
        kind: 'table',
        table: { caption, columns: [...first, column('reason', t('report.period.reason'), 'text')], rows },
      },
    ]
  }
  if (shareable) {
    const rows = content.week.areas.map((area) => ({
      area: area.name,
      level: levelWord(page, shownLevel(page, area.level)),
      events: countText(page, area.n),
    }))
    return [
      { kind: 'table', table: { caption, columns: [...first, column('events', t('report.events'), 'text')], rows } },
    ]
  }
  const rows = content.week.areas.map((area) => ({
    area: area.name,
    level: levelWord(page, area.level.level),
    suggested: area.level.suggested,
    direction: directionText(page, area.level),
    events: area.n,
    expected: area.expected ? rangeText(page, area.expected) : null,
    standing: t(`picture.standing.${area.standing}`),
    trend: t(`picture.trend.${area.trend}`),
  }))
  return [
    {
      kind: 'table',
      table: {
        caption,
        columns: [
          ...first,
          column('suggested', t('report.suggested'), 'number'),
          column('direction', t('report.direction'), 'text'),
          column('events', t('report.events'), 'number'),
          column('expected', t('report.expected'), 'text'),
          column('standing', t('report.standing'), 'text'),
          column('trend', t('report.trend'), 'text'),
        ],
        rows,
        note: t('report.missing-note'),
      },
    },
  ]
}

function eventsSection(page: Page, week: WeekContent): Section {
  const { t } = page
  const blocks: Block[] = week.complete ? [] : [note('caution', t('report.unfinished'))]
  const perCategory = categoryTotals(week)
  if (perCategory.length === 0) blocks.push(paragraph(t('report.no-events')))
  else if (page.shareable) blocks.push(shareableTable(page, perCategory))
  else blocks.push(...categoryCharts(page, week, perCategory))
  if (week.elsewhere > 0 && !page.shareable) blocks.push(paragraph(t('report.elsewhere', { n: week.elsewhere })))
  return { id: 'events', heading: t('report.events-section'), blocks }
}

type Total = { readonly id: number; readonly n: number }

/** Events per category in all areas, the most frequent first. */
function categoryTotals({ areas }: WeekContent): readonly Total[] {
  const totals = new Map<number, number>()
  for (const { sum, categoryId, n } of areas.flatMap(({ counts }) => counts))
    if (!sum) totals.set(categoryId, (totals.get(categoryId) ?? 0) + n)
  return [...totals]
    .map(([id, n]) => ({ id, n }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n || a.id - b.id)
}

const shareableTable = (page: Page, totals: readonly Total[]): Block => ({
  kind: 'table',
  table: {
    caption: page.t('report.categories.chart'),
    columns: [
      { key: 'category', label: page.t('report.category'), kind: 'text' },
      { key: 'n', label: page.t('report.count'), kind: 'text' },
    ],
    rows: totals.map(({ id, n }) => ({ category: page.category(id), n: countText(page, n) })),
  },
})

function categoryCharts(page: Page, week: WeekContent, totals: readonly Total[]): Block[] {
  const { t, language, category } = page
  const most = totals.slice(0, 3).map(({ id, n }) => `${inSentence(category(id))} ${formatNumber(language, n)}`)
  return [
    chart(
      {
        form: 'bars',
        rowLabel: t('report.category'),
        valueLabel: t('report.events'),
        bars: totals.slice(0, 15).map(({ id, n }) => ({ label: category(id), value: n, low: null, high: null })),
      },
      { caption: t('report.categories.chart'), alt: t('report.categories.alt', { most: formatList(language, most) }) },
    ),
    chart(
      {
        form: 'spark',
        stepLabel: t('report.week'),
        valueLabel: t('report.events'),
        points: (week.areas[0]?.weeks ?? []).map(({ week: one }, index) => ({
          label: formatWeek(language, one),
          value: totalInWeek(week.areas, index),
        })),
      },
      {
        caption: t('report.weeks.chart'),
        alt: t('report.weeks.all-alt', { week: formatWeek(language, week.week), n: totalOf(week) }),
      },
    ),
  ]
}

/** All areas together; missing where it is missing for all. */
function totalInWeek(areas: readonly AreaPicture[], index: number): number | null {
  const known = areas.flatMap(({ weeks }) => weeks[index]?.n ?? [])
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0)
}
