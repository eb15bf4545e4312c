import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { inSentence } from '../categories/category.ts'
import type {
  Alert,
  AreaPicture,
  CategoryCount,
  Expected,
  WeekContent,
  WindowSum,
} from '../pictures/picture-content.ts'
import { sayRange } from '../pictures/picture-say.ts'
import { figureTexts } from './figure.texts.ts'

/** Numbers in plain sentences: what is usual, how often chance gives as much, since when, and what is missing. */
type Told = {
  readonly window: 1 | 4 | 12
  readonly n: number
  readonly expected: Expected | null
  readonly oneIn: number | null
  readonly short: WindowSum['short']
  readonly standing: CategoryCount['standing']
}
const mostTold = 10_000

export function sayFigure(language: Language, { window, n, expected, oneIn, short, standing }: Told): string {
  const t = translator(figureTexts, language)
  if (expected === null) return short ? t('figure.short', { ...short }) : t('figure.not-covered')
  return [
    t('figure.usual', { window, n, range: sayRange(language, expected) }),
    ...(oneIn === null ? [] : [sayOneIn(language, window, oneIn)]),
    ...(standing === 'shared' ? [t('figure.shared')] : []),
  ].join(' ')
}

const saySince = (language: Language, { since }: Alert): string[] =>
  since === null ? [] : [translator(figureTexts, language)('figure.since', { week: formatWeek(language, since) })]

const sayOneIn = (language: Language, window: number, oneIn: number): string =>
  translator(figureTexts, language)(oneIn >= mostTold ? 'figure.one-in-most' : 'figure.one-in', { window, oneIn })

/** How much is missing of those who usually report; nothing when all have. */
export const sayCoverage = (language: Language, expected: Expected | null): string[] =>
  expected !== null && expected.coverage < 1
    ? [
        translator(figureTexts, language)('figure.coverage', {
          percent: Math.min(99, Math.round(expected.coverage * 100)),
        }),
      ]
    : []

/** A category's week as a figure of its own. */
export const toldOf = (count: CategoryCount): Told => ({ window: 1, ...count })

/** "Ovanligt högt: skadegörelse, 9 mot väntat 1–4 på en vecka. Så mycket … Pågår sedan v. 36." */
export function sayAlert(language: Language, alert: Alert, category: string): string {
  const t = translator(figureTexts, language)
  const { window, n, expected, status, oneIn } = alert
  return [
    t('figure.alert', {
      standing: status,
      name: inSentence(category),
      n,
      range: sayRange(language, expected),
      window,
    }),
    ...(oneIn === null ? [] : [sayOneIn(language, window, oneIn)]),
    ...saySince(language, alert),
  ].join(' ')
}

/** What a category's alerts add to the figure of its week: since when, and what longer periods say. */
export const sayAlerts = (language: Language, { alerts }: CategoryCount, category: string): string[] =>
  alerts.flatMap((alert) =>
    alert.window === 1 ? saySince(language, alert) : [sayAlert(language, { ...alert, oneIn: null }, category)],
  )

/** Of the week's alerts, how many chance alone would have given. */
export function sayBudget(language: Language, { signals, expectedFalse }: WeekContent['method']): string {
  const t = translator(figureTexts, language)
  const byChance = Math.round(expectedFalse)
  return t('figure.budget', {
    n: signals,
    false: byChance === 0 ? t('figure.budget.less') : formatNumber(language, byChance),
  })
}

const chances = [
  [0.9, 'figure.chance.9'],
  [0.7, 'figure.chance.7'],
  [0.6, 'figure.chance.6'],
  [0.42, 'figure.chance.5'],
  [0.27, 'figure.chance.3'],
  [0.15, 'figure.chance.2'],
  [0.05, 'figure.chance.1'],
] as const

/** What of a doubling we would see, and what it would take. */
export function sayPower(language: Language, power: NonNullable<AreaPicture['power']>, category: string): string {
  const t = translator(figureTexts, language)
  const { chance, ratio } = power
  const words = t(chances.find(([least]) => chance >= least)?.[1] ?? 'figure.chance.0')
  return [
    t('figure.power', { name: inSentence(category), chance: words }),
    ...(ratio !== null && chance < 0.5 ? [t('figure.power.ratio', { ratio })] : []),
  ].join(' ')
}

export function sayStability(language: Language, stability: NonNullable<AreaPicture['level']['stability']>): string {
  const t = translator(figureTexts, language)
  const { low, high, share } = stability
  return low === high
    ? t('figure.stability', { level: low, percent: Math.round(share * 100) })
    : t('figure.stability.range', { low, high })
}

export type MethodWarning = Extract<keyof typeof figureTexts.entries, `method.warning.${string}`>
export type MethodNeed = Extract<keyof typeof figureTexts.entries, `method.need.${string}`>

/** What the method warned of and what would make it surer, in words. */
export function sayRemarks(language: Language, { warnings, needs }: WeekContent['method']): string[] {
  const t = translator(figureTexts, language)
  return [
    ...warnings.map((code) => t(`method.warning.${code}` as MethodWarning)),
    ...needs.map(({ code, ...params }) => t(`method.need.${code}` as MethodNeed, params)),
  ]
}
