import type { Block } from '../block.ts'
import { type Report, walkSections } from '../report.ts'
import { headFacts, noteTitle } from '../report-parts.ts'
import type { Table } from '../table.ts'
import { toTableView } from '../table-view.ts'
import { plainText } from '../text.ts'

/** Every text that each format must show, in reading order, as a reader sees it: numbers written out, levels as words. */
export function textsOf(report: Report): string[] {
  const tableTexts = (table: Table): string[] => {
    const view = toTableView(report.language, table)
    return [
      view.caption,
      ...view.columns.map(({ label }) => label),
      ...view.rows.flat().map(({ text }) => text),
      view.note ?? '',
    ]
  }
  const blockTexts = (block: Block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [plainText(block.runs)]
      case 'bullets':
        return block.items.map(plainText)
      case 'facts':
        return block.facts.flatMap(({ label, value }) => [label, value])
      case 'table':
        return tableTexts(block.table)
      case 'level':
        return [block.label, block.word, block.note ?? '']
      case 'note':
        return [noteTitle(block, report.language), plainText(block.runs)]
      case 'chart':
      case 'map':
        return [block.caption, ...tableTexts(block.table)]
      default:
        return block satisfies never
    }
  }
  return [
    report.title,
    report.subtitle,
    report.classification,
    ...headFacts(report).flatMap(({ label, value }) => [label, value]),
    ...report.summary,
    ...[...walkSections(report.sections)].flatMap(({ section }) => [
      section.heading,
      ...section.blocks.flatMap(blockTexts),
    ]),
  ].filter((text) => text !== '')
}

/** What the charts and maps say to those who do not see them. */
export const altTextsOf = (report: Report): string[] =>
  [...walkSections(report.sections)].flatMap(({ section }) =>
    section.blocks.flatMap((block) => (block.kind === 'chart' || block.kind === 'map' ? [block.alt] : [])),
  )

/** Text without spaces, hyphens and marks of direction: what is the same however a page breaks its lines. */
export const unbroken = (text: string): string => text.replace(/[\s\u200B\u00AD\u202A-\u202E\u2010-]/gu, '')

/** The texts that cannot be found in what a format shows; none when everything is there. */
export function missingFrom(shown: string, texts: readonly string[]): string[] {
  const whole = unbroken(shown)
  return texts.filter((text) => !whole.includes(unbroken(text)))
}
