import { formatInstant, formatList, formatWeek, formatWeekDays } from '#kernel/i18n/format.ts'
import { type Language, type Translate, translator } from '#kernel/i18n/texts.ts'
import { type Block, bullets, note, paragraph } from '#reporting/block.ts'
import { levels } from '#reporting/level-colours.ts'
import { parseReport, type Report, type Section } from '#reporting/report.ts'
import type { LevelWord } from '#reporting/table.ts'
import { activityTexts } from '../activities/activity.texts.ts'
import { levelName } from '../levels/level-words.ts'
import { pictureTexts } from '../pictures/picture.texts.ts'
import type { AreaPicture } from '../pictures/picture-content.ts'
import { sayReasons } from '../pictures/picture-say.ts'
import type { MeetingActivity, MeetingAreaShown, MeetingView } from './meeting.view.ts'
import { meetingMinutesTexts } from './meeting-minutes.texts.ts'

const known = { entries: { ...meetingMinutesTexts.entries, ...activityTexts.entries, ...pictureTexts.entries } }

type Around = {
  readonly view: MeetingView
  readonly municipality: string
  readonly startedAt: string
  readonly endedAt: string
  readonly plannedMinutes: number
}
type Page = Around & { readonly language: Language; readonly t: Translate<keyof typeof known.entries> }

/** What minutes must have in every format and language. */
export const minutesSections = ['attendance', 'levels', 'areas', 'activities', 'times'] as const

export const minutesTitle = (week: string, language: Language): string =>
  translator(known, language)('minutes.title', { week: formatWeek(language, week, true) })

/** The minutes of a meeting as a document: who was there, levels with reasons and notes, activities, focus meetings and times. */
export function meetingMinutes(around: Around, language: Language): Report {
  const page: Page = { ...around, language, t: translator(known, language) }
  const { t, view, municipality } = page
  const minutes = wholeMinutes(page)
  return parseReport({
    language,
    title: minutesTitle(view.week, language),
    subtitle: t('minutes.subtitle', { municipality, days: formatWeekDays(language, view.week) }),
    facts: [
      { label: t('minutes.started'), value: formatInstant(language, around.startedAt) },
      { label: t('minutes.ended'), value: formatInstant(language, around.endedAt) },
      {
        label: t('minutes.length'),
        value: t('minutes.length.value', { n: minutes, planned: around.plannedMinutes }),
      },
    ],
    classification: t('picture.classification.internal'),
    dataAsOf: around.endedAt,
    author: t('minutes.author', { municipality }),
    keywords: [t('minutes.keyword'), 'OSG', municipality],
    summary: summaryOf(page, minutes),
    sections: [
      attendanceSection(page),
      levelsSection(page),
      {
        id: 'areas',
        heading: t('minutes.areas'),
        blocks: [],
        sections: view.content.areas.map((area) => areaSection(page, area)),
      },
      activitiesSection(page),
      timesSection(page),
    ],
  })
}

const wholeMinutes = ({ startedAt, endedAt }: Around): number =>
  Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000))

const calledNow = ({ view }: Page) =>
  view.areas.filter(({ called }) => called !== null && called.lastWeek === view.week)
const isNew = ({ view }: Page, { agreedWeek }: MeetingActivity): boolean => agreedWeek === view.week

function summaryOf(page: Page, minutes: number): string[] {
  const { t, language, view, plannedMinutes } = page
  const { areas } = view.content
  const moved = areas.filter(
    ({ level }) => level.before !== null && level.level !== null && level.level !== level.before,
  )
  const names = moved.map(({ name, level }) =>
    t('minutes.summary.level', { name, before: level.before ?? '–', now: level.level ?? '–' }),
  )
  const fresh = view.activities.filter((one) => isNew(page, one))
  const open = view.activities.filter((one) => !isNew(page, one) && one.status === 'open')
  const called = calledNow(page).map(({ id }) => areas.find((area) => area.id === id)?.name ?? '')
  return [
    t('minutes.summary.time', { areas: areas.length, n: minutes, planned: plannedMinutes }),
    t('minutes.summary.levels', { n: moved.length, names: formatList(language, names) }),
    t('minutes.summary.activities', { n: fresh.length, open: open.length }),
    ...(called.length === 0 ? [] : [t('minutes.summary.focus', { names: formatList(language, called) })]),
  ]
}

function attendanceSection({ t, view }: Page): Section {
  const present = view.usual.filter((party) => party.present)
  return {
    id: 'attendance',
    heading: t('minutes.attendance'),
    blocks:
      present.length === 0
        ? [paragraph(t('minutes.attendance.none'))]
        : [
            {
              kind: 'table',
              table: {
                caption: t('minutes.attendance'),
                columns: [
                  { key: 'party', label: t('minutes.party'), kind: 'text' },
                  { key: 'function', label: t('minutes.function'), kind: 'text' },
                ],
                rows: present.map(({ name, responsible }) => ({
                  party: name,
                  function: responsible === '' ? null : responsible,
                })),
              },
            },
          ],
  }
}

function wordOf({ view, language }: Page, level: number | null): LevelWord | null {
  const found = levels.find((one) => one === level)
  return found ? { level: found, word: levelName(view.levelWords, found)[language] } : null
}

