import { ImageRun, Paragraph, type Table, TextRun } from 'docx'
import { translator } from '#kernel/i18n/texts.ts'
import type { Block, BlockOf, DrawingBlock } from '../block.ts'
import type { Png } from '../png/svg-to-png.ts'
import type { Report } from '../report.ts'
import { noteTitle } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { toTableView } from '../table-view.ts'
import { levelRun, styleIds, toFact, toRuns, toTable } from './docx-parts.ts'

/** A chart or map ready to be set: its number in the document and its picture. */
export type Picture = { readonly number: number; readonly png: Png }
export type Pictures = ReadonlyMap<DrawingBlock, Picture>
/** `keepNext`: stays on the page with what follows, as a text does with the chart it leads to. */
export type Place = { readonly report: Report; readonly pictures: Pictures; readonly keepNext: boolean }

/** How wide a drawing stands, in points of the screen (96 to the inch); a page of text is 650 wide. */
const drawnWidth = { map: 640, chart: 390, spark: 200 } as const
const tallest = 800

/** Any block as paragraphs and tables of Word. */
export function toDocxBlock(block: Block, place: Place): (Paragraph | Table)[] {
  const { report, pictures, keepNext } = place
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ keepNext, children: toRuns(block.runs) })]
    case 'bullets':
      return block.items.map((runs) => new Paragraph({ bullet: { level: 0 }, children: toRuns(runs) }))
    case 'facts':
      return block.facts.map(toFact)
    case 'table':
      return toTable(toTableView(report.language, block.table))
    case 'level':
      return [levelLine(block, keepNext)]
    case 'note':
      return [
        new Paragraph({
          style: styleIds.note,
          keepNext: true,
          children: [new TextRun({ text: noteTitle(block, report.language), bold: true })],
        }),
        new Paragraph({ style: styleIds.note, keepNext, children: toRuns(block.runs) }),
      ]
    case 'chart':
    case 'map':
      return toDrawing(block, report, pictures.get(block))
    default:
      return block satisfies never
  }
}

const levelLine = ({ label, level, word, note }: BlockOf<'level'>, keepNext: boolean): Paragraph =>
  new Paragraph({
    keepNext,
    children: [
      new TextRun(`${label} `),
      levelRun(level),
      new TextRun({ text: `\u00a0 ${word}`, bold: true }),
      new TextRun(note === undefined ? '' : `, ${note}`),
    ],
  })

function toDrawing(block: DrawingBlock, report: Report, picture: Picture | undefined): Paragraph[] {
  if (!picture) throw new Error(`a drawing without its picture: ${block.caption}`)
  const { number, png } = picture
  const t = translator(reportingTexts, report.language)
  const wanted = drawnWidth[block.kind === 'map' ? 'map' : block.figure.form === 'spark' ? 'spark' : 'chart']
  const width = Math.round(Math.min(wanted, (tallest * png.width) / png.height))
  const image = new ImageRun({
    type: 'png',
    data: png.bytes,
    transformation: { width, height: Math.round((png.height / png.width) * width) },
    altText: {
      id: String(number),
      name: t('reporting.figure', { number }),
      title: block.caption,
      description: block.alt,
    },
  })
  return [
    new Paragraph({ keepNext: true, children: [image] }),
    new Paragraph({ style: 'Caption', keepNext: true, text: `${t('reporting.figure', { number })}. ${block.caption}` }),
    new Paragraph({ style: styleIds.small, text: t('reporting.numbers-last') }),
  ]
}
