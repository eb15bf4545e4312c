import { formatList, formatWeek } from '#kernel/i18n/format.ts'
import { type Block, bullets, note, paragraph } from '#reporting/block.ts'
import type { Section } from '#reporting/report.ts'
import { sayBudget, sayRemarks } from '../counts/figure-say.ts'
import { sayCoverageWeeks } from '../round/coverage-say.ts'
import type { PictureActivity, PictureContent, WeekContent } from './picture-content.ts'
import type { Page } from './picture-report-page.ts'
import { say } from './picture-say.ts'

/** What stands after the areas: activities, who has reported, what was corrected, and how the picture was made. */
export function activitiesSection(page: Page): Section {
  const { t, content, language } = page
  const { activities } = content
  const open = activities.filter(({ status }) => status === 'open').length
  const blocks: Block[] = !page.ownWords
    ? [paragraph(t('report.activities.hidden', { n: open }))]
    : activities.length === 0
      ? [paragraph(t('report.activities.none'))]
      : [
          {
            kind: 'table',
            table: {
              caption: t('report.activities.table'),
              columns: [
                { key: 'what', label: t('report.activity'), kind: 'text' },
                { key: 'area', label: t('report.area'), kind: 'text' },
                { key: 'who', label: t('report.responsible'), kind: 'text' },
                { key: 'due', label: t('report.due'), kind: 'text' },
                { key: 'state', label: t('report.activity.state'), kind: 'text' },
              ],
              rows: activities.map((activity) => ({
                what: activity.text,
                area: areaName(page, activity),
                who: responsibleText(activity) || null,
                due: formatWeek(language, activity.dueWeek),
                state: stateText(page, activity),
              })),
            },
          },
        ]
  return { id: 'activities', heading: t('report.activities'), blocks }
}

function areaName({ content, t }: Page, { areaId }: PictureActivity): string {
  if (areaId === null) return t('report.whole')
  const areas = content.week?.areas ?? content.period
  return areas.find(({ id }) => id === areaId)?.name ?? t('report.whole')
}

const responsibleText = ({ party, responsible }: PictureActivity): string =>
  responsible === null ? party : `${party}, ${responsible}`

function stateText({ t }: Page, { status, late, outcome }: PictureActivity): string {
  const state = late ? t('report.activity.late') : t(`activities.status.${status}`)
  return outcome === null ? state : `${state}: ${outcome}`
}

export function coverageSection({ t, language }: Page, { coverage }: WeekContent): Section {
  const { delivered, nothing, waiting } = coverage
  const missing = coverage.missing.filter((party) => !waiting.includes(party))
  const line = (key: 'delivered' | 'nothing' | 'missing' | 'waiting', names: readonly string[]) =>
    names.length === 0 ? [] : [t(`report.coverage.${key}`, { names: formatList(language, names) })]
  const lines = [
    ...line('delivered', delivered),
    ...line('nothing', nothing),
    ...line('missing', missing),
    ...line('waiting', waiting),
  ]
  return {
    id: 'coverage',
    heading: t('report.coverage'),
    blocks: [
      lines.length === 0 ? paragraph(t('report.coverage.none-expected')) : bullets(lines),
      ...sayCoverageWeeks(language, coverage.weeks).map((sentence) => paragraph(sentence)),
    ],
  }
}

type Correction = NonNullable<PictureContent['correction']>

export function correctionSection({ t, language, shareable }: Page, { note: what, changes }: Correction): Section {
  const told = shareable ? [] : changes.map((sentence) => say(language, sentence))
  return {
    id: 'correction',
    heading: t('report.correction'),
    blocks: [paragraph(t('report.correction.lead', { note: what })), ...(told.length === 0 ? [] : [bullets(told)])],
  }
}

export function methodSection(page: Page): Section {
  const { t, content } = page
  const { week } = content
  const blocks: Block[] = week ? weekMethod(page, week) : [paragraph(t('report.period.method'))]
  if (content.levelWords.some(({ confirmed }) => !confirmed)) blocks.push(paragraph(t('report.method.unconfirmed')))
  if (page.shareable) blocks.push(paragraph(t('report.method.shareable')))
  if (!page.ownWords) blocks.push(paragraph(t('report.method.words-left-out')))
  if (content.madeUp) blocks.push({ ...note('information', t('report.made-up')), title: t('report.made-up.title') })
  return { id: 'method', heading: t('report.method'), blocks }
}

function weekMethod(page: Page, week: WeekContent): Block[] {
  const { t, language } = page
  const { id, note: why } = week.rules
  const { weeks, tested, season, calendar } = week.method
  const rules = id === null ? t('report.method.default-rules') : t('report.method.rules-version', { id, note: why })
  const caveats = caveatsOf(page, week)
  const remarks = sayRemarks(language, week.method)
  return [
    ...(tested === 0
      ? [paragraph(t('report.method.untested'))]
      : [
          paragraph(t('report.method.expected', { weeks, season: season ? 'yes' : 'no' })),
          ...(calendar ? [paragraph(t('calendar.counted'))] : []),
          paragraph(t('report.method.tests', { tested })),
          paragraph(sayBudget(language, week.method)),
        ]),
    ...(remarks.length === 0 ? [] : [bullets(remarks)]),
    paragraph(t('method.missing.1')),
    paragraph(t('report.method.levels', { rules })),
    paragraph(t('method.level.3')),
    ...(caveats.length === 0 ? [] : [bullets(caveats)]),
  ]
}

/** What must be known to read the numbers of the categories that occur. */
function caveatsOf({ t, language, category }: Page, { areas, categories }: WeekContent): string[] {
  const used = new Set(
    areas.flatMap(({ counts }) => counts.filter(({ n }) => n > 0).map(({ categoryId }) => categoryId)),
  )
  return categories.flatMap(({ id, caveat }) =>
    caveat && used.has(id) ? [t('report.method.caveat', { name: category(id), caveat: caveat[language] })] : [],
  )
}