function levelsSection(page: Page): Section {
  const { t, view } = page
  return {
    id: 'levels',
    heading: t('minutes.levels'),
    blocks: [
      {
        kind: 'table',
        table: {
          caption: t('minutes.levels.table'),
          columns: [
            { key: 'area', label: t('minutes.area'), kind: 'text' },
            { key: 'before', label: t('minutes.before'), kind: 'number' },
            { key: 'suggested', label: t('minutes.suggested'), kind: 'number' },
            { key: 'level', label: t('minutes.set'), kind: 'level' },
            { key: 'reason', label: t('minutes.reason'), kind: 'text' },
          ],
          rows: view.content.areas.map(({ name, level }) => ({
            area: name,
            before: level.before,
            suggested: level.suggested,
            level: level.decided ? wordOf(page, level.level) : null,
            reason: level.reason,
          })),
        },
      },
    ],
  }
}

function areaSection(page: Page, area: AreaPicture): Section {
  const { view } = page
  const kept = view.areas.find(({ id }) => id === area.id)
  return {
    id: `area-${area.id}`,
    heading: area.name,
    blocks: [
      levelBlock(page, area),
      paragraph(`${sayReasons(page.language, area.level)}.`),
      ...(kept ? workOf(page, area, kept) : []),
    ],
  }
}

function levelBlock(page: Page, { level }: AreaPicture): Block {
  const { t } = page
  const word = level.decided ? wordOf(page, level.level) : null
  if (!word) return paragraph(t('minutes.level.none'))
  const how =
    level.suggested === null || level.suggested === level.level
      ? t('minutes.level.suggested')
      : t('minutes.level.differs', { suggested: level.suggested })
  return { kind: 'level', label: t('minutes.set'), ...word, note: how }
}

/** What the meeting said and did about an area. */
function workOf(page: Page, area: AreaPicture, kept: MeetingAreaShown): Block[] {
  const { t, language, view } = page
  const { called } = kept
  const said = [
    ...(area.level.reason === null ? [] : [`${t('minutes.reason')}: ${area.level.reason}`]),
    ...(kept.note === '' ? [] : [t('minutes.note', { note: kept.note })]),
    ...view.activities
      .filter((one) => one.areaId === area.id && isNew(page, one))
      .map((one) =>
        t('minutes.handed-out', { text: one.text, party: whoOf(one), week: formatWeek(language, one.dueWeek) }),
      ),
    ...(called === null || called.lastWeek !== view.week
      ? []
      : [
          t('minutes.focus.called', {
            about: called.about,
            events: called.events,
            from: formatWeek(language, called.firstWeek),
            to: formatWeek(language, called.lastWeek),
          }),
        ]),
  ]
  return said.length === 0 ? [] : [bullets(said)]
}

const whoOf = ({ party, responsible }: MeetingActivity): string =>
  responsible === null ? party : `${party}, ${responsible}`

function activitiesSection(page: Page): Section {
  const { t, language, view } = page
  const nameOf = (area: number | null) => view.content.areas.find(({ id }) => id === area)?.name ?? t('minutes.whole')
  return {
    id: 'activities',
    heading: t('minutes.activities'),
    blocks:
      view.activities.length === 0
        ? [paragraph(t('minutes.activities.none'))]
        : [
            {
              kind: 'table',
              table: {
                caption: t('minutes.activities.table'),
                columns: [
                  { key: 'what', label: t('minutes.activity'), kind: 'text' },
                  { key: 'area', label: t('minutes.area'), kind: 'text' },
                  { key: 'who', label: t('minutes.who'), kind: 'text' },
                  { key: 'due', label: t('minutes.due'), kind: 'text' },
                  { key: 'state', label: t('minutes.state'), kind: 'text' },
                ],
                rows: view.activities.map((one) => ({
                  what: one.text,
                  area: nameOf(one.areaId),
                  who: whoOf(one) || null,
                  due: formatWeek(language, one.dueWeek),
                  state: stateOf(page, one),
                })),
              },
            },
          ],
  }
}

function stateOf(page: Page, activity: MeetingActivity): string {
  const { t } = page
  const { status, outcome, carried } = activity
  return [
    isNew(page, activity) ? t('minutes.new') : t(`activities.status.${status}`),
    ...(carried > 0 ? [t('activities.carried', { n: carried })] : []),
    ...(outcome === null ? [] : [outcome]),
  ].join(', ')
}

function timesSection({ t, view }: Page): Section {
  const shown = view.areas.filter(({ seconds }) => seconds > 0)
  const blocks: Block[] =
    shown.length === 0
      ? [paragraph(t('minutes.times.none'))]
      : [
          {
            kind: 'table',
            table: {
              caption: t('minutes.times.table'),
              columns: [
                { key: 'area', label: t('minutes.area'), kind: 'text' },
                { key: 'minutes', label: t('minutes.time'), kind: 'number', decimals: 1 },
              ],
              rows: view.areas.map(({ id, seconds }) => ({
                area: view.content.areas.find((area) => area.id === id)?.name ?? null,
                minutes: seconds === 0 ? null : seconds / 60,
              })),
            },
          },
        ]
  return {
    id: 'times',
    heading: t('minutes.times'),
    blocks: [...blocks, ...(view.content.madeUp ? [note('information', t('minutes.made-up'))] : [])],
  }
}
