import { formatList, formatWeek } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { coverageTexts } from './coverage.texts.ts'
import type { AreaReporters, CoverageWeek } from './reporting-coverage.ts'

/** How many answered in each of the weeks, and a warning when the latest has fewer than is usual. */
export function sayCoverageWeeks(language: Language, weeks: readonly CoverageWeek[]): readonly string[] {
  const t = translator(coverageTexts, language)
  const asked = weeks.filter(({ of }) => of > 0)
  const latest = asked.at(-1)
  if (!latest) return []
  const shares = asked.map(({ reported, of }) => reported / of).toSorted((a, b) => a - b)
  const usual = shares[Math.floor(shares.length / 2)] ?? 1
  const list = asked.map(({ week, reported, of }) =>
    t('coverage.week', { week: formatWeek(language, week), reported, of }),
  )
  return [
    t('coverage.weeks', { weeks: list.join(', ') }),
    ...(latest.reported / latest.of < usual ? [t('coverage.fewer')] : []),
  ]
}

/** Who usually reports from an area, and what their silence means for its count. */
export function sayReporters(language: Language, reporters: AreaReporters | undefined): readonly string[] {
  const t = translator(coverageTexts, language)
  if (!reporters || reporters.usual.length === 0) return [t('coverage.area.nobody')]
  const { usual, silent } = reporters
  return [
    t('coverage.area.usual', { names: formatList(language, usual) }),
    silent.length === 0 ? t('coverage.area.all') : t('coverage.area.silent', { names: formatList(language, silent) }),
  ]
}
