import { formatWeek } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { isIsoWeek } from '#kernel/time/week.ts'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import { observationTexts } from '../observation.texts.ts'
import { bases, observationStatuses } from '../observation.ts'
import type { Names } from './observation-names.ts'

/** What the list of observations can be narrowed by; the names are those of the address. */
export const filterNames: readonly string[] = [
  'from',
  'to',
  'area',
  'category',
  'party',
  'status',
  'basis',
  'rumours',
  'words',
]
type Query = Readonly<Record<string, string | readonly string[]>>

/** The selection in words: what, where, from whom, how it stands, when. */
export function filterSentence(names: Names, query: Query, language: Language): string {
  const t = translator(observationTexts, language)
  const m = translator(moderationTexts, language)
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const labelOf = (options: readonly { readonly value: string; readonly label: string }[], name: string) =>
    options.find(({ value }) => value === one(name))?.label
  const weekWords = (name: 'from' | 'to') => {
    const value = one(name)
    return value && isIsoWeek(value)
      ? [t(`observations.filter.${name}-week`, { week: formatWeek(language, value, true) })]
      : []
  }
  return [
    labelOf(
      names.categoryOptions.flatMap(({ options }) => options),
      'category',
    ) ?? t('observations.filter.everything'),
    `${t('observations.filter.area')} ${labelOf(names.areaOptions, 'area') ?? t('observations.filter.everywhere')}`,
    `${t('observations.filter.party')} ${labelOf(names.partyOptions, 'party') ?? t('observations.filter.everybody')}`,
    ...observationStatuses
      .filter((status) => status === one('status'))
      .map((status) => `${t('observations.filter.status')} ${t(`observations.status.${status}`).toLowerCase()}`),
    ...bases
      .filter((basis) => basis === one('basis'))
      .map((basis) => `${t('observations.filter.basis')} ${t(`observations.basis.${basis}`).toLowerCase()}`),
    ...(one('rumours') === undefined ? [] : [m('observations.filter.rumours-said')]),
    ...weekWords('from'),
    ...weekWords('to'),
    ...(one('words') === undefined ? [] : [`”${one('words')}”`]),
  ].join(' ')
}
