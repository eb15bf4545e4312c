import { formatInstant } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import type { BlockOf, DrawingBlock, Fact } from './block.ts'
import { type Report, walkSections } from './report.ts'
import { reportingTexts } from './reporting.texts.ts'

/** The facts at the head of every format: the report's own, then who made it and what was known when. */
export function headFacts(report: Report): Fact[] {
  const t = translator(reportingTexts, report.language)
  return [
    ...report.facts,
    { label: t('reporting.data-as-of'), value: formatInstant(report.language, report.dataAsOf) },
    { label: t('reporting.author'), value: report.author },
  ]
}

/** Charts and maps numbered in reading order from 1; the number is the same in every format. */
export function drawingNumbers(report: Report): ReadonlyMap<DrawingBlock, number> {
  const drawings = [...walkSections(report.sections)].flatMap(({ section }) =>
    section.blocks.filter((block) => block.kind === 'chart' || block.kind === 'map'),
  )
  return new Map(drawings.map((block, at) => [block, at + 1]))
}

/** A note always says in words what kind it is, as its colour may not be seen. */
export const noteTitle = ({ title, tone }: BlockOf<'note'>, language: Language): string =>
  title ?? translator(reportingTexts, language)(`reporting.${tone}`)
