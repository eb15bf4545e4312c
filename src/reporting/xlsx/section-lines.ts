import { type Language, translator } from '#kernel/i18n/texts.ts'
import type { Block } from '../block.ts'
import { type Report, walkSections } from '../report.ts'
import { drawingNumbers, noteTitle } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { plainText } from '../text.ts'

/** One line of the report's text; `section` is its heading on the first line of a section, else empty. */
export type SectionLine = { readonly section: string; readonly line: string }

/** All that a report says outside its tables, line by line in reading order. */
export function sectionLines(report: Report): SectionLine[] {
  const t = translator(reportingTexts, report.language)
  const numbers = drawingNumbers(report)
  const drawn = (block: Extract<Block, { kind: 'chart' | 'map' }>) =>
    `${t('reporting.figure', { number: numbers.get(block) ?? 0 })}. ${block.caption}. ${block.alt}`
  return [...walkSections(report.sections)].flatMap(({ section }) => {
    const lines = section.blocks.flatMap((block) =>
      block.kind === 'chart' || block.kind === 'map' ? [drawn(block)] : linesOf(block, report.language),
    )
    const [first = '', ...rest] = lines
    return [{ section: section.heading, line: first }, ...rest.map((line) => ({ section: '', line }))]
  })
}

function linesOf(block: Exclude<Block, { kind: 'chart' | 'map' }>, language: Language): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plainText(block.runs)]
    case 'bullets':
      return block.items.map(plainText)
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`)
    case 'table':
      return [block.table.caption]
    case 'level':
      return [`${block.label} ${block.level} ${block.word}${block.note === undefined ? '' : `, ${block.note}`}`]
    case 'note':
      return [`${noteTitle(block, language)}: ${plainText(block.runs)}`]
    default:
      return block satisfies never
  }
}
