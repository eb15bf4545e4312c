import { formatDay, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { type Block, bullets, chart, paragraph } from '#reporting/block.ts'
import type { Section } from '#reporting/report.ts'
import type { Run } from '#reporting/text.ts'
import { sayEffect } from '../activities/activity-say.ts'
import { inSentence } from '../categories/category.ts'
import { sayAlert, sayCoverage, sayFigure, sayPower, sayStability } from '../counts/figure-say.ts'
import { sayReporters } from '../round/coverage-say.ts'
import type { AreaPicture, CategoryCount, PeriodArea, SeriousEvent } from './picture-content.ts'
import { directionText, levelWord, type Page, shownLevel } from './picture-report-page.ts'
import { say, sayAll, sayReasons } from './picture-say.ts'
import { strongestOf } from './picture-summary.ts'

/** One area of a weekly picture. The shareable version has its level and the coordinator's words, no figures. */
export function areaSection(page: Page, area: AreaPicture): Section {
  return {
    id: `area-${area.id}`,
    heading: area.name,
    blocks: page.shareable
      ? [levelBlock(page, area), ...(page.ownWords && area.note !== null ? [paragraph(area.note)] : [])]
      : [
          levelBlock(page, area),
          paragraph(sayReasons(page.language, area.level)),
          ...(area.level.stability === null ? [] : [paragraph(sayStability(page.language, area.level.stability))]),
          ...(area.level.reason === null
            ? []
            : [paragraph(page.t('report.level.reason', { reason: area.level.reason }))]),
          paragraph(area.note ?? sayAll(page.language, area.suggestedNote)),
          ...countTable(page, area),
          ...windowTable(page, area),
          ...weeksChart(page, area),
          ...reportersParagraph(page, area),
          ...eventBullets(page, area),
          ...effectBlocks(page, area),
        ],
  }
}

export function periodAreaSection(page: Page, area: PeriodArea): Section {
  const word = levelWord(page, area.level)
  return {
    id: `area-${area.id}`,
    heading: area.name,
    blocks: [
      word ? { kind: 'level', label: page.t('report.level'), ...word } : paragraph(page.t('report.level.none')),
      ...(page.ownWords && area.reason !== null
        ? [paragraph(page.t('report.level.reason', { reason: area.reason }))]
        : []),
      ...(page.ownWords && area.note !== null ? [paragraph(area.note)] : []),
    ],
  }
}

function levelBlock(page: Page, { level }: AreaPicture): Block {
  const { t } = page
  const word = levelWord(page, shownLevel(page, level))
  if (!word) return paragraph(t(page.shareable ? 'report.level.undecided-shareable' : 'report.level.none'))
  const how = t(
    level.decided ? 'level.decided' : level.suggested === null ? 'level.kept-from-before' : 'level.undecided',
  )
  return {
    kind: 'level',
    label: t('report.level'),
    ...word,
    note: page.shareable ? how : t('report.level.note', { how, direction: directionText(page, level) }),
  }
}

function countTable(page: Page, area: AreaPicture): Block[] {
  const { t } = page
  if (area.counts.length === 0) return []
  return [
    {
      kind: 'table',
      table: {
        caption: t('report.area.counts', { area: area.name }),
        columns: [
          { key: 'category', label: t('report.category'), kind: 'text' },
          { key: 'n', label: t('report.count'), kind: 'number' },
          { key: 'expected', label: t('report.expected'), kind: 'text' },
          { key: 'standing', label: t('report.standing'), kind: 'text' },
          { key: 'before', label: t('report.before'), kind: 'number' },
        ],
        rows: area.counts.map((count) => ({
          category: categoryName(page, count),
          n: count.n,
          expected: count.expected ? rangeText(page, count.expected) : null,
          standing: count.sum ? null : t(`picture.standing.${count.standing}`),
          before: count.before,
        })),
      },
    },
  ]
}

/** The area's sums over one, four and twelve weeks in words, what stands out and what would have been missed. */
function windowTable(page: Page, area: AreaPicture): Block[] {
  const { t, language, category } = page
  const said = [
    ...strongestOf(area.counts).map((alert) => sayAlert(language, alert, category(alert.categoryId))),
    ...(area.power === null ? [] : [sayPower(language, area.power, category(area.power.categoryId))]),
  ]
  if (area.windows.length === 0) return []
  return [
    {
      kind: 'table',
      table: {
        caption: t('figure.windows'),
        columns: [
          { key: 'window', label: t('figure.period'), kind: 'text' },
          { key: 'n', label: t('report.count'), kind: 'number' },
          { key: 'expected', label: t('report.expected'), kind: 'text' },
          { key: 'words', label: t('figure.in-words'), kind: 'text' },
        ],
        rows: area.windows.map((sum) => ({
          window: t('figure.window', { window: sum.window }),
          n: sum.n,
          expected: sum.expected ? rangeText(page, sum.expected) : null,
          words: [sayFigure(language, sum), ...sayCoverage(language, sum.expected)].join(' '),
        })),
      },
    },
    ...(said.length === 0 ? [] : [bullets(said)]),
  ]
}

const categoryName = ({ t, category }: Page, { categoryId, sum }: CategoryCount): string =>
  sum ? t('report.category.sum', { name: category(categoryId) }) : category(categoryId)

export const rangeText = (
  { language }: Page,
  { low, high }: { readonly low: number; readonly high: number },
): string =>
  low === high ? formatNumber(language, low) : `${formatNumber(language, low)}–${formatNumber(language, high)}`

function weeksChart(page: Page, area: AreaPicture): Block[] {
  const { t, language } = page
  if (area.weeks.every(({ n }) => n === null)) return []
  return [
    chart(
      {
        form: 'band',
        stepLabel: t('report.week'),
        valueLabel: t('report.events'),
        range: {
          label: t('report.expected'),
          lowLabel: t('report.expected.low'),
          highLabel: t('report.expected.high'),
        },
        points: area.weeks.map(({ week, n, low, high }) => ({
          label: formatWeek(language, week),
          value: n,
          low,
          high,
        })),
      },
      {
        caption: t('report.area.weeks', { area: area.name }),
        alt: t('report.weeks.alt', {
          week: formatWeek(language, area.weeks.at(-1)?.week ?? ''),
          n: area.n,
          trend: t(`picture.trend.${area.trend}`),
        }),
      },
    ),
  ]
}

/** Who usually reports from the area and who was silent; nothing where the picture was made before that was counted. */
function reportersParagraph({ content, language }: Page, { id }: AreaPicture): Block[] {
  const areas = content.week?.coverage.areas ?? []
  if (areas.length === 0) return []
  return [
    paragraph(
      sayReporters(
        language,
        areas.find(({ areaId }) => areaId === id),
      ).join(' '),
    ),
  ]
}

/** What was done in the area, beside its figures before and after; never told as what the activity did. */
function effectBlocks({ t, language, content }: Page, area: AreaPicture): Block[] {
  const effects = content.effects.filter(({ areaId }) => areaId === area.id)
  if (effects.length === 0) return []
  return [
    paragraph([{ text: `${t('activities.effect')}. `, strong: true }, { text: t('activities.effect.lead') }]),
    bullets(effects.map((effect) => sayEffect(language, effect))),
  ]
}
const heardText = ({ t }: Page, { heard, assessment }: SeriousEvent): string | null =>
  heard ? t(assessment === 'confirmed' ? 'report.serious.confirmed' : 'report.serious.heard') : null

function eventBullets(page: Page, area: AreaPicture): Block[] {
  const { t, language, category } = page
  const items: (string | Run[])[] = [
    ...area.serious.map((event): Run[] => [
      { text: t('report.serious.head'), strong: true },
      {
        text: t('report.serious.item', {
          name: inSentence(category(event.categoryId)),
          day: formatDay(language, event.day),
          place: event.place ?? t('report.serious.no-place'),
          text: [event.text, heardText(page, event)].filter((part) => part !== null).join(' '),
        }).trim(),
      },
    ]),
    ...(area.unconfirmed ? [t('report.unconfirmed', { n: area.unconfirmed, total: area.n })] : []),
    ...area.repeatPlaces.map(({ name, categoryId, n }) =>
      t('report.repeat.item', { place: name, name: inSentence(category(categoryId)), n }),
    ),
    [
      { text: t('report.new'), strong: true },
      {
        text:
          area.changes.length === 0
            ? t('picture.change.none')
            : area.changes.map((sentence) => say(language, sentence)).join(' '),
      },
    ],
  ]
  return [bullets(items)]
}
